/**
 * Whether a record read back from the store is whole. It holds thousands of rows and is read
 * at each start of the worker, so it is checked by hand, not by a schema.
 */
import type { Series } from '../quotes/point.ts';
import type { AveragedColumns, Column, Past } from '../series/past.ts';
import type { MarketRecord } from '../state/market-record.ts';

export function isWholeRecord(stored: MarketRecord | undefined): stored is MarketRecord {
  if (stored?.version !== 2 || !Number.isFinite(stored.builtAtMs)) return false;
  const { past, recentCloses, samples } = stored;
  try {
    return (
      isWholePast(past) &&
      isSeries(recentCloses) &&
      samples.every(({ hourly, fourHourly }) => isSeries(hourly) && isSeries(fourHourly))
    );
  } catch {
    // A list that is none, a row that is none.
    return false;
  }
}

/** Every column is as long as the calendar and holds finite numbers or gaps. */
function isWholePast(past: Past): boolean {
  const { length } = past.dayMs;
  const isColumn = (column: Column): boolean =>
    column.length === length && column.every(isNumberOrNull);
  const areColumns = ({ daily, average7, average30 }: AveragedColumns): boolean =>
    isColumn(daily) && isColumn(average7) && isColumn(average30);
  return (
    past.dayMs.every(Number.isFinite) &&
    [past.basis, past.frontMonth, past.perpPremium, past.funding].every(areColumns) &&
    [past.close, past.basisSet, past.basket, past.reserve].every(isColumn) &&
    [past.reserveFirst, past.flowIn, past.flowOut].every(isColumn) &&
    past.openInterest.every(({ coins }) => isColumn(coins)) &&
    past.exchangeSets.every(Array.isArray)
  );
}

const isNumberOrNull = (value: number | null): boolean => value === null || Number.isFinite(value);

const isSeries = (series: Series): boolean =>
  series.every(({ timeMs, value }) => Number.isFinite(timeMs) && Number.isFinite(value));
