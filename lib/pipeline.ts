/**
 * The table of contents. Read it from top to bottom: answers of exchanges become quotes,
 * quotes and the record become readings, readings become the regime, and all of it the one
 * state that the views show. Pure: the same input gives the same state, whether the worker
 * lived all day or woke this second.
 */
import { type ExchangeId, exchanges } from './exchanges/index.ts';
import type { Exchange } from './exchanges/exchange.ts';
import { assetOf, type AssetId } from './quotes/assets.ts';
import { month, week, type Window } from './series/sample.ts';
import type { Settings } from './settings/settings.ts';
import { consensusReading } from './signals/consensus-reading.ts';
import { fourFields } from './signals/four-fields.ts';
import { funding, paymentsOf } from './signals/funding.ts';
import { leverage, leveragePercentile } from './signals/leverage.ts';
import { liveAverage } from './signals/live-average.ts';
import { coinsByExchange, openInterest } from './signals/open-interest.ts';
import { openInterestChange } from './signals/open-interest-change.ts';
import { price, priceChange24h } from './signals/price.ts';
import { nextExpiry, thirtyDayBasis } from './signals/thirty-day-basis.ts';
import { missing, type Reading } from './signals/reading.ts';
import { withWeights } from './signals/venue-reading.ts';
import { accessOf, enabledExchanges } from './state/access.ts';
import { ages } from './state/ages.ts';
import { compact } from './state/compact.ts';
import { exchangeHealth, historyFailure, lastSuccess } from './state/health.ts';
import { keep, lastGood } from './state/keep.ts';
import { type Ledger, recordOf, requestKey } from './state/ledger.ts';
import { lookBack } from './state/look-back.ts';
import type { MarketRecord } from './state/market-record.ts';
import { type MarketState, marketStateVersion } from './state/market-state.ts';
import { withOwnSamples } from './state/own-samples.ts';
import { quotesOf } from './state/quotes-of.ts';

export interface PipelineInput {
  readonly settings: Settings;
  /** The last good answer of every request. */
  readonly ledger: Ledger;
  /** Closed days and recent samples. */
  readonly record: MarketRecord;
  readonly historyProgress: number;
  /**
   * The state before this one: where a value falls silent, its last good one is kept. That of
   * another asset says nothing.
   */
  readonly previous: MarketState | null;
  /** Hosts that the browser lets us ask. */
  readonly granted: ReadonlySet<string>;
  readonly nowMs: number;
}

/** The exchanges whose open interest is counted for the leverage ratio. */
const leverageBasket: readonly ExchangeId[] = ['binance', 'bybit', 'okx', 'deribit'];

/** Those of them that list the asset at all. */
const basketOf = (asset: AssetId, nowMs: number): ExchangeId[] =>
  exchanges
    .filter(({ id }) => leverageBasket.includes(id))
    .filter((exchange: Exchange) =>
      exchange.endpoints.some((endpoint) => endpoint.url(asset, nowMs) !== null),
    )
    .map(({ id }) => id);

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
  const counted = keep(
    openInterest(
      quotes['open-interest'],
      basketOf(asset, nowMs),
      { nowMs, ...age.openInterest },
      unansweredParts(asked, ledger, asset, nowMs),
    ),
    previous?.openInterest,
  );

  // record and the hours since -> averages and what stands beside them
  const samples = withOwnSamples(record.samples, ledger.own, asset);
  const averageOf = (window: Window): Reading =>
    dated
      ? liveAverage(samples, window, { ...age.average, nowMs })
      : missing('percent-per-year', 'noDated');
  const average7 = keep(averageOf(week), previous?.average7);
  const average30 = keep(averageOf(month), previous?.average30);
  const [kept] = record.openInterest;
  const positionsChange = openInterestChange(kept?.coins ?? [], 7, nowMs, kept?.exchange ?? '');
  // closed days -> regime, by the function that any past day is told by
  const present = { average7: average7.value, funding: paid.value, price: priceNow.value };
  const { premiumChange, firstDayMs, lastClosedDayMs, ...closed } = lookBack(
    record.past,
    settings,
    present,
    nowMs,
  );

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
    openInterestChange7: positionsChange,
    positions: fourFields(premiumChange, positionsChange.value),
    leverage: keep(leverage(counted, quotes.reserve), previous?.leverage),
    leveragePercentile: leveragePercentile(0),
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

const withoutDated: ReturnType<typeof thirtyDayBasis> = {
  values: [],
  absent: [{ exchange: '', reason: { key: 'noDated' } }],
};

/** The exchanges with a part of their open interest that was never answered. */
const unansweredParts = (
  asked: readonly Exchange[],
  ledger: Ledger,
  asset: AssetId,
  nowMs: number,
): string[] =>
  asked
    .filter(({ id, endpoints }) =>
      endpoints.some((endpoint) => {
        const { askedAtMs, okAtMs } = recordOf(ledger, requestKey(id, endpoint.id, asset));
        const isPart = endpoint.id.startsWith('open-interest');
        return (
          isPart && askedAtMs !== null && okAtMs === null && endpoint.url(asset, nowMs) !== null
        );
      }),
    )
    .map(({ id }) => id);
