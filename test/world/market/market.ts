/**
 * What happens in the world: pure functions of time, from which every venue derives its
 * own answers. Times are milliseconds UTC, prices USDT or USD per coin, rates fractions
 * unless the name says percent, amounts coins. `null` is "not recorded".
 *
 * A venue never asks for an instant after its own clock.
 */

/** Venues whose dated contracts and open interest differ. */
export type MarketVenue =
  | 'binance-usd-m'
  | 'binance-coin-m'
  | 'bybit'
  | 'okx'
  | 'deribit'
  | 'kraken'
  | 'bitfinex'
  | 'bitget'
  | 'gate'
  | 'kucoin'
  | 'htx'
  | 'bitmex'
  | 'hyperliquid';

/** By asset; a recorded market is of one asset only. */
export interface Markets {
  readonly BTC: Market;
  readonly ETH?: Market;
  readonly SOL?: Market;
}

export type MarketAsset = keyof Markets;

/** What an on-chain provider says of one UTC day. */
export interface ReserveDay {
  readonly priceUsd: number | null;
  readonly reserveCoins: number | null;
  readonly inflowCoins: number | null;
  readonly outflowCoins: number | null;
}

export interface Market {
  /** Nothing exists before this instant. */
  readonly firstMs: number;
  /** Dated contracts are listed from here on. */
  readonly firstDatedMs: number;
  spotUsdt(tMs: number): number;
  spotUsd(tMs: number): number;
  indexUsdt(tMs: number): number;
  indexUsd(tMs: number): number;
  /** Last trade and mark price of the USDT perpetual. */
  perpetualUsdt(tMs: number): number;
  perpetualMarkUsdt(tMs: number): number;
  /** Premium of a dated contract over its index, per year, at a distance from expiry. */
  ratePercentPerYear(tMs: number, daysToExpiry: number, venue: MarketVenue): number;
  /** Fraction per 8 hours of the latest settlement (00, 08, 16 UTC) at or before an instant. */
  fundingRate(tMs: number): number;
  /** All contracts of the asset on a venue. */
  openInterestCoins(tMs: number, venue: MarketVenue): number | null;
  /** Coins traded on one venue's main contract; 0 where volumes are not recorded. */
  volumeCoins(fromMs: number, toMs: number): number;
  reserve(dayMs: number): ReserveDay | null;
}
