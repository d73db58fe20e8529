/**
 * Leverage ratio: open interest of a fixed, named set of exchanges over the coins that all
 * exchanges hold (Coin Metrics `SplyExNtv`). Unit: ratio.
 *
 * Its level depends on who counts, by a factor of eight between vendors; compare it with
 * itself only. The reserve is daily and moves little, so nearly all of the signal is open
 * interest. Incomplete, never lower, when an exchange of the set is missing.
 */
import type { ReserveQuote } from '../quotes/quote.ts';
import { missing, type Reading } from './reading.ts';

/**
 * @param basket open interest of the set, see `open-interest.ts`
 * @param reserves any days; the latest day counts, of one day the latest receipt
 */
export function leverage(basket: Reading, reserves: readonly ReserveQuote[]): Reading {
  const reserve = reserves
    .toSorted((a, b) => a.dayMs - b.dayMs || a.receivedAtMs - b.receivedAtMs)
    .at(-1);
  if (basket.value === null) return { ...basket, unit: 'ratio' };
  if (!reserve || !(reserve.coins > 0)) return missing('ratio', 'reserveMissing');
  return {
    value: basket.value / reserve.coins,
    unit: 'ratio',
    asOfMs: basket.asOfMs,
    reason: null,
    evidence: [
      { name: 'openInterest', value: basket.value, unit: 'coins' },
      {
        name: 'reserve',
        value: reserve.coins,
        unit: 'coins',
        source: `${reserve.exchange} ${reserve.symbol}`,
      },
      { name: 'reserveDay', value: reserve.dayMs, unit: 'time' },
    ],
  };
}

const percentileDays = 365;

/**
 * Percentile of the ratio in its own last 365 days, 0 to 100. It needs a year of one set of
 * exchanges and one vintage of the reserve; until such a record is kept it is unknown.
 */
export const leveragePercentile = (recordDays: number): Reading =>
  missing('ratio', 'leverageRecordShort', { days: recordDays, need: percentileDays });
