/**
 * The one alarm that wakes the background. It is made again only when it is missing or its
 * period changed: making it anew at each start would push it back for ever while a page
 * keeps waking the worker.
 */
import { browser } from './browser.ts';

const pollAlarm = 'poll';

export async function ensurePollAlarm(periodMinutes: number): Promise<void> {
  const present = await browser.alarms.get(pollAlarm);
  if (present?.periodInMinutes === periodMinutes) return;
  browser.alarms.create(pollAlarm, { periodInMinutes: periodMinutes });
}

/** Must be called in the first turn of the worker. */
export function onPollAlarm(callback: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === pollAlarm) callback();
  });
}
