/**
 * After each poll: what the new state gives rise to is remembered first and told then, so
 * that a worker that dies in between tells nothing twice. What is told at once is one
 * notification, however much it is. A click leads to the reason.
 */
import { locale, t } from '../../lib/platform/i18n.ts';
import { mayNotify, notify } from '../../lib/platform/notifications.ts';
import { openPage } from '../../lib/platform/open-page.ts';
import { alertItem } from '../../lib/platform/stored.ts';
import type { AlertMemory } from '../../lib/state/alert.ts';
import { decideAlerts } from '../../lib/state/alerts.ts';
import { parseAlerts } from '../../lib/state/alert-schema.ts';
import { alertsText } from '../../lib/views/alert-text.ts';
import { localeWith } from '../../lib/views/number-style.ts';
import { market, now, settings } from './state.ts';

let memory: AlertMemory | undefined;

/** Never throws: what cannot be told does not keep anything else from going on. */
export async function considerAlerts(): Promise<void> {
  try {
    memory ??= parseAlerts(await alertItem.read());
    const before = memory;
    const isTold = settings.value.alerts.enabled && (await mayNotify());
    const wanted = isTold ? settings.value : silenced();
    const clock = { nowMs: now(), localHour: new Date().getHours() };
    const decided = decideAlerts(before, market.value, wanted, clock);
    if (JSON.stringify(decided.memory) === JSON.stringify(before)) return;
    await alertItem.write(decided.memory);
    memory = decided.memory;
    const ownLocale = localeWith(locale, settings.value.numbers);
    const [first] = decided.alerts;
    if (first) await notify(first.id, alertsText(decided.alerts, t, ownLocale));
  } catch {}
}

/** Without the permission nothing is told, and nothing is news once it is given. */
const silenced = (): typeof settings.value => ({
  ...settings.value,
  alerts: { ...settings.value.alerts, enabled: false },
});

/** The popup as a page, at what the alert is about. */
export const openReason = (): Promise<void> => openPage('/popup.html#regime-word');
