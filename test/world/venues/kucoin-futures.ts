/**
 * api-futures.kucoin.com: contracts one by one, candles and funding. The perpetuals are
 * margined in USDT; bitcoin, here XBT, has two quarters margined in the coin. Contracts that
 * have ended are not served. Funding is paid at 04, 12 and 20 UTC and listed newest first.
 * https://www.kucoin.com/docs-new/rest/futures-trading/market-data/get-symbol
 */
import { at0800Utc, hourMs, minuteMs, monthExpiriesAfter } from '../market/calendar.ts';
import { candleFrom } from '../market/candle.ts';
import { datedPrice } from '../market/dated.ts';
import type { Market, MarketAsset, Markets } from '../market/market.ts';
import { invalid, KucoinError, kucoinVenue, type Path, required, whole } from './kucoin-wire.ts';
import { rounded, type Venue } from './venue.ts';

const maxCandles = 500;
/** As many payments as have been seen in one answer. */
const maxPayments = 69;
const fundingMs = 8 * hourMs;
const granularities = [1, 5, 15, 30, 60, 120, 240, 480, 720, 1440, 10_080];
/** Coins of a contract of each perpetual. */
const multipliers: Readonly<Record<MarketAsset, number>> = { BTC: 0.001, ETH: 0.01, SOL: 0.1 };

interface Contract {
  readonly symbol: string;
  readonly market: Market;
  readonly asset: MarketAsset;
  /** Null for a perpetual. */
  readonly expiryMs: number | null;
  readonly price: (tMs: number) => number;
}

/** Payments lie four hours off those that the market names. */
const paymentAt = (tMs: number): number =>
  Math.floor((tMs - 4 * hourMs) / fundingMs) * fundingMs + 4 * hourMs;

