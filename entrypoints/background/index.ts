import { defineBackground } from 'wxt/utils/define-background';
import { ensurePollAlarm, onPollAlarm } from '../../lib/platform/alarms.ts';
import { browser } from '../../lib/platform/browser.ts';
import { listen } from '../../lib/platform/messages.ts';
import { guardAreas } from '../../lib/platform/stored.ts';
import { handlers } from './commands.ts';
import { poll } from './poll.ts';
import { publishChanges } from './publish.ts';
import { ready, settings } from './state.ts';

/**
 * Wiring only. Every listener is registered in the first turn, or an event that woke the
 * worker would be lost; each handler waits for the state to be read back from storage.
 */
export default defineBackground({
  type: 'module',
  main() {
    onPollAlarm(() => void poll());
    browser.runtime.onInstalled.addListener(() => void poll());
    browser.runtime.onStartup.addListener(() => void poll());
    listen(handlers);
    void start();
  },
});

async function start(): Promise<void> {
  await guardAreas();
  await ready();
  publishChanges();
  await ensurePollAlarm(settings.value.pollMinutes);
}
