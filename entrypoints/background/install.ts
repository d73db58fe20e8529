/**
 * What belongs to this installation: where in the period its polls lie, so that many browsers
 * that start together do not ask together, and that its first page was opened.
 */
import { openPage } from '../../lib/platform/open-page.ts';
import { installItem, readManaged } from '../../lib/platform/stored.ts';
import { opensFirstRunPage } from '../../lib/settings/managed.ts';

let drawn: Promise<number> | undefined;

/** 0 to 1, drawn once and kept. */
export const phase = (): Promise<number> => (drawn ??= draw());

async function draw(): Promise<number> {
  const stored = await installItem.read().catch(() => null);
  const kept = isObject(stored) ? stored['phase'] : undefined;
  if (typeof kept === 'number' && kept >= 0 && kept < 1) return kept;
  const lot = Math.random();
  await installItem.write({ phase: lot }).catch(() => undefined);
  return lot;
}

/**
 * Noted before it is opened: twice would be a nuisance, and the popup says it all as well. An
 * administrator's policy keeps it away, also where it is taken back later.
 */
export async function welcomeOnce(): Promise<void> {
  const stored = await installItem.read().catch(() => null);
  if (isObject(stored) && stored['isWelcomed'] === true) return;
  const lot = await phase();
  await installItem.write({ phase: lot, isWelcomed: true }).catch(() => undefined);
  if (opensFirstRunPage(await readManaged()))
    await openPage('/welcome.html').catch(() => undefined);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
