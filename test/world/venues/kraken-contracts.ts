/**
 * Which contracts of a coin Kraken lists at an instant. PF and FF count open interest in
 * coins, PI and FI in USD. A dated contract ends on the last Friday of its month: FF
 * (quarters) at 08:00 UTC, FI (the nearest month and two quarters) at 16:00 London time.
 * Solana has a linear perpetual only.
 */
import {
  at0800Utc,
  at1600London,
  compactDay,
  hourMs,
  monthExpiriesAfter,
} from '../market/calendar.ts';
import { datedPrice } from '../market/dated.ts';
import type { Market, MarketAsset, Markets } from '../market/market.ts';

export interface KrakenContract {
  readonly asset: MarketAsset;
  readonly market: Market;
  readonly symbol: string;
  readonly tag: 'perpetual' | 'month' | 'quarter';
  /** Null for a perpetual. */
  readonly expiryMs: number | null;
  /** Of the venue's open interest. */
  readonly share: number;
}

const assets: readonly MarketAsset[] = ['BTC', 'ETH', 'SOL'];

/** What Kraken calls a coin. */
export const krakenCoin = (asset: MarketAsset): string => (asset === 'BTC' ? 'XBT' : asset);

export const krakenContracts = (markets: Markets, nowMs: number): KrakenContract[] =>
  assets.flatMap((asset) => {
    const market = markets[asset];
    return market ? contractsOf(asset, market, nowMs) : [];
  });

function contractsOf(asset: MarketAsset, market: Market, nowMs: number): KrakenContract[] {
  const pair = `${krakenCoin(asset)}USD`;
  const perpetual = (family: 'PF' | 'PI', share: number): KrakenContract => ({
    asset,
    market,
    symbol: `${family}_${pair}`,
    tag: 'perpetual',
    expiryMs: null,
    share,
  });
  if (asset === 'SOL') return [perpetual('PF', 1)];

  const dated = (family: 'FF' | 'FI', tag: 'month' | 'quarter', expiryMs: number) => ({
    asset,
    market,
    symbol: `${family}_${pair}_${compactDay(expiryMs)}`,
    tag,
    expiryMs,
    share: family === 'FF' ? 0.09 : 0.01,
  });
  const linear = monthExpiriesAfter(nowMs, 2, 3, at0800Utc);
  const quarters = monthExpiriesAfter(nowMs, 2, 3, at1600London);
  const months = monthExpiriesAfter(nowMs, 1, 1, at1600London).filter(
    (expiryMs) => !quarters.includes(expiryMs),
  );
  return [
    perpetual('PF', 0.72),
    perpetual('PI', 0.07),
    ...linear.map((expiryMs) => dated('FF', 'quarter', expiryMs)),
    ...months.map((expiryMs) => dated('FI', 'month', expiryMs)),
    ...quarters.map((expiryMs) => dated('FI', 'quarter', expiryMs)),
  ];
}

export const hourlyFunding = (market: Market, tMs: number): number => market.fundingRate(tMs) / 8;

/** The mark of a contract, at any instant while it is listed. */
export function krakenMark({ market, expiryMs }: KrakenContract, tMs: number): number {
  const index = market.indexUsd(tMs);
  if (expiryMs !== null) return datedPrice(market, 'kraken', index, tMs, expiryMs);
  return index * (1 + hourlyFunding(market, tMs) * 4);
}

/** Linear contracts came in 2022; a dated one is listed half a year ahead. */
export function krakenFirstMs({ market, expiryMs }: KrakenContract): number {
  const start = Math.max(market.firstMs, Date.UTC(2022, 2, 22));
  return expiryMs === null ? start : Math.max(start, expiryMs - 190 * 24 * hourMs);
}
