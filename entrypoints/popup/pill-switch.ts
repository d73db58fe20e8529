/**
 * The pill on the page in front of which the popup was opened. Its address is read from the
 * browser, kept in this popup alone, and gone with it. A permission is asked for in the click
 * itself, since the browser shows its question only then.
 */
import { computed, signal } from '@preact/signals';
import { t } from '../../lib/platform/i18n.ts';
import { send } from '../../lib/platform/messages.ts';
import { grantedPatterns, removeHosts, requestHosts } from '../../lib/platform/permissions.ts';
import { frontTab, tellPill } from '../../lib/platform/pill-tab.ts';
import {
  type FrontPage,
  pillSwitchView,
  type PillSwitchView,
} from '../../lib/views/pill-switch-view.ts';
import { settings } from './model.ts';

const front = signal<(FrontPage & { readonly tabId: number }) | null>(null);
export const said = signal('');

export const pillSwitch = computed(() =>
  front.value ? pillSwitchView(front.value, settings.value.pill, t) : null,
);

export async function followFront(): Promise<void> {
  const tab = await frontTab().catch(() => null);
  if (tab === null) return;
  const [answer, added] = await Promise.all([tellPill(tab.id, 'ask'), grantedPatterns()]);
  front.value = { tabId: tab.id, url: tab.url, later: answer?.later ?? false, added };
}

export async function press(deed: PillSwitchView['deed']): Promise<void> {
  const tabId = front.value?.tabId;
  if (deed.kind === 'add') {
    const isAllowed = await requestHosts([deed.host]).catch(() => false);
    said.value = isAllowed ? '' : t('popup.pill.denied');
  } else if (deed.kind === 'remove') await removeHosts([deed.host]).catch(() => false);
  else if (deed.kind === 'show-site') await send({ type: 'show-site', site: deed.site });
  else if (deed.kind === 'show-everywhere')
    await send({ type: 'save-settings', settings: { pill: { enabled: true } } });
  else if (tabId !== undefined) await tellPill(tabId, 'show');
  await followFront();
}
