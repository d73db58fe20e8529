/**
 * api.bybit.com: spot and the linear perpetual in USDT, the inverse contracts in USD, and
 * funding. Everything is a string, lists are newest first, open interest counts both sides
 * of a contract beside a field that counts one.
 * https://bybit-exchange.github.io/docs/v5/market/tickers
 */
import { at0800Utc, dayMs, hourMs, monthExpiriesAfter } from '../market/calendar.ts';
import { candleFrom } from '../market/candle.ts';
import { datedPrice } from '../market/dated.ts';
import type { Market } from '../market/market.ts';
import { BybitError, failure, invalid, refuse, success, tooFrequent, whole } from './bybit-wire.ts';
import { requestLimit } from './request-limit.ts';
import { decimals, type Reply, type Venue, type WorldRequest } from './venue.ts';

const categories = ['spot', 'linear', 'inverse', 'option'];
const fundingMs = 8 * hourMs;
const maxFundingRows = 200;
const requestsPer5s = 600;

/** Letters of the months in which quarters end: March, June, September, December. */
const quarterLetters: Readonly<Record<number, string>> = { 2: 'H', 5: 'M', 8: 'U', 11: 'Z' };

/** `BTCUSDH26`. */
function quarterSymbol(expiryMs: number): string {
  const day = new Date(expiryMs);
  return `BTCUSD${quarterLetters[day.getUTCMonth()]}${String(day.getUTCFullYear()).slice(2)}`;
}

interface Contract {
  readonly symbol: string;
  readonly price: number;
  readonly index: number;
  /** Of the venue's open interest. */
  readonly share: number;
  /** Null for a perpetual. */
  readonly expiryMs: number | null;
}

