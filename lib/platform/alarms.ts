/**
 * The one alarm that wakes the background. It is made again only when it is missing or its
 * period changed: making it anew at each start would push it back for ever while a page
 * keeps waking the worker.
 */
import { browser } from './browser.ts';

const pollAlarm = 'poll';

/**
 * @param phase where in its period the first ring lies, 0 to 1: another for each
 * installation, so that browsers that start together do not ask together
 */
export async function ensurePollAlarm(periodMinutes: number, phase: number): Promise<void> {
  const present = await browser.alarms.get(pollAlarm);
  if (present?.periodInMinutes === periodMinutes) return;
  browser.alarms.create(pollAlarm, {
    when: Date.now() + phase * periodMinutes * 60_000,
    periodInMinutes: periodMinutes,
  });
}

/** Must be called in the first turn of the worker. */
export function onPollAlarm(callback: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === pollAlarm) callback();
  });
}
