/**
 * Coinbase Exchange: spot in USD, no futures.
 *
 * https://docs.cdp.coinbase.com/exchange/reference
 * - /products/BTC-USD/ticker: `price` of the last trade in USD, `time` of that trade
 *   (ISO 8601 with microseconds).
 * - /products/BTC-USD/candles: `[time, low, high, open, close, volume]`, USD per coin, newest
 *   first, `time` in seconds. `start` and `end` are ISO, both inclusive, and mean the opening.
 *
 * Limits: 10 requests a second and address, 429 beyond; 300 candles.
 * Quirks: prices are strings in the ticker and numbers in candles, ids numbers or strings; a
 * failure is `{message}`. There are candles of one hour and of six, none of four, so the hours
 * are asked for and those that end a block of four are kept. An interval without a trade has no
 * candle.
 * What it does not say: its own clock. `time` is the last trade's; the pair trades every
 * second, so an old one means that trading or the feed stands still.
 */
import type { AssetId } from '../quotes/assets.ts';
import { hourMs, type Point } from '../quotes/point.ts';
import type { SpotQuote } from '../quotes/quote.ts';
import {
  candle,
  checkClock,
  hourlyCloses,
  isoTime,
  parse,
  price,
  seconds,
  stamp,
} from './answer.ts';
import { endpoint, type Exchange, type PageReceipt, type Receipt } from './exchange.ts';
import { z } from './zod.ts';

const product = (asset: AssetId): string => `${asset}-USD`;
const productUrl = (asset: AssetId): string =>
  `https://api.exchange.coinbase.com/products/${product(asset)}`;
const iso = (timeMs: number): string => new Date(timeMs).toISOString();

export const coinbase = {
  id: 'coinbase',
  name: 'Coinbase',
  documentation: 'https://docs.cdp.coinbase.com/exchange/reference',
  hosts: ['api.exchange.coinbase.com'],
  pace: { gapMs: 110, perMinute: 150, perDay: 4_000 },
  // There is no index that could stand in for a spot price gone stale, after three polls.
  endpoints: [endpoint('spot', 4, (asset) => `${productUrl(asset)}/ticker`, readTicker)],
  history: [
    {
      series: 'spot',
      firstMs: Date.UTC(2015, 0, 1),
      maxRows: 300,
      maxSpanMs: 300 * hourMs,
      url: (asset, _interval, fromMs, toMs) =>
        `${productUrl(asset)}/candles?granularity=3600` +
        `&start=${iso(fromMs)}&end=${iso(toMs - 1)}`,
      read: readCandles,
    },
  ],
} as const satisfies Exchange;

function readTicker(payload: unknown, receipt: Receipt): SpotQuote[] {
  const answer = parse(ticker, payload, 'ticker');
  checkClock(answer.time, receipt, 'ticker');
  const base = stamp('coinbase', product(receipt.asset), answer.time, receipt);
  return [{ kind: 'spot', ...base, price: answer.price, currency: 'USD' }];
}

/** Rows beside the window are dropped, whichever way the exchange rounds its ends. */
function readCandles(payload: unknown, page: PageReceipt): Point[] {
  return hourlyCloses(parse(z.array(candle(seconds)), payload, 'candles'), page);
}

const ticker = z.object({ price, time: isoTime });
