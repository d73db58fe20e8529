/**
 * Leverage ratio: open interest of a fixed, named set of exchanges over the coins that all
 * exchanges hold (Coin Metrics `SplyExNtv`). Unit: ratio, and its percentile in its own last
 * 365 days.
 *
 * Its level depends on who counts, by a factor of eight between vendors; compare it with
 * itself only. So a basket is ranked in its own past: until 90 days of the named one are on
 * record, the contracts of Bybit and OKX, whose past can be asked for, are read under that
 * name. The reserve is daily and moves little, so nearly all of the signal is open interest.
 * Incomplete, never lower, when an exchange of the set is missing.
 */
import { finite } from '../quotes/change.ts';
import { dayMs } from '../quotes/point.ts';
import type { ReserveQuote } from '../quotes/quote.ts';
import type { Past } from '../series/past.ts';
import { isOfTwoVintages, leverageDays, reserveDays, restsOnRevised } from './leverage-days.ts';
import { fewestOwnDays, ownYear, yearDays } from './own-year.ts';
import { missing, type Reading } from './reading.ts';
import { recordedCoins, recordedLeverage } from './recorded-leverage.ts';
import { type RatioChange, ratioChange } from './leverage-change.ts';

/** `named` is the set that is counted live, `recorded` the contracts of Bybit and OKX. */
export type BasketId = 'named' | 'recorded';

export interface LeverageScope {
  readonly basket: BasketId;
  /**
   * The percentile rests on days whose reserve was told when they were long past. It is no
   * evidence of what could have been known on an earlier day, so no claim may rest on it.
   */
  readonly restsOnRevised: boolean;
}

export interface Leverage {
  readonly scope: LeverageScope;
  readonly ratio: Reading;
  readonly percentile: Reading;
  /** Null where it is not known. */
  readonly change30: RatioChange | null;
}

export interface LeverageInputs {
  readonly past: Past;
  /** Open interest of the named set now, see `open-interest.ts`. */
  readonly counted: Reading;
  /** Coins on all exchanges, the latest day. */
  readonly reserve: LatestReserve | null;
}

export interface LatestReserve {
  readonly coins: number;
  readonly dayMs: number;
  readonly source: string;
}

/** @param quotes any days; the latest day counts, of one day the latest receipt */
export function latestReserve(quotes: readonly ReserveQuote[]): LatestReserve | null {
  const quote = quotes
    .toSorted((a, b) => a.dayMs - b.dayMs || a.receivedAtMs - b.receivedAtMs)
    .at(-1);
  return quote && quote.coins > 0
    ? { coins: quote.coins, dayMs: quote.dayMs, source: `${quote.exchange} ${quote.symbol}` }
    : null;
}

export function leverage({ past, counted, reserve }: LeverageInputs): Leverage {
  const fromRow = Math.max(0, past.dayMs.length - yearDays);
  const known = (days: readonly { readonly value: number | null }[]): number =>
    days.slice(fromRow).filter(({ value }) => value !== null).length;
  const namedDays = leverageDays(past, past.basket);
  const recordedDays = leverageDays(past, recordedCoins(past));
  const named = namedLeverage(counted, reserve);
  const isRecorded = known(namedDays) < fewestOwnDays && known(recordedDays) >= fewestOwnDays;
  const days = isRecorded ? recordedDays : namedDays;
  const ratio = isRecorded ? recordedLeverage(past, recordedDays, named) : named;
  return {
    scope: {
      basket: isRecorded ? 'recorded' : 'named',
      restsOnRevised: restsOnRevised(past, fromRow),
    },
    ratio,
    percentile: percentileOf(past, days, isRecorded ? ratio : inOneVintage(counted, past), fromRow),
    change30: ratioChange(past, isRecorded ? recordedCoins(past) : past.basket),
  };
}

function namedLeverage(counted: Reading, reserve: LatestReserve | null): Reading {
  if (counted.value === null) return { ...counted, unit: 'ratio' };
  if (reserve === null) return missing('ratio', 'reserveMissing');
  const { coins, dayMs: day, source } = reserve;
  const value = finite(counted.value / coins);
  if (value === null) return missing('ratio', 'reserveMissing');
  return {
    value,
    unit: 'ratio',
    asOfMs: counted.asOfMs,
    reason: null,
    evidence: [
      { name: 'openInterest', value: counted.value, unit: 'coins' },
      { name: 'reserve', value: coins, unit: 'coins', source },
      { name: 'reserveDay', value: day, unit: 'time' },
    ],
  };
}

/** The ratio of now over the reserve of the column that the days before are divided by. */
function inOneVintage(counted: Reading, past: Past): Reading {
  const reserve = reserveDays(past).at(-1) ?? null;
  if (counted.value === null) return { ...counted, unit: 'ratio' };
  if (reserve === null) return missing('ratio', 'reserveMissing');
  return { ...counted, unit: 'ratio', value: finite(counted.value / reserve) };
}

function percentileOf(
  past: Past,
  days: ReturnType<typeof leverageDays>,
  now: Reading,
  fromRow: number,
): Reading {
  if (now.value === null || now.asOfMs === null)
    return { ...missing('percentile', now.reason?.key ?? 'reserveMissing'), reason: now.reason };
  if (isOfTwoVintages(past, fromRow)) return missing('percentile', 'reserveRevised');
  const before = days.filter(({ dayMs: day }) => day + dayMs < (now.asOfMs ?? 0));
  const { percentile, knownDays } = ownYear(before, now.value, before.at(-1)?.dayMs ?? 0);
  if (percentile === null)
    return missing('percentile', 'percentileShort', { days: knownDays, need: fewestOwnDays });
  return {
    value: percentile,
    unit: 'percentile',
    asOfMs: now.asOfMs,
    reason: now.reason,
    evidence: [{ name: 'recordDays', value: knownDays, unit: 'days' }],
  };
}
