/**
 * The past of www.okx.com: candles of pairs, contracts and indices, open interest of a
 * contract, funding. Newest first; `after` an instant is older than it, `before` is newer.
 * Days open at 16:00 UTC unless their name says `utc`. Candles of contracts that have ended
 * are not served.
 * https://www.okx.com/docs-v5/en/#order-book-trading-market-data-get-candlesticks-history
 */
import { dayMs, hourMs, minuteMs } from '../market/calendar.ts';
import { candleFrom } from '../market/candle.ts';
import type { Markets } from '../market/market.ts';
import {
  indexPrice,
  listedOn,
  markPrice,
  priceOf,
  spotMarket,
  type Listed,
} from './okx-listing.ts';
import {
  invalid,
  required,
  unavailable,
  unknownIndex,
  unknownInstrument,
  whole,
} from './okx-wire.ts';
import { decimals } from './venue.ts';

type PriceOf = (tMs: number) => number;

interface Bar {
  readonly lengthMs: number;
  /** When the first one of a UTC day opens. */
  readonly offsetMs: number;
}

const bars: Readonly<Record<string, Bar>> = {
  '1m': { lengthMs: minuteMs, offsetMs: 0 },
  '5m': { lengthMs: 5 * minuteMs, offsetMs: 0 },
  '1H': { lengthMs: hourMs, offsetMs: 0 },
  '4H': { lengthMs: 4 * hourMs, offsetMs: 0 },
  '1D': { lengthMs: dayMs, offsetMs: 16 * hourMs },
  '1Dutc': { lengthMs: dayMs, offsetMs: 0 },
};

const fundingMs = 8 * hourMs;
/** Older settlements are not kept. */
const fundingDays = 92;
/** Quarters are listed when there are three of them before theirs. */
const longestLifeMs = 290 * dayMs;
const keptOpenInterestRows = 1440;

/** Starts of the rows that lie between two instants, newest first. */
function starts(bar: Bar, newerThanMs: number, olderThanMs: number, limit: number): number[] {
  const { lengthMs, offsetMs } = bar;
  const last = Math.ceil((olderThanMs - offsetMs) / lengthMs) - 1;
  const count = Math.min(last - Math.floor((newerThanMs - offsetMs) / lengthMs), limit);
  return Array.from(
    { length: Math.max(count, 0) },
    (_, back) => offsetMs + (last - back) * lengthMs,
  );
}

function limitOf(query: URLSearchParams, most: number): number {
  const limit = whole(query, 'limit') ?? 100;
  if (limit < 1 || limit > most) throw invalid('limit');
  return limit;
}

function barNamed(query: URLSearchParams, param: string, fallback: string): Bar {
  const bar = bars[query.get(param) ?? fallback];
  if (!bar) throw invalid(param);
  return bar;
}

const bounds = (query: URLSearchParams, firstMs: number, nowMs: number) => ({
  olderThanMs: Math.min(whole(query, 'after') ?? Infinity, nowMs + 1),
  newerThanMs: Math.max(whole(query, 'before') ?? 0, firstMs - 1),
});

