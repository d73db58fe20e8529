/**
 * The leverage ratio of the contracts whose past can be asked for: the USDT perpetuals of
 * Bybit and OKX, counted once, over the exchange reserve, at the last closed day. Unit: ratio.
 * A basket of its own with a level of its own. Incomplete while one of the two is missing.
 */
import { finite } from '../quotes/change.ts';
import { dayMs } from '../quotes/point.ts';
import type { DayValue } from '../series/calendar-average.ts';
import type { Column, Past } from '../series/past.ts';
import { reserveDays } from './leverage-days.ts';
import { type Evidence, missing, type Reading } from './reading.ts';

export const recordedExchanges = ['bybit', 'okx'] as const;

/** A day closes hours before its count is told. */
const oldestDays = 3;

const columnOf = ({ openInterest }: Past, exchange: string): Column =>
  openInterest.find((column) => column.exchange === exchange)?.coins ?? [];

/** Coins of both, a value a day; a day without one of them is a gap. */
export function recordedCoins(past: Past): Column {
  const columns = recordedExchanges.map((exchange) => columnOf(past, exchange));
  return past.dayMs.map((_, row) => {
    const coins = columns.flatMap((column) => column[row] ?? []).filter((value) => value > 0);
    return coins.length < columns.length
      ? null
      : finite(coins.reduce((sum, value) => sum + value, 0));
  });
}

/**
 * @param days of `recordedCoins`, see `leverage-days.ts`
 * @param named the ratio of the set that is counted live, to stand beside it
 */
export function recordedLeverage(past: Past, days: readonly DayValue[], named: Reading): Reading {
  const row = days.findLastIndex(({ value }) => value !== null);
  const value = days[row]?.value ?? null;
  if (value === null || row < days.length - oldestDays) return incomplete(past);
  const open = (exchange: string): Evidence => ({
    name: 'openInterest',
    value: columnOf(past, exchange)[row] ?? null,
    unit: 'coins',
    source: exchange,
  });
  const beside: Evidence[] =
    named.value === null ? [] : [{ name: 'leverageNamed', value: named.value, unit: 'ratio' }];
  return {
    value,
    unit: 'ratio',
    asOfMs: (past.dayMs[row] ?? 0) + dayMs,
    reason: null,
    evidence: [
      ...recordedExchanges.map(open),
      {
        name: 'reserve',
        value: reserveDays(past)[row] ?? null,
        unit: 'coins',
      },
      ...beside,
    ],
  };
}

/** Names who is missing: the reserve, or the exchanges without a count of the last days. */
function incomplete(past: Past): Reading {
  const silent = recordedExchanges.filter((exchange) =>
    columnOf(past, exchange)
      .slice(-oldestDays)
      .every((value) => value === null),
  );
  const [exchange] = silent;
  return exchange === undefined
    ? missing('ratio', 'reserveMissing')
    : missing('ratio', 'openInterestIncomplete', { exchange, missing: silent.length });
}
