/**
 * How far open interest in coins lies below its highest day of the last 30. Unit: %, 0 or
 * below. At 15 % below or more it is a reset: many positions that were open within the month
 * no longer are. Of one record and never of several; fewer than 21 of the 30 days give none.
 *
 * It does not say who closed them, nor whether they were hedged.
 */
import { changePercent } from '../quotes/change.ts';
import { dayMs, hourMs } from '../quotes/point.ts';
import type { OpenInterestRecord } from './open-interest-record.ts';
import { missing, type Reading } from './reading.ts';

const windowDays = 30;
const fewestDays = 21;
const oldestLastMs = 36 * hourMs;
const resetPercent = -15;

/** @param records best first, see `open-interest-record.ts` */
export function openInterestFromHigh(
  records: readonly OpenInterestRecord[],
  nowMs: number,
): Reading {
  const readings = records.map((record) => fromHigh(record, nowMs));
  return (
    readings.find(({ value }) => value !== null) ??
    readings.findLast(({ reason }) => reason?.key === 'openInterestRecordShort') ??
    missing('percent', 'openInterestNoRecord')
  );
}

function fromHigh({ coins, source }: OpenInterestRecord, nowMs: number): Reading {
  const last = coins.findLast(({ timeMs }) => timeMs <= nowMs);
  if (!last || nowMs - last.timeMs > oldestLastMs)
    return missing('percent', 'openInterestNoRecord');
  const window = coins.filter(
    ({ timeMs }) => timeMs <= last.timeMs && timeMs > last.timeMs - windowDays * dayMs,
  );
  if (window.length < fewestDays)
    return missing('percent', 'openInterestRecordShort', {
      days: window.length,
      need: fewestDays,
    });
  const high = window.reduce((a, b) => (b.value > a.value ? b : a));
  return {
    value: changePercent(high.value, last.value),
    unit: 'percent',
    asOfMs: last.timeMs,
    reason: null,
    evidence: [
      { name: 'openInterestHigh', value: high.value, unit: 'coins', source },
      { name: 'openInterestHighTime', value: high.timeMs, unit: 'time' },
    ],
  };
}

/** Null where it is not known how far it lies below. */
export const isReset = ({ value }: Reading): boolean | null =>
  value === null ? null : value <= resetPercent;