export function createOkxPast(markets: Markets) {
  function listed(instId: string, nowMs: number): Listed | undefined {
    return listedOn(markets, nowMs).find(({ contract }) => contract.instId === instId);
  }

  /** The price of what carries a name, and since when it is listed. */
  function priced(instId: string, nowMs: number) {
    const found = listed(instId, nowMs);
    if (!found) {
      const market = spotMarket(markets, instId);
      return { market, price: market.spotUsdt, firstMs: market.firstMs };
    }
    const { contract, market } = found;
    const price = (tMs: number): number => markPrice(found, tMs);
    const firstMs =
      contract.expiryMs === null
        ? market.firstMs
        : Math.max(market.firstDatedMs, contract.expiryMs - longestLifeMs);
    return { market, price, firstMs };
  }

  function cells(query: URLSearchParams, source: PriceOf, bar: Bar, openMs: number, nowMs: number) {
    const candle = candleFrom(source, openMs, openMs + bar.lengthMs, nowMs);
    const instId = required(query, 'instId');
    const prices = [candle.open, candle.high, candle.low, candle.close];
    return {
      head: [String(openMs), ...prices.map((value) => priceOf(instId, value))],
      close: candle.close,
      confirm: openMs + bar.lengthMs <= nowMs ? '1' : '0',
    };
  }

  function candles(query: URLSearchParams, nowMs: number): readonly unknown[] {
    const { market, price, firstMs } = priced(required(query, 'instId'), nowMs);
    const bar = barNamed(query, 'bar', '1m');
    const { newerThanMs, olderThanMs } = bounds(query, firstMs, nowMs);
    return starts(bar, newerThanMs, olderThanMs, limitOf(query, 300)).map((openMs) => {
      const { head, close, confirm } = cells(query, price, bar, openMs, nowMs);
      const coins = market.volumeCoins(openMs, openMs + bar.lengthMs) * 0.07;
      const volume = decimals(coins, 8);
      return [...head, volume, volume, decimals(coins * close, 8), confirm];
    });
  }

  function indexCandles(query: URLSearchParams, nowMs: number): readonly unknown[] {
    const price = indexPrice(markets, required(query, 'instId'));
    if (!price) throw unknownIndex();
    const bar = barNamed(query, 'bar', '1m');
    const { newerThanMs, olderThanMs } = bounds(query, markets.BTC.firstMs, nowMs);
    return starts(bar, newerThanMs, olderThanMs, limitOf(query, 100)).map((openMs) => {
      const { head, confirm } = cells(query, price, bar, openMs, nowMs);
      return [...head, confirm];
    });
  }

  /** Of the running period: what is open now. */
  function openInterest(query: URLSearchParams, nowMs: number): readonly unknown[] {
    const found = listed(required(query, 'instId'), nowMs);
    if (!found) throw unknownInstrument();
    const { contract, market } = found;
    const bar = barNamed(query, 'period', '5m');
    const limit = limitOf(query, 100);
    const keptMs = nowMs - keptOpenInterestRows * bar.lengthMs;
    const newerThanMs = Math.max(whole(query, 'begin') ?? 0, keptMs, market.firstMs);
    const olderThanMs = Math.min(whole(query, 'end') ?? Infinity, nowMs + 1);
    return starts(bar, newerThanMs, olderThanMs, limit).map((startMs) => {
      const atMs = Math.min(startMs + bar.lengthMs, nowMs);
      const venueCoins = market.openInterestCoins(atMs, 'okx');
      if (venueCoins === null) throw unavailable();
      const coins = venueCoins * contract.share;
      const usd = coins * market.indexUsd(atMs);
      const contracts = contract.currency === 'USDT' ? coins * 100 : usd / 100;
      return [String(startMs), decimals(contracts, 2), decimals(coins, 4), decimals(usd, 2)];
    });
  }

  function funding(query: URLSearchParams, nowMs: number): readonly unknown[] {
    const instId = required(query, 'instId');
    const found = listed(instId, nowMs);
    if (found?.contract.instType !== 'SWAP') throw unknownInstrument();
    const limit = limitOf(query, 400);
    const keptMs = Math.max(nowMs - fundingDays * dayMs, found.market.firstMs + fundingMs);
    const { newerThanMs, olderThanMs } = bounds(query, keptMs + 1, nowMs);
    const bar = { lengthMs: fundingMs, offsetMs: 0 };
    return starts(bar, newerThanMs, olderThanMs, limit).map((settledMs) => {
      const realized = found.market.fundingRate(settledMs);
      return {
        formulaType: 'withRate',
        // What had been predicted lies a little beside what was paid.
        fundingRate: decimals(realized * 1.02, 16),
        fundingTime: String(settledMs),
        instId,
        instType: 'SWAP',
        method: 'current_period',
        realizedRate: decimals(realized, 16),
      };
    });
  }

  return { candles, indexCandles, openInterest, funding };
}