export function createKucoinFutures(markets: Markets): Venue {
  const assets = (Object.keys(multipliers) as MarketAsset[]).filter((asset) => markets[asset]);

  function contracts(nowMs: number): Contract[] {
    const perpetuals = assets.map((asset): Contract => {
      const market = markets[asset] ?? markets.BTC;
      const symbol = `${asset === 'BTC' ? 'XBT' : asset}USDTM`;
      return { symbol, market, asset, expiryMs: null, price: market.perpetualMarkUsdt };
    });
    const market = markets.BTC;
    const quarters = monthExpiriesAfter(nowMs, 2, 3, at0800Utc).map((expiryMs): Contract => {
      const day = new Date(expiryMs);
      const letter = { 2: 'H', 5: 'M', 8: 'U', 11: 'Z' }[day.getUTCMonth()] ?? '';
      const symbol = `XBTM${letter}${String(day.getUTCFullYear()).slice(2)}`;
      const price = (tMs: number) =>
        datedPrice(market, 'kucoin', market.indexUsd(tMs), tMs, expiryMs);
      return { symbol, market, asset: 'BTC', expiryMs, price };
    });
    return [...perpetuals, ...quarters];
  }

  function contractOf(symbol: string, nowMs: number): Contract {
    const found = contracts(nowMs).find((contract) => contract.symbol === symbol);
    if (!found) throw new KucoinError('100001', 'error.contract.symbolNotExists');
    return found;
  }

  function contractRow({ symbol, market, asset, expiryMs, price }: Contract, nowMs: number) {
    const isPerpetual = expiryMs === null;
    const mark = price(nowMs);
    const index = isPerpetual ? market.indexUsdt(nowMs) : market.indexUsd(nowMs);
    const multiplier = isPerpetual ? multipliers[asset] : -1;
    const held = market.openInterestCoins(nowMs, 'kucoin');
    const coins = held === null ? null : held * (isPerpetual ? 0.96 : 0.02);
    const size = isPerpetual ? multiplier : 1 / mark;
    const base = asset === 'BTC' ? 'XBT' : asset;
    return {
      symbol,
      rootSymbol: isPerpetual ? 'USDT' : base,
      type: isPerpetual ? 'FFWCSX' : 'FFICSX',
      firstOpenDate: 1_585_555_200_000,
      expireDate: expiryMs,
      settleDate: expiryMs,
      baseCurrency: base,
      quoteCurrency: isPerpetual ? 'USDT' : 'USD',
      settleCurrency: isPerpetual ? 'USDT' : base,
      lotSize: 1,
      tickSize: 0.1,
      multiplier,
      isInverse: !isPerpetual,
      markMethod: 'FairPrice',
      fairMethod: isPerpetual ? 'FundingRate' : 'ImpactMidPrice',
      indexSymbol: isPerpetual ? `.K${base}USDT` : `.B${base}`,
      status: 'Open',
      fundingFeeRate: isPerpetual ? rounded(market.fundingRate(nowMs), 6) : null,
      predictedFundingFeeRate: isPerpetual ? rounded(market.fundingRate(nowMs), 6) : null,
      fundingRateGranularity: isPerpetual ? fundingMs : null,
      openInterest: coins === null ? null : String(Math.round(coins / size)),
      volumeOf24h: 11_840.733,
      markPrice: rounded(mark, 2),
      indexPrice: rounded(index, 2),
      lastTradePrice: rounded(mark, 1),
      nextFundingRateTime: isPerpetual ? paymentAt(nowMs) + fundingMs - nowMs : null,
      maxLeverage: 125,
      sourceExchanges: ['okex', 'binance', 'kucoin', 'bybit', 'bitmart', 'gateio'],
    };
  }

  function candles(query: URLSearchParams, nowMs: number): unknown {
    const { price, market } = contractOf(required(query, 'symbol'), nowMs);
    const minutes = whole(query, 'granularity');
    if (!granularities.includes(minutes)) throw invalid('granularity');
    const lengthMs = minutes * minuteMs;
    const fromMs = Math.max(whole(query, 'from'), market.firstMs);
    const toMs = Math.min(whole(query, 'to'), nowMs);
    const rows: number[][] = [];
    const firstOpenMs = Math.ceil(fromMs / lengthMs) * lengthMs;
    for (let at = firstOpenMs; at <= toMs && rows.length < maxCandles; at += lengthMs) {
      const { open, high, low, close } = candleFrom(price, at, at + lengthMs, nowMs);
      const prices = [open, high, low, close].map((value) => rounded(value, 1));
      rows.push([at, ...prices, 512_044]);
    }
    return rows;
  }

  function payments(query: URLSearchParams, nowMs: number): unknown {
    const { symbol, market, expiryMs } = contractOf(required(query, 'symbol'), nowMs);
    if (expiryMs !== null) return [];
    const fromMs = Math.max(whole(query, 'from'), market.firstMs + fundingMs);
    const lastMs = paymentAt(Math.min(whole(query, 'to'), nowMs));
    const rows: unknown[] = [];
    for (let at = lastMs; at >= fromMs && rows.length < maxPayments; at -= fundingMs)
      rows.push({ symbol, fundingRate: rounded(market.fundingRate(at), 6), timepoint: at });
    return rows;
  }

  function pathOf(path: string): Path | undefined {
    const [, symbol] = /^\/api\/v1\/contracts\/([^/]+)$/.exec(path) ?? [];
    if (symbol === 'active') {
      const all = (nowMs: number) => contracts(nowMs).map((each) => contractRow(each, nowMs));
      return { weight: 3, data: (_query, nowMs) => all(nowMs) };
    }
    if (symbol !== undefined)
      return { weight: 3, data: (_query, nowMs) => contractRow(contractOf(symbol, nowMs), nowMs) };
    return paths[path];
  }
  const paths: Readonly<Record<string, Path>> = {
    '/api/v1/kline/query': { weight: 3, data: candles },
    '/api/v1/contract/funding-rates': { weight: 5, data: payments },
  };
  return kucoinVenue('api-futures.kucoin.com', pathOf);
}
