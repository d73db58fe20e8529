/**
 * The table of contents. Read it from top to bottom: answers of exchanges become quotes,
 * quotes and the record become readings, readings become the regime, and all of it the one
 * state that the views show. Pure: the same input gives the same state, whether the worker
 * lived all day or woke this second.
 */
import { exchanges } from './exchanges/index.ts';
import { assetOf } from './quotes/assets.ts';
import { month, week, type Window } from './series/sample.ts';
import type { Settings } from './settings/settings.ts';
import { consensusReading } from './signals/consensus-reading.ts';
import { funding, paymentsOf } from './signals/funding.ts';
import type { ImportedFlow } from './signals/imported-flow.ts';
import { latestReserve } from './signals/leverage.ts';
import { liveAverage } from './signals/live-average.ts';
import { coinsByExchange } from './signals/open-interest.ts';
import { price, priceChange24h } from './signals/price.ts';
import { nextExpiry, thirtyDayBasis } from './signals/thirty-day-basis.ts';
import { missing, type Reading } from './signals/reading.ts';
import { withWeights } from './signals/venue-reading.ts';
import { accessOf, enabledExchanges } from './state/access.ts';
import { ages } from './state/ages.ts';
import { basketNow } from './state/basket.ts';
import { compact } from './state/compact.ts';
import { exchangeHealth, historyFailure, lastSuccess } from './state/health.ts';
import { keep, lastGood } from './state/keep.ts';
import type { Ledger } from './state/ledger.ts';
import { lookBack } from './state/look-back.ts';
import type { MarketRecord } from './state/market-record.ts';
import { type MarketState, marketStateVersion } from './state/market-state.ts';
import { withOwnSamples } from './state/own-samples.ts';
import { positionsAt } from './state/positions-at.ts';
import { quotesOf } from './state/quotes-of.ts';

export interface PipelineInput {
  readonly settings: Settings;
  /** The last good answer of every request. */
  readonly ledger: Ledger;
  /** Closed days and recent samples. */
  readonly record: MarketRecord;
  readonly historyProgress: number;
  /** What the user imported of exchange flow; null where nothing was. */
  readonly importedFlow: ImportedFlow | null;
  /**
   * The state before this one: where a value falls silent, its last good one is kept. That of
   * another asset says nothing.
   */
  readonly previous: MarketState | null;
  /** Hosts that the browser lets us ask. */
  readonly granted: ReadonlySet<string>;
  readonly nowMs: number;
}

export function assess(input: PipelineInput): MarketState {
  const { settings, ledger, record, granted, nowMs } = input;
  const { asset } = settings;
  const { dated } = assetOf(asset);
  const previous = input.previous?.asset === asset ? input.previous : null;
  const age = ages(settings);

  // exchanges -> quotes
  const asked = enabledExchanges(exchanges, settings, granted);
  const quotes = quotesOf(ledger, asset, new Set(asked.map(({ id }) => id)));
  const weights = coinsByExchange(quotes['open-interest'], { nowMs, ...age.openInterest });

  // quotes -> readings of this minute, across exchanges
  const basis = dated ? thirtyDayBasis(quotes.future, nowMs) : withoutDated;
  const basisNow = consensusReading(
    withWeights(basis, weights),
    'percent-per-year',
    { ...age.basis, nowMs },
    lastGood(previous?.basisNow),
  );
  const paid = consensusReading(
    withWeights(funding(paymentsOf(quotes.funding), nowMs), weights),
    'percent-per-year',
    { ...age.funding, nowMs },
    lastGood(previous?.funding),
  );
  const priceNow = keep(
    price([...quotes.spot, ...quotes.perpetual, ...quotes.future], { nowMs, ...age.price }),
    previous?.price,
  );
  const counted = keep(basketNow(asked, ledger, settings, nowMs), previous?.openInterest);

  // record and the hours since -> averages and what stands beside them
  const samples = withOwnSamples(record.samples, ledger.own, asset);
  const averageOf = (window: Window): Reading =>
    dated
      ? liveAverage(samples, window, { ...age.average, nowMs })
      : missing('percent-per-year', 'noDated');
  const average7 = keep(averageOf(week), previous?.average7);
  const average30 = keep(averageOf(month), previous?.average30);
  // closed days -> regime, by the function that any past day is told by
  const present = { average7: average7.value, funding: paid.value, price: priceNow.value };
  const { premiumChange, firstDayMs, lastClosedDayMs, ...closed } = lookBack(
    record.past,
    settings,
    present,
    nowMs,
  );

  const positions = positionsAt({
    past: record.past,
    counted,
    reserve: latestReserve(quotes.reserve),
    imported: input.importedFlow,
    premiumChange,
    nowMs,
  });

  return compact<MarketState>({
    version: marketStateVersion,
    asset,
    computedAtMs: nowMs,
    lastAnswerMs: lastSuccess(ledger, { asset, nowMs }),
    basisNow,
    average7,
    average30,
    ...closed,
    funding: paid,
    openInterest: counted,
    ...positions,
    leverage: keep(positions.leverage, lastOfSameBasket(previous, positions)),
    price: priceNow,
    priceChange24h:
      priceNow.value === null ? null : priceChange24h(record.recentCloses, priceNow.value, nowMs),
    exchanges: exchangeHealth(exchanges, ledger, { asset, nowMs }, (exchange) =>
      accessOf(exchange, settings, granted),
    ),
    clockSkewMs: ledger.clockSkewMs,
    history: {
      progress: input.historyProgress,
      failure: historyFailure(ledger, { asset, nowMs }),
      firstDayMs,
      lastClosedDayMs,
    },
    nextExpiryMs: nextExpiry(basis.values, nowMs),
  });
}

/** A ratio of another basket is no earlier value of this one. */
const lastOfSameBasket = (
  previous: MarketState | null,
  { leverageScope }: Pick<MarketState, 'leverageScope'>,
): Reading | undefined =>
  previous?.leverageScope?.basket === leverageScope.basket ? previous.leverage : undefined;

const withoutDated: ReturnType<typeof thirtyDayBasis> = {
  values: [],
  absent: [{ exchange: '', reason: { key: 'noDated' } }],
};