export function createBybit(market: Market): Venue {
  function linear(nowMs: number): Contract[] {
    const [price, index] = [market.perpetualMarkUsdt(nowMs), market.indexUsdt(nowMs)];
    return [{ symbol: 'BTCUSDT', price, index, share: 0.86, expiryMs: null }];
  }

  /** The perpetual, two quarters, and a coin that is not bitcoin. */
  function inverse(nowMs: number): Contract[] {
    const index = market.indexUsd(nowMs);
    const price = index * (1 + market.fundingRate(nowMs));
    const quarters = monthExpiriesAfter(nowMs, 2, 3, at0800Utc).map((expiryMs) => ({
      symbol: quarterSymbol(expiryMs),
      price: datedPrice(market, 'bybit', index, nowMs, expiryMs),
      index,
      share: 0.01,
      expiryMs,
    }));
    const other = { price: price / 30, index: index / 30, share: 0, expiryMs: null };
    return [
      { symbol: 'BTCUSD', price, index, share: 0.12, expiryMs: null },
      ...quarters,
      { symbol: 'ETHUSD', ...other },
    ];
  }

  /** Both sides, and one; `""` where it is not known. */
  function openInterest({ price, share }: Contract, isLinear: boolean, nowMs: number) {
    const venueCoins = market.openInterestCoins(nowMs, 'bybit');
    const of = (sides: number, inUsd: boolean, digits: number): string =>
      venueCoins === null ? '' : decimals(venueCoins * share * sides * (inUsd ? price : 1), digits);
    return {
      openInterest: of(2, !isLinear, isLinear ? 3 : 0),
      openInterestValue: of(2, isLinear, 2),
      singleOpenInterest: of(1, !isLinear, isLinear ? 3 : 0),
      singleOpenInterestValue: of(1, isLinear, 2),
    };
  }

  function contractRow(contract: Contract, isLinear: boolean, nowMs: number) {
    const { symbol, price, index, expiryMs } = contract;
    const day = candleFrom(market.indexUsdt, nowMs - dayMs, nowMs, nowMs);
    const scaled = (value: number) => decimals((value / day.close) * price, 2);
    const coins = market.volumeCoins(nowMs - dayMs, nowMs) * 0.2;
    const [turnover, volume] = isLinear ? [coins * price, coins] : [coins, coins * price];
    const isPerpetual = expiryMs === null;
    const basisRate = price / index - 1;
    const days = ((expiryMs ?? nowMs) - nowMs) / dayMs;
    return {
      symbol,
      lastPrice: decimals(price, 2),
      indexPrice: decimals(index, 2),
      markPrice: decimals(price, 2),
      prevPrice24h: scaled(day.open),
      price24hPcnt: decimals(day.close / day.open - 1, 6),
      highPrice24h: scaled(day.high),
      lowPrice24h: scaled(day.low),
      prevPrice1h: decimals(price, 2),
      ...openInterest(contract, isLinear, nowMs),
      turnover24h: decimals(turnover, 4),
      volume24h: decimals(volume, 4),
      fundingRate: isPerpetual ? decimals(market.fundingRate(nowMs), 8) : '',
      nextFundingTime: isPerpetual ? String((Math.floor(nowMs / fundingMs) + 1) * fundingMs) : '0',
      predictedDeliveryPrice: '',
      basisRate: isPerpetual ? '' : decimals(basisRate, 8),
      deliveryFeeRate: isPerpetual ? '' : '0',
      deliveryTime: String(expiryMs ?? 0),
      ask1Size: '9854',
      bid1Price: decimals(price - 0.5, 2),
      ask1Price: decimals(price, 2),
      bid1Size: '1063',
      basis: isPerpetual ? '' : decimals(price - index, 2),
      preOpenPrice: '',
      preQty: '',
      curPreListingPhase: '',
      fundingIntervalHour: isPerpetual ? '8' : '',
      basisRateYear: isPerpetual ? '' : decimals((basisRate * 365) / days, 8),
      fundingCap: isPerpetual ? '0.005' : '',
    };
  }

  function spotRow(nowMs: number) {
    const price = market.spotUsdt(nowMs);
    const day = candleFrom(market.spotUsdt, nowMs - dayMs, nowMs, nowMs);
    const coins = market.volumeCoins(nowMs - dayMs, nowMs) * 0.09;
    return {
      symbol: 'BTCUSDT',
      bid1Price: decimals(price, 1),
      bid1Size: '0.881',
      ask1Price: decimals(price + 0.1, 1),
      ask1Size: '1.204',
      lastPrice: decimals(price, 1),
      prevPrice24h: decimals(day.open, 1),
      price24hPcnt: decimals(day.close / day.open - 1, 4),
      highPrice24h: decimals(day.high, 1),
      lowPrice24h: decimals(day.low, 1),
      turnover24h: decimals(coins * price, 4),
      volume24h: decimals(coins, 6),
      usdIndexPrice: decimals(market.indexUsd(nowMs), 6),
    };
  }

  function tickers(query: URLSearchParams, nowMs: number): unknown {
    const category = categoryOf(query);
    if (category === 'option') throw invalid('symbol');
    const rows =
      category === 'spot'
        ? [spotRow(nowMs)]
        : (category === 'linear' ? linear : inverse)(nowMs).map((contract) =>
            contractRow(contract, category === 'linear', nowMs),
          );
    const symbol = query.get('symbol');
    const list = symbol === null ? rows : rows.filter((row) => row.symbol === symbol);
    if (list.length === 0) throw invalid('symbol');
    return { category, list };
  }

  /** Newest first; with a start there has to be an end. */
  function fundingHistory(query: URLSearchParams, nowMs: number): unknown {
    const category = categoryOf(query);
    const symbol = query.get('symbol');
    const listed: Readonly<Record<string, string>> = { linear: 'BTCUSDT', inverse: 'BTCUSD' };
    if (!listed[category]) throw invalid('category');
    if (symbol !== listed[category]) throw invalid('symbol');
    const limit = whole(query, 'limit') ?? maxFundingRows;
    if (limit < 1 || limit > maxFundingRows) throw invalid('limit');
    const startMs = whole(query, 'startTime');
    const end = whole(query, 'endTime');
    if (startMs !== undefined && end === undefined) throw invalid('endTime');
    const fromMs = Math.max(startMs ?? 0, market.firstMs + fundingMs);
    const last = Math.floor(Math.min(end ?? nowMs, nowMs) / fundingMs);
    const count = Math.min(last - Math.ceil(fromMs / fundingMs) + 1, limit);
    const list = Array.from({ length: Math.max(count, 0) }, (_, back) => ({
      symbol,
      fundingRate: decimals(market.fundingRate((last - back) * fundingMs), 8),
      fundingRateTimestamp: String((last - back) * fundingMs),
    }));
    return { category, list };
  }

  const paths: Readonly<Record<string, (query: URLSearchParams, nowMs: number) => unknown>> = {
    '/v5/market/tickers': tickers,
    '/v5/market/funding/history': fundingHistory,
    '/v5/market/time': (_query, nowMs) => ({
      timeSecond: String(Math.floor(nowMs / 1000)),
      timeNano: `${nowMs}423213`,
    }),
  };
  const isTooMuch = requestLimit(requestsPer5s, 5_000);

  function answer({ method, path, query, nowMs }: WorldRequest): Reply {
    if (isTooMuch(nowMs)) return tooFrequent();
    const handle = method === 'GET' ? paths[path] : undefined;
    if (!handle) return failure(10_017, 'Route not found.', nowMs, 404);
    try {
      return success(handle(query, nowMs), nowMs);
    } catch (error) {
      if (!(error instanceof BybitError)) throw error;
      return failure(error.code, error.message, nowMs);
    }
  }

  return { host: 'api.bybit.com', answer, refuse };
}

function categoryOf(query: URLSearchParams): string {
  const category = query.get('category') ?? '';
  if (!categories.includes(category)) throw invalid('category');
  return category;
}
