/**
 * How often a host may be asked: so many requests a minute and a UTC day, with a pause
 * between two. The counts are stored, so neither many windows nor a worker that keeps dying
 * can go beyond them. Of a clock that jumped they make a new minute or day.
 */
import type { Pace } from '../exchanges/exchange.ts';
import { startOfDay } from '../quotes/point.ts';

export interface HostUse {
  /** Start of the minute and of the UTC day that are counted. */
  readonly minuteMs: number;
  readonly dayMs: number;
  readonly inMinute: number;
  readonly inDay: number;
}

const minute = 60_000;

/** The counts with `requests` more; null where the budget has no room for them. */
export function take(
  use: HostUse | undefined,
  { perMinute, perDay }: Pace,
  requests: number,
  nowMs: number,
): HostUse | null {
  const minuteMs = Math.floor(nowMs / minute) * minute;
  const dayMs = startOfDay(nowMs);
  const inMinute = (use?.minuteMs === minuteMs ? use.inMinute : 0) + requests;
  const inDay = (use?.dayMs === dayMs ? use.inDay : 0) + requests;
  return inMinute > perMinute || inDay > perDay ? null : { minuteMs, dayMs, inMinute, inDay };
}

/** How long to wait before the next request, so that the pause is kept. */
export const pauseMs = (lastMs: number | undefined, gapMs: number, nowMs: number): number =>
  lastMs === undefined || lastMs > nowMs + gapMs ? 0 : Math.max(0, lastMs + gapMs - nowMs);
