/**
 * Change of open interest in coins over some days. Unit: %. The value before is the record's
 * nearest to that instant, at most 12 hours away; a record that does not reach back, or that
 * has a hole there, gives no number. Both ends must be of the same set of exchanges.
 */
import { dayMs, hourMs, type Series } from '../quotes/point.ts';
import { missing, type Reading } from './reading.ts';

const nearestWithinMs = 12 * hourMs;
const oldestLastMs = 36 * hourMs;

/**
 * @param record ascending, coins; the last point is the value now
 * @param source who keeps that record
 */
export function openInterestChange(
  record: Series,
  days: number,
  nowMs: number,
  source: string,
): Reading {
  const last = record.findLast(({ timeMs }) => timeMs <= nowMs);
  const [first] = record;
  if (!first || !last || nowMs - last.timeMs > oldestLastMs) {
    return missing('percent', 'openInterestNoRecord');
  }
  const targetMs = last.timeMs - days * dayMs;
  const distance = (timeMs: number) => Math.abs(timeMs - targetMs);
  const before = record.reduce((a, b) => (distance(b.timeMs) < distance(a.timeMs) ? b : a));
  if (distance(before.timeMs) > nearestWithinMs || before.value <= 0) {
    const have = (last.timeMs - first.timeMs) / dayMs;
    return missing('percent', 'openInterestRecordShort', { days: have, need: days });
  }
  return {
    value: (last.value / before.value - 1) * 100,
    unit: 'percent',
    asOfMs: last.timeMs,
    reason: null,
    evidence: [
      { name: 'openInterestBefore', value: before.value, unit: 'coins' },
      { name: 'openInterestBeforeTime', value: before.timeMs, unit: 'time' },
      { name: 'openInterest', value: last.value, unit: 'coins', source },
    ],
  };
}
