/**
 * Change of open interest in coins over some days. Unit: %. The value before is the record's
 * nearest to that instant, at most 12 hours away; a record that does not reach back, or that
 * has a hole there, gives no number. Both ends must be of the same set of exchanges.
 */
import { changePercent } from '../quotes/change.ts';
import { dayMs, hourMs, type Series } from '../quotes/point.ts';
import type { OpenInterestRecord } from './open-interest-record.ts';
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
  const value = changePercent(before.value, last.value);
  if (distance(before.timeMs) > nearestWithinMs || value === null) {
    const have = (last.timeMs - first.timeMs) / dayMs;
    if (have >= days) return missing('percent', 'openInterestHole', { days });
    return missing('percent', 'openInterestRecordShort', { days: have, need: days });
  }
  return {
    value,
    unit: 'percent',
    asOfMs: last.timeMs,
    reason: null,
    evidence: [{ name: 'openInterestBefore', value: before.value, unit: 'coins', source }],
  };
}

/** The change in the first of the records that tells it, or why none of them does. */
export function firstChange(
  records: readonly OpenInterestRecord[],
  days: number,
  nowMs: number,
): Reading {
  const changes = records.map(({ coins, source }) =>
    openInterestChange(coins, days, nowMs, source),
  );
  return (
    changes.find(({ value }) => value !== null) ??
    changes.findLast(({ reason }) => reason?.key !== 'openInterestNoRecord') ??
    missing('percent', 'openInterestNoRecord')
  );
}

/** A change as far as it is told, in few words. */
export interface CoinChange {
  readonly days: number;
  readonly percent: number;
  readonly coinsBefore: number;
  /** Whose record it is of. */
  readonly source: string;
  readonly asOfMs: number;
}

/** Nothing where no record tells it. */
export function coinChange(
  records: readonly OpenInterestRecord[],
  days: number,
  nowMs: number,
): CoinChange[] {
  const { value, asOfMs, evidence } = firstChange(records, days, nowMs);
  const [before] = evidence;
  return value === null || asOfMs === null || typeof before?.value !== 'number'
    ? []
    : [
        {
          days,
          percent: value,
          coinsBefore: before.value,
          source: before.source ?? '',
          asOfMs,
        },
      ];
}

/**
 * The records in the order of how many of the changes they tell, so that what stands side by
 * side is of one record where one tells it all.
 */
export function byReach(
  records: readonly OpenInterestRecord[],
  days: readonly number[],
  nowMs: number,
): OpenInterestRecord[] {
  const told = (record: OpenInterestRecord): number =>
    days.filter((back) => firstChange([record], back, nowMs).value !== null).length;
  return records.toSorted((a, b) => told(b) - told(a));
}
