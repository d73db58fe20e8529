/**
 * What Bybit lists: of each coin spot and a linear perpetual in USDT, an inverse perpetual and
 * the inverse quarters in USD, and inverse perpetuals of coins that nobody here asks for.
 */
import { at0800Utc, dayMs, monthExpiriesAfter } from '../market/calendar.ts';
import type { PriceSource } from '../market/candle.ts';
import { datedPrice } from '../market/dated.ts';
import type { Market, MarketAsset, Markets } from '../market/market.ts';
import { invalid } from './bybit-wire.ts';

export interface Contract {
  readonly symbol: string;
  readonly market: Market;
  readonly isLinear: boolean;
  /** Of the venue's open interest. */
  readonly share: number;
  /** Null for a perpetual. */
  readonly expiryMs: number | null;
  readonly firstMs: number;
  readonly price: PriceSource;
  readonly index: PriceSource;
}

const assets: readonly MarketAsset[] = ['BTC', 'ETH', 'SOL'];
const withoutQuarters: readonly MarketAsset[] = ['SOL'];
const spotStartMs = Date.UTC(2021, 6, 5);
const linearStartMs = Date.UTC(2020, 2, 30);

/** Letters of the months in which quarters end: March, June, September, December. */
const quarterLetters: Readonly<Record<number, string>> = { 2: 'H', 5: 'M', 8: 'U', 11: 'Z' };

/** `H26`. */
function quarterCode(expiryMs: number): string {
  const day = new Date(expiryMs);
  return `${quarterLetters[day.getUTCMonth()]}${String(day.getUTCFullYear()).slice(2)}`;
}

const marketsOf = (markets: Markets): (readonly [MarketAsset, Market])[] =>
  assets.flatMap((asset) => {
    const market = markets[asset];
    return market ? [[asset, market] as const] : [];
  });

export interface SpotPair {
  readonly symbol: string;
  readonly market: Market;
  readonly firstMs: number;
}

export const spotPairs = (markets: Markets): SpotPair[] =>
  marketsOf(markets).map(([asset, market]) => ({
    symbol: `${asset}USDT`,
    market,
    firstMs: Math.max(market.firstMs, spotStartMs),
  }));

export const linearContracts = (markets: Markets): Contract[] =>
  marketsOf(markets).map(([asset, market]) => ({
    symbol: `${asset}USDT`,
    market,
    isLinear: true,
    share: 0.86,
    expiryMs: null,
    firstMs: Math.max(market.firstMs, linearStartMs),
    price: market.perpetualMarkUsdt,
    index: market.indexUsdt,
  }));

export const inverseContracts = (markets: Markets, nowMs: number): Contract[] => [
  ...marketsOf(markets).flatMap(([asset, market]) => inverseOf(asset, market, nowMs)),
  ...otherPerpetuals(markets.BTC),
];

/** The perpetual and the next two quarters, where there are any. */
function inverseOf(asset: MarketAsset, market: Market, nowMs: number): Contract[] {
  const { indexUsd: index } = market;
  const hasQuarters = !withoutQuarters.includes(asset);
  const perpetual: Contract = {
    symbol: `${asset}USD`,
    market,
    isLinear: false,
    share: hasQuarters ? 0.12 : 0.14,
    expiryMs: null,
    firstMs: market.firstMs,
    price: (tMs) => index(tMs) * (1 + market.fundingRate(tMs)),
    index,
  };
  if (!hasQuarters) return [perpetual];
  const quarters = monthExpiriesAfter(nowMs, 2, 3, at0800Utc).map((expiryMs): Contract => ({
    ...perpetual,
    symbol: `${asset}USD${quarterCode(expiryMs)}`,
    share: 0.01,
    expiryMs,
    // A quarter is listed about half a year before it ends.
    firstMs: Math.max(market.firstDatedMs, expiryMs - 182 * dayMs),
    price: (tMs) => datedPrice(market, 'bybit', index(tMs), tMs, expiryMs),
  }));
  return [perpetual, ...quarters];
}

/** Prices of a coin that is worth so many times less than a bitcoin. */
const others: readonly (readonly [symbol: string, times: number])[] = [
  ['ADAUSD', 180_000],
  ['AVAXUSD', 5_000],
  ['BNBUSD', 100],
  ['DOGEUSD', 600_000],
  ['DOTUSD', 40_000],
  ['LINKUSD', 7_000],
  ['LTCUSD', 1_000],
  ['XRPUSD', 45_000],
];

const otherPerpetuals = (market: Market): Contract[] =>
  others.map(([symbol, times]) => ({
    symbol,
    market,
    isLinear: false,
    share: 0,
    expiryMs: null,
    firstMs: market.firstMs,
    price: (tMs) => (market.indexUsd(tMs) * (1 + market.fundingRate(tMs))) / times,
    index: (tMs) => market.indexUsd(tMs) / times,
  }));

/** The contract that is asked for; one that has ended is as unknown as any other. */
export function contractNamed(
  markets: Markets,
  category: string,
  symbol: string | null,
  nowMs: number,
): Contract {
  if (category !== 'linear' && category !== 'inverse') throw invalid('category');
  const listed =
    category === 'linear' ? linearContracts(markets) : inverseContracts(markets, nowMs);
  const found = listed.find((contract) => contract.symbol === symbol);
  if (!found) throw invalid('symbol');
  return found;
}
