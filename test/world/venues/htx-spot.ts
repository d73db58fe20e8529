/**
 * api.huobi.pro: the last trade and the candles of the spot market in USDT, newest first,
 * counted back from now.
 * https://www.htx.com/en-us/opend/newApiPages/
 */
import { candleFrom } from '../market/candle.ts';
import { dayMs } from '../market/calendar.ts';
import type { Market, MarketAsset, Markets } from '../market/market.ts';
import { htxVenue, invalid, openAt, periods, rowCount } from './htx-wire.ts';
import { rounded, type Venue } from './venue.ts';

export function createHtxSpot(markets: Markets): Venue {
  function marketOf(query: URLSearchParams): Market {
    const [, coin] = /^([a-z]+)usdt$/.exec(query.get('symbol') ?? '') ?? [];
    const market = coin === undefined ? undefined : markets[coin.toUpperCase() as MarketAsset];
    if (!market) throw invalid('invalid symbol');
    return market;
  }

  function bar(market: Market, openMs: number, endMs: number, nowMs: number) {
    const { open, close, high, low } = candleFrom(market.spotUsdt, openMs, endMs, nowMs);
    const coins = market.volumeCoins(openMs, Math.min(endMs, nowMs)) * 0.05;
    return {
      open: rounded(open, 2),
      close: rounded(close, 2),
      low: rounded(low, 2),
      high: rounded(high, 2),
      amount: coins,
      vol: coins * close,
      count: Math.round(coins * 37),
    };
  }

  return htxVenue('api.huobi.pro', {
    '/market/detail/merged': (query, nowMs) => {
      const market = marketOf(query);
      const day = bar(market, nowMs - dayMs, nowMs, nowMs);
      const id = 380_000_000_000 + Math.floor(nowMs / 1000);
      const [bid, ask] = [
        [rounded(day.close - 0.01, 2), 1.11],
        [day.close, 0.0542],
      ];
      const tick = { id, version: id, ...day, bid, ask };
      return { ch: `market.${query.get('symbol')}.detail.merged`, tick };
    },
    '/market/history/kline': (query, nowMs) => {
      const market = marketOf(query);
      const period = query.get('period') ?? '';
      const lengthMs = periods[period];
      if (lengthMs === undefined) throw invalid('invalid period');
      const lastMs = openAt(lengthMs, nowMs);
      const data = Array.from({ length: rowCount(query, 150, 2000) }, (_, back) => {
        const openMs = lastMs - back * lengthMs;
        return { openMs, id: openMs / 1000 };
      })
        .filter(({ openMs }) => openMs >= market.firstMs)
        .map(({ openMs, id }) => ({ id, ...bar(market, openMs, openMs + lengthMs, nowMs) }));
      return { ch: `market.${query.get('symbol')}.kline.${period}`, data };
    },
  });
}
