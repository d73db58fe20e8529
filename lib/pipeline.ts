/**
 * The table of contents. Read it from top to bottom: answers of exchanges become quotes,
 * quotes and the record become readings, readings become the regime, and all of it the one
 * state that the views show. Pure: the same input gives the same state, whether the worker
 * lived all day or woke this second.
 */
import { type ExchangeId, exchanges } from './exchanges/index.ts';
import { startOfDay } from './quotes/point.ts';
import { regimeReading } from './regime/regime-reading.ts';
import { fundingDays } from './series/funding-rate.ts';
import { month, week } from './series/sample.ts';
import type { Settings } from './settings/settings.ts';
import { consensusReading } from './signals/consensus-reading.ts';
import { errorBar } from './signals/error-bar.ts';
import { fourFields } from './signals/four-fields.ts';
import { funding, paymentsOf } from './signals/funding.ts';
import { lastBelowZero } from './signals/last-below-zero.ts';
import { leverage, leveragePercentile } from './signals/leverage.ts';
import { liveAverage } from './signals/live-average.ts';
import { lowerShare } from './signals/lower-share.ts';
import { openInterest } from './signals/open-interest.ts';
import { openInterestChange } from './signals/open-interest-change.ts';
import { type Payer, payer } from './signals/payer.ts';
import { price, priceChange24h } from './signals/price.ts';
import { priceHigh } from './signals/price-high.ts';
import { nextExpiry, thirtyDayBasis } from './signals/thirty-day-basis.ts';
import { trend } from './signals/trend.ts';
import { ages } from './state/ages.ts';
import { exchangeHealth, historyFailure, lastSuccess } from './state/health.ts';
import { keep, lastGood } from './state/keep.ts';
import type { Ledger } from './state/ledger.ts';
import type { MarketRecord } from './state/market-record.ts';
import { type MarketState, marketStateVersion } from './state/market-state.ts';
import { quotesOf } from './state/quotes-of.ts';

export interface PipelineInput {
  readonly settings: Settings;
  /** The last good answer of every request. */
  readonly ledger: Ledger;
  /** Closed days and recent samples. */
  readonly record: MarketRecord;
  readonly historyProgress: number;
  /** The state before this one: where a value falls silent, its last good one is kept. */
  readonly previous: MarketState | null;
  readonly nowMs: number;
}

/** The exchanges whose open interest is counted for the leverage ratio. */
const leverageBasket: readonly ExchangeId[] = ['binance', 'deribit'];

export function assess(input: PipelineInput): MarketState {
  const { settings, ledger, record, previous, nowMs } = input;
  const age = ages(settings.pollMinutes);

  // exchanges -> quotes
  const quotes = quotesOf(ledger);

  // quotes -> readings of this minute, across exchanges
  const basis = thirtyDayBasis(quotes.future, nowMs);
  const basisNow = consensusReading(
    basis,
    'percent-per-year',
    { ...age.basis, nowMs },
    lastGood(previous?.basisNow),
  );
  const paid = consensusReading(
    funding(paymentsOf(quotes.funding), nowMs),
    'percent-per-year',
    { ...age.funding, nowMs },
    lastGood(previous?.funding),
  );
  const priceNow = keep(price(quotes.spot, { nowMs, ...age.spot }), previous?.price);
  const counted = keep(
    openInterest(quotes['open-interest'], leverageBasket, { nowMs, ...age.openInterest }),
    previous?.openInterest,
  );

  // record -> averages and what stands beside them
  const average7 = keep(
    liveAverage(record.samples, week, { ...age.average, nowMs }),
    previous?.average7,
  );
  const average30 = keep(
    liveAverage(record.samples, month, { ...age.average, nowMs }),
    previous?.average30,
  );
  const error = errorBar(lastWeek(record).map((value) => ({ value })));
  const [kept] = record.openInterest;
  const positionsChange = openInterestChange(kept?.coins ?? [], 7, nowMs, kept?.exchange ?? '');
  const lastDayMs = record.days.at(-1)?.dayMs ?? startOfDay(nowMs);
  const rates = record.funding[0]?.rates ?? [];

  return {
    version: marketStateVersion,
    asset: settings.asset,
    computedAtMs: nowMs,
    lastAnswerMs: lastSuccess(Object.values(ledger.requests)),
    basisNow,
    average7,
    average30,
    errorPercent: error,
    trend: trend(record.days),
    lowerShare: average7.value === null ? null : lowerShare(record.days, average7.value),
    lastBelowZeroDayMs: lastBelowZero(record.days),
    // readings -> regime, from closed days only
    regime: regimeReading(record.days, settings.lines, error),
    funding: paid,
    payer: agreeing(payer(fundingDays(rates, lastDayMs)), paid.value),
    openInterest: counted,
    openInterestChange7: positionsChange,
    positions: fourFields(premiumChange(record), positionsChange.value),
    leverage: keep(leverage(counted, quotes.reserve), previous?.leverage),
    leveragePercentile: leveragePercentile(0),
    price: priceNow,
    priceChange24h:
      priceNow.value === null ? null : priceChange24h(record.recentCloses, priceNow.value, nowMs),
    high: priceNow.value === null ? null : priceHigh(record.closes, priceNow.value, nowMs),
    exchanges: exchangeHealth(exchanges, ledger),
    history: {
      progress: input.historyProgress,
      failure: historyFailure(ledger),
      firstDayMs: record.days.find(({ v }) => v !== null)?.dayMs ?? null,
      lastClosedDayMs: record.days.at(-1)?.dayMs ?? null,
    },
    nextExpiryMs: nextExpiry(basis.values, nowMs),
  };
}

/** Nobody is said to pay while the closed days and this minute point to different sides. */
const agreeing = (said: Payer | null, percentPerYear: number | null): Payer | null =>
  percentPerYear === null || (said === 'shorts-pay') === percentPerYear < 0 ? said : null;

/** The daily values in the window of v. */
const lastWeek = ({ days }: MarketRecord): number[] =>
  days.slice(-week.days).flatMap(({ basis }) => basis ?? []);

/** v of the last closed day less that of 7 days before, % a year. */
function premiumChange({ days }: MarketRecord): number | null {
  const now = days.at(-1)?.v ?? null;
  const before = days.at(-1 - week.days)?.v ?? null;
  return now === null || before === null ? null : now - before;
}
