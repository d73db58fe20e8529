/**
 * What the closed days say: the regime and everything that stands beside it and needs no
 * price of this minute. The state of now and the state of any past day are made by this one
 * function of the rows that had closed by then, so neither can know what came later.
 */
import { assetOf } from '../quotes/assets.ts';
import { type Point, startOfDay } from '../quotes/point.ts';
import type { RegimeReading } from '../regime/regime.ts';
import { regimeReading } from '../regime/regime-reading.ts';
import { columnDays, type ClosedDay, closedDays, type Past, pastAt } from '../series/past.ts';
import { week } from '../series/sample.ts';
import type { Settings } from '../settings/settings.ts';
import { errorBar } from '../signals/error-bar.ts';
import { lastBelowZero } from '../signals/last-below-zero.ts';
import { lowerShare } from '../signals/lower-share.ts';
import { type Payer, payer } from '../signals/payer.ts';
import { priceHigh } from '../signals/price-high.ts';
import { trend } from '../signals/trend.ts';
import type { MarketState } from './market-state.ts';

export interface LookBack extends Pick<
  MarketState,
  'errorPercent' | 'trend' | 'lowerShare' | 'lastBelowZeroDayMs' | 'regime' | 'payer' | 'high'
> {
  readonly firstDayMs: number | null;
  readonly lastClosedDayMs: number | null;
  /** v of the last closed day less that of 7 days before, % a year. */
  readonly premiumChange: number | null;
}

/** What stands now against the record. */
export interface Present {
  /** v, % a year. */
  readonly average7: number | null;
  /** Funding of the last 7 days, % a year. */
  readonly funding: number | null;
  readonly price: number | null;
}

export function lookBack(
  whole: Past,
  { asset, lines }: Pick<Settings, 'asset' | 'lines'>,
  present: Present,
  instantMs: number,
): LookBack {
  const past = pastAt(whole, instantMs);
  const days = closedDays(past);
  const errorPercent = errorBar(lastWeek(past).map((value) => ({ value })));
  return {
    errorPercent,
    trend: trend(days),
    lowerShare: present.average7 === null ? null : lowerShare(days, present.average7),
    lastBelowZeroDayMs: lastBelowZero(days),
    regime: assetOf(asset).dated ? regimeReading(days, lines, errorPercent) : withoutDated,
    payer: agreeing(payer(columnDays(past, past.funding.average7)), present.funding),
    high: present.price === null ? null : priceHigh(closesOf(past), present.price, instantMs),
    firstDayMs: days.find(({ v }) => v !== null)?.dayMs ?? null,
    lastClosedDayMs: days.at(-1)?.dayMs ?? null,
    premiumChange: premiumChange(days),
  };
}

/** What no closed day can decide. */
const withoutDated: RegimeReading = {
  regime: 'unknown',
  sinceDayMs: null,
  days: 0,
  previous: null,
  held: false,
  reasons: [{ key: 'noDated', values: [], line: null, verdict: 'missing' }],
  distances: [],
  evidence: [],
};

/** The daily values in the window of v. */
const lastWeek = ({ basis }: Past): number[] =>
  basis.daily.slice(-week.days).flatMap((value) => value ?? []);

/** Nobody is said to pay while the closed days and this minute point to different sides. */
const agreeing = (said: Payer | null, percentPerYear: number | null): Payer | null =>
  percentPerYear === null || (said === 'shorts-pay') === percentPerYear < 0 ? said : null;

function premiumChange(days: readonly ClosedDay[]): number | null {
  const now = days.at(-1)?.v ?? null;
  const before = days.at(-1 - week.days)?.v ?? null;
  return now === null || before === null ? null : now - before;
}

/** Daily closes, stamped with the start of their day. */
export const closesOf = (past: Past): Point[] =>
  columnDays(past, past.close).flatMap(({ dayMs, value }) =>
    value === null ? [] : [{ timeMs: startOfDay(dayMs), value }],
  );
