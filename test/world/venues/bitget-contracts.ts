/**
 * The contracts of Bitget: perpetuals in USDT, and, margined in the coin, perpetuals and two
 * quarters, which end a second before 08:00 UTC.
 */
import { at0800Utc, dayMs, monthExpiriesAfter } from '../market/calendar.ts';
import { candleFrom } from '../market/candle.ts';
import { datedPrice } from '../market/dated.ts';
import type { Market, MarketAsset, Markets } from '../market/market.ts';
import { invalid } from './bitget-wire.ts';
import { decimals } from './venue.ts';

export interface Listed {
  readonly asset: MarketAsset;
  readonly market: Market;
  /** Decimals of a price. */
  readonly digits: number;
}

interface Contract {
  readonly symbol: string;
  readonly market: Market;
  readonly price: number;
  readonly index: number;
  readonly digits: number;
  /** Of the venue's open interest. */
  readonly share: number;
  /** Null for a perpetual. */
  readonly deliveryMs: number | null;
}

const assets: readonly MarketAsset[] = ['BTC', 'ETH', 'SOL'];
const digitsOf: Readonly<Record<MarketAsset, number>> = { BTC: 1, ETH: 2, SOL: 3 };
const letters: Readonly<Record<number, string>> = { 2: 'H', 5: 'M', 8: 'U', 11: 'Z' };

export const listedOn = (markets: Markets): Listed[] =>
  assets.flatMap((asset) => {
    const market = markets[asset];
    return market ? [{ asset, market, digits: digitsOf[asset] }] : [];
  });

/** `BTCUSDH27`. */
function quarterSymbol(asset: MarketAsset, expiryMs: number): string {
  const day = new Date(expiryMs);
  return `${asset}USD${letters[day.getUTCMonth()]}${String(day.getUTCFullYear()).slice(2)}`;
}

export function contracts(
  listed: readonly Listed[],
  productType: string,
  nowMs: number,
): Contract[] {
  if (/^usdt-futures$/i.test(productType))
    return listed.map(({ asset, market, digits }) => {
      const [price, index] = [market.perpetualMarkUsdt(nowMs), market.indexUsdt(nowMs)];
      const symbol = `${asset}USDT`;
      return { symbol, market, price, index, digits, share: 0.93, deliveryMs: null };
    });
  if (!/^coin-futures$/i.test(productType)) throw invalid();
  return listed.flatMap(({ asset, market, digits }) => {
    const index = market.indexUsd(nowMs);
    const shared = { market, index, digits };
    const price = index * (1 + market.fundingRate(nowMs));
    const perpetual = { symbol: `${asset}USD`, price, share: 0.05, deliveryMs: null };
    const expiries = asset === 'SOL' ? [] : monthExpiriesAfter(nowMs, 2, 3, at0800Utc);
    const quarters = expiries.map((expiryMs) => ({
      symbol: quarterSymbol(asset, expiryMs),
      price: datedPrice(market, 'bitget', index, nowMs, expiryMs),
      share: 0.01,
      deliveryMs: expiryMs - 1000,
    }));
    return [perpetual, ...quarters].map((each) => ({ ...shared, ...each }));
  });
}

export function contractRow(
  { symbol, market, price, index, digits, ...rest }: Contract,
  nowMs: number,
) {
  const { share, deliveryMs } = rest;
  const held = market.openInterestCoins(nowMs, 'bitget');
  const coins = market.volumeCoins(nowMs - dayMs, nowMs) * share;
  const day = candleFrom(market.indexUsdt, nowMs - dayMs, nowMs, nowMs);
  const scaled = (value: number): string => decimals((value / day.close) * price, digits);
  return {
    symbol,
    lastPr: decimals(price, digits),
    askPr: decimals(price, digits),
    bidPr: decimals(price, digits),
    bidSz: '0.703',
    askSz: '13.894',
    high24h: scaled(day.high),
    low24h: scaled(day.low),
    ts: String(nowMs - 90),
    change24h: decimals(day.close / day.open - 1, 5),
    baseVolume: decimals(coins, 4),
    quoteVolume: decimals(coins * price, 5),
    usdtVolume: decimals(coins * price, 5),
    openUtc: scaled(day.open),
    changeUtc24h: '-0.00009',
    indexPrice: decimals(index, 6),
    fundingRate: deliveryMs === null ? decimals(market.fundingRate(nowMs), 6) : '0',
    holdingAmount: held === null ? '' : decimals(held * share, 4),
    deliveryStartTime: deliveryMs === null ? null : String(deliveryMs - 182 * dayMs),
    deliveryTime: deliveryMs === null ? null : String(deliveryMs),
    deliveryStatus: deliveryMs === null ? '' : 'delivery_normal',
    open24h: scaled(day.open),
    markPrice: decimals(price, digits),
  };
}
