import { defineBackground } from 'wxt/utils/define-background';
import { ensurePollAlarm, onPollAlarm } from '../../lib/platform/alarms.ts';
import { browser } from '../../lib/platform/browser.ts';
import { markStore } from '../../lib/platform/history-here.ts';
import { listen } from '../../lib/platform/messages.ts';
import { onNotificationClicked } from '../../lib/platform/notifications.ts';
import { onHostsChanged } from '../../lib/platform/permissions.ts';
import { onPillKey } from '../../lib/platform/pill-tab.ts';
import { guardAreas, onManagedChanged } from '../../lib/platform/stored.ts';
import { wait } from '../../lib/platform/wait.ts';
import { pollPeriod } from '../../lib/settings/settings.ts';
import { openReason } from './alerts.ts';
import { followAdded, readAdded } from './added-sites.ts';
import { handlers } from './commands.ts';
import { phase, welcomeOnce } from './install.ts';
import { poll, pollAnew } from './poll.ts';
import { publishChanges } from './publish.ts';
import { added, ready, reloadHosts, reloadPolicy, reloadRecord, settings } from './state.ts';

/**
 * Wiring only. Every listener is registered in the first turn, or an event that woke the
 * worker would be lost; each handler waits for the state to be read back from storage.
 */
export default defineBackground({
  type: 'module',
  main() {
    markStore();
    onPollAlarm(() => void poll());
    browser.runtime.onInstalled.addListener(({ reason }) => {
      void poll();
      if (reason === 'install') void welcomeOnce();
    });
    browser.runtime.onStartup.addListener(() => void pollAfterStartup());
    onHostsChanged(() => void followHosts());
    onPillKey();
    onManagedChanged(() => void followPolicy());
    onNotificationClicked(() => void openReason());
    listen(handlers);
    void start();
  },
});

async function start(): Promise<void> {
  await guardAreas();
  await ready();
  // Those of before are no news: their open tabs have the pill, or had it before an update.
  added.value = await readAdded();
  publishChanges();
  void followAdded();
  await ensurePollAlarm(pollPeriod(settings.value), await phase());
}

const startupSpreadMs = 20_000;

/** Browsers are opened on the hour; each waits a little of its own. */
async function pollAfterStartup(): Promise<void> {
  await wait((await phase()) * startupSpreadMs);
  await poll();
}

/** A host that is allowed is asked at once; one that is withdrawn counts no more. */
async function followHosts(): Promise<void> {
  await ready();
  await Promise.all([reloadHosts(), followAdded()]);
  await pollAnew();
}

/** What the administrator set holds at once, like what the user sets. */
async function followPolicy(): Promise<void> {
  await ready();
  await reloadPolicy();
  await reloadRecord();
  await ensurePollAlarm(pollPeriod(settings.value), await phase());
  await pollAnew();
}
