/**
 * api.hyperliquid.xyz: one address that takes a POST of JSON alone. Names and states of all
 * coins stand side by side, numbers are strings, funding is hourly and stamped some
 * milliseconds late, candles go back 5000 rows.
 * https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/info-endpoint
 */
import { candleFrom, intervalNamed, nextOpen, openAt } from '../market/candle.ts';
import { hourMs } from '../market/calendar.ts';
import type { Market, MarketAsset, Markets } from '../market/market.ts';
import { requestLimit } from './request-limit.ts';
import {
  decimals,
  html,
  json,
  type Refusal,
  type Reply,
  type Venue,
  type WorldRequest,
} from './venue.ts';

const weightPerMinute = 1200;
const maxPayments = 500;
const keptCandles = 5000;
/** Coins beside ours, which make the list as long as it is. */
const others = 230;

const plain = (status: number, body: string): Reply => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});
const malformed = (): Reply =>
  plain(422, 'Failed to deserialize the JSON body into the target type');
/** What is answered for a coin that is not listed. */
const unknownCoin = (): Reply => json(500, null);

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;

export function createHyperliquid(markets: Markets): Venue {
  const marketOf = (coin: string): Market | undefined => markets[coin as MarketAsset];
  const ours = (['BTC', 'ETH', 'SOL'] as const).filter((asset) => markets[asset]);

  function state(market: Market, nowMs: number) {
    const index = market.indexUsdt(nowMs);
    const mark = decimals(market.perpetualMarkUsdt(nowMs), index > 5000 ? 1 : 3);
    return {
      funding: decimals(market.fundingRate(nowMs) / 8, 10),
      openInterest: decimals(market.openInterestCoins(nowMs, 'hyperliquid') ?? 0, 5),
      prevDayPx: mark,
      dayNtlVlm: '2514077210.41',
      premium: decimals(Number(mark) / index - 1, 8),
      oraclePx: decimals(index, index > 5000 ? 1 : 3),
      markPx: mark,
      midPx: mark,
      impactPxs: [mark, mark],
      dayBaseVlm: '36004.1',
    };
  }

  /** Some of the others are no longer traded and have no book. */
  const otherState = (place: number) => ({
    funding: '0.0000125',
    openInterest: '104417.2',
    prevDayPx: '1.0412',
    dayNtlVlm: '118204.55',
    premium: '0.0001',
    oraclePx: '1.0399',
    markPx: '1.0401',
    midPx: place % 9 === 0 ? null : '1.04005',
    impactPxs: place % 9 === 0 ? null : ['1.04', '1.0402'],
    dayBaseVlm: '113550.1',
  });

  function metaAndStates(nowMs: number): unknown {
    const names = Array.from({ length: others }, (_, place) => `COIN${place}`);
    const universe = [...ours, ...names].map((name, place) => ({
      szDecimals: 5,
      name,
      maxLeverage: 40,
      marginTableId: 50,
      ...(place % 30 === 29 ? { isDelisted: true } : {}),
    }));
    const states = [
      ...ours.map((asset) => state(markets[asset] ?? markets.BTC, nowMs)),
      ...names.map((_, place) => otherState(place)),
    ];
    return [{ universe, marginTables: [], collateralToken: 0 }, states];
  }

  function payments({ coin, startTime, endTime }: Fields, nowMs: number): Reply {
    if (typeof coin !== 'string' || !isTime(startTime)) return malformed();
    if (endTime !== undefined && endTime !== null && !isTime(endTime)) return malformed();
    const market = marketOf(coin);
    if (!market) return unknownCoin();
    const fromMs = Math.max(startTime, market.firstMs + hourMs);
    const toMs = Math.min(endTime ?? nowMs, nowMs);
    const rows: unknown[] = [];
    for (let hour = Math.floor(fromMs / hourMs); rows.length < maxPayments; hour += 1) {
      const time = hour * hourMs + (hour % 97);
      if (time > toMs) break;
      if (time < fromMs) continue;
      const fundingRate = decimals(market.fundingRate(hour * hourMs) / 8, 10);
      rows.push({ coin, fundingRate, premium: '0.00012', time });
    }
    return json(200, rows);
  }

  function candles({ req }: Fields, nowMs: number): Reply {
    if (typeof req !== 'object' || req === null) return malformed();
    const { coin, interval, startTime, endTime } = req as Fields;
    if (typeof coin !== 'string' || typeof interval !== 'string') return malformed();
    const length = intervalNamed(interval);
    if (!length || !isTime(startTime) || !isTime(endTime)) return malformed();
    const market = marketOf(coin);
    if (!market) return unknownCoin();
    const runningMs = openAt(length, nowMs);
    const keptMs = runningMs - (keptCandles - 1) * length.lengthMs;
    const firstMs = openAt(length, Math.max(startTime, market.firstMs + length.lengthMs, keptMs));
    const rows: unknown[] = [];
    for (let t = firstMs; t <= Math.min(endTime, runningMs); t = nextOpen(length, t)) {
      const endMs = nextOpen(length, t);
      const bar = candleFrom(market.perpetualUsdt, t, endMs, nowMs);
      const [o, c, h, l] = [bar.open, bar.close, bar.high, bar.low].map((price) =>
        decimals(price, price > 5000 ? 1 : 3),
      );
      rows.push({ t, T: endMs - 1, s: coin, i: interval, o, c, h, l, v: '1041.5521', n: 18_011 });
    }
    return json(200, rows);
  }

  const isTooMuch = requestLimit(weightPerMinute, 60_000);
  const spend = (weight: number, nowMs: number): boolean =>
    Array.from({ length: weight }, () => isTooMuch(nowMs)).some(Boolean);
  const replyTo = (fields: Fields, nowMs: number): Reply => {
    if (fields['type'] === 'metaAndAssetCtxs') return json(200, metaAndStates(nowMs));
    if (fields['type'] === 'fundingHistory') return payments(fields, nowMs);
    return fields['type'] === 'candleSnapshot' ? candles(fields, nowMs) : malformed();
  };

  function answer({ method, path, headers, body, nowMs }: WorldRequest): Reply {
    if (path !== '/info') return plain(404, '');
    if (method !== 'POST') return plain(405, '');
    if (spend(20, nowMs)) return refuse('rate');
    if (!headers['content-type']?.startsWith('application/json')) return malformed();
    const fields = fieldsOf(body);
    const reply = fields ? replyTo(fields, nowMs) : malformed();
    const rows = fields?.['type'] === 'metaAndAssetCtxs' ? 0 : reply.body.split('},{').length;
    return spend(Math.floor(rows / (fields?.['type'] === 'fundingHistory' ? 20 : 60)), nowMs)
      ? refuse('rate')
      : reply;
  }

  return { host: 'api.hyperliquid.xyz', answer, refuse };
}

function refuse(refusal: Refusal): Reply {
  if (refusal === 'geo') return html(403, '<html><body><h1>403 Forbidden</h1></body></html>');
  if (refusal === 'rate') return json(429, null);
  return html(502, '<html><body><h1>502 Bad Gateway</h1></body></html>');
}
