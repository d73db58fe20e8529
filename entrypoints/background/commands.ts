/** What surfaces may ask of the background: one handler a command. */
import { ensurePollAlarm } from '../../lib/platform/alarms.ts';
import type { Handlers } from '../../lib/platform/messages.ts';
import { settingsItem } from '../../lib/platform/stored.ts';
import { checkSettings } from '../../lib/settings/schema.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { isSite } from '../../lib/sites/index.ts';
import { poll } from './poll.ts';
import { settled } from './publish.ts';
import { ready, settings } from './state.ts';

const done = { ok: true } as const;

export const handlers: Handlers = {
  async refresh() {
    void poll();
    return done;
  },
  async wake() {
    void poll();
    return done;
  },
  async 'save-settings'({ settings: given }) {
    await ready();
    const checked = checkSettings(given, settings.value);
    if (checked.problems.length > 0) return { ok: false, problems: checked.problems };
    await store(checked.settings);
    return done;
  },
  async hide({ site }) {
    await ready();
    if (isSite(site)) await setHidden([...settings.value.pill.hiddenSites, site]);
    return done;
  },
  async 'show-site'({ site }) {
    await ready();
    await setHidden(settings.value.pill.hiddenSites.filter((hidden) => hidden !== site));
    return done;
  },
};

const setHidden = (sites: readonly string[]): Promise<void> =>
  store({
    ...settings.value,
    pill: { ...settings.value.pill, hiddenSites: [...new Set(sites)] },
  });

/**
 * Settings are stored before they are answered for; the surfaces follow by themselves. They
 * hold at once, so that a change that comes meanwhile is made to them, and not to older ones;
 * where they could not be stored they are taken back.
 */
async function store(next: Settings): Promise<void> {
  const before = settings.value;
  settings.value = next;
  try {
    await settingsItem.write(next);
  } catch (error) {
    if (settings.value === next) settings.value = before;
    throw error;
  }
  await ensurePollAlarm(next.pollMinutes);
  await settled();
}
