/**
 * Whether a record read back from the store is whole. It holds thousands of rows and is read
 * at each start of the worker, so it is checked by hand, not by a schema.
 */
import type { Series } from '../quotes/point.ts';
import type { ClosedDay } from '../series/closed-days.ts';
import type { MarketRecord } from '../state/market-record.ts';

export function isWholeRecord(stored: MarketRecord | undefined): stored is MarketRecord {
  if (stored?.version !== 1 || !Number.isFinite(stored.builtAtMs)) return false;
  const { days, closes, recentCloses, samples, funding, openInterest } = stored;
  try {
    return (
      days.every(isDay) &&
      isSeries(closes) &&
      isSeries(recentCloses) &&
      samples.every(({ hourly, fourHourly }) => isSeries(hourly) && isSeries(fourHourly)) &&
      funding.every(({ rates }) => isSeries(rates)) &&
      openInterest.every(({ coins }) => isSeries(coins))
    );
  } catch {
    // A list that is none, a row that is none.
    return false;
  }
}

const isDay = ({ dayMs, basis, v, m, exchanges }: ClosedDay): boolean =>
  Number.isFinite(dayMs) && [basis, v, m].every(isNumberOrNull) && Array.isArray(exchanges);

const isNumberOrNull = (value: number | null): boolean => value === null || Number.isFinite(value);

const isSeries = (series: Series): boolean =>
  series.every(({ timeMs, value }) => Number.isFinite(timeMs) && Number.isFinite(value));
