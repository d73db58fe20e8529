/**
 * Bitfinex: the coin in US dollars with its past, and the perpetual in USDT with what is open
 * in it.
 *
 * https://docs.bitfinex.com/reference/rest-public-derivatives-status
 * - tickers: rows `[SYMBOL, BID, BID_SIZE, ASK, ASK_SIZE, CHANGE, CHANGE_RELATIVE, LAST, ...]`,
 *   the last trade in USD per coin, without a time.
 * - status/deriv: rows with the key at 0, the time in ms at 1, the mark price at 15, the price
 *   of the coin on Bitfinex itself at 4 (the index here: one exchange's spot, no basket) and the
 *   open interest in coins at 18. Older answers end there, later ones go on.
 * - candles: rows `[MTS, OPEN, CLOSE, HIGH, LOW, VOLUME]`, the close BEFORE high and low; `start`
 *   and `end` in ms, both inclusive. There is no 4-hour candle, so the hours are asked for and
 *   those that end a block of four are kept.
 *
 * Limits: 30 requests a minute for tickers and candles, 90 for the status; beyond them a minute
 * of refusals. 10,000 candles a page, of which 5000 are used.
 * Quirks: answers are lists of positions; failures are `["error", code, message]` with HTTP 200,
 * 429 or 500. A candle without a trade is left out, and with it, of four hours, the block whose
 * last hour it is. A ticker or a status that does not exist is an empty list.
 * What it does not say: whether open interest counts one side or both (it is in no basket), the
 * currency of the price at 4, and payments between holders of the perpetual: the rate at 12
 * changes while its period lasts and no realised payment is documented, so there is no funding.
 * The past of the status is not read: how often it has a row is not documented, so that one
 * value a day would cost one request for each day.
 */
import type { AssetId } from '../quotes/assets.ts';
import { hourMs, type Point } from '../quotes/point.ts';
import type { Quote, SpotQuote } from '../quotes/quote.ts';
import {
  amount,
  checkClock,
  checkCoins,
  checkNearIndex,
  hourlyCloses,
  otherSymbol,
  parse,
  price,
  stamp,
  time,
} from './answer.ts';
import {
  AnswerError,
  type Endpoint,
  endpoint,
  type Exchange,
  type FailureKind,
  type Interval,
  type PageReceipt,
  type Receipt,
} from './exchange.ts';
import { z } from './zod.ts';

const root = 'https://api-pub.bitfinex.com/v2';
const pair = (asset: AssetId): string => `t${asset}USD`;
const perpetual = (asset: AssetId): string => `t${asset}F0:USTF0`;
const hoursPerPage = 5000;

type Url = Endpoint['url'];

const spotUrl: Url = (asset) => `${root}/tickers?symbols=${pair(asset)}`;
const perpetualUrl: Url = (asset) => `${root}/status/deriv?keys=${perpetual(asset)}`;

export const bitfinex = {
  id: 'bitfinex',
  name: 'Bitfinex',
  documentation: 'https://docs.bitfinex.com/docs/introduction',
  hosts: ['api-pub.bitfinex.com'],
  optional: true,
  pace: { gapMs: 2100, perMinute: 25, perDay: 2000 },
  endpoints: [
    endpoint('spot', 10, spotUrl, readTicker),
    endpoint('perpetual', 60, perpetualUrl, readStatus),
  ],
  history: [
    {
      series: 'spot',
      firstMs: Date.UTC(2013, 3, 1),
      maxRows: hoursPerPage,
      maxSpanMs: hoursPerPage * hourMs,
      maxBytes: 500_000,
      url: (asset: AssetId, _interval: Interval, fromMs: number, toMs: number) =>
        `${root}/candles/trade:1h:${pair(asset)}/hist` +
        `?limit=${hoursPerPage}&start=${fromMs}&end=${toMs - 1}&sort=1`,
      read: readCandles,
    },
  ],
  classifyStatus: (_status: number, body: string): FailureKind | undefined => {
    const code = /^\s*\[\s*"error"\s*,\s*(\d+)/.exec(body)?.[1];
    return code === undefined ? undefined : errorKind(Number(code));
  },
} as const satisfies Exchange;

function readTicker(payload: unknown, receipt: Receipt): SpotQuote[] {
  const symbol = pair(receipt.asset);
  const row = parse(ticker, rowOf(symbol, payload), 'tickers');
  const base = stamp('bitfinex', symbol, null, receipt);
  return [{ kind: 'spot', ...base, price: row[7], currency: 'USD' }];
}

function readStatus(payload: unknown, receipt: Receipt): Quote[] {
  const symbol = perpetual(receipt.asset);
  const row = parse(status, rowOf(symbol, payload), 'status');
  const [timeMs, indexPrice, markPrice, held] = [row[1], row[4], row[15], row[18]];
  checkClock(timeMs, receipt, symbol);
  checkNearIndex(markPrice, indexPrice, symbol);
  const base = stamp('bitfinex', symbol, timeMs, receipt);
  const quotes: Quote[] = [
    { kind: 'perpetual', ...base, price: markPrice, indexPrice, currency: 'USDT' },
  ];
  if (held !== null)
    quotes.push({
      kind: 'open-interest',
      ...base,
      coins: checkCoins(held, receipt, `${symbol}: open interest`),
    });
  return quotes;
}

function readCandles(payload: unknown, page: PageReceipt): Point[] {
  const rows = parse(z.array(candle), rowsOf(payload), 'candles');
  return hourlyCloses(
    rows.map((row) => ({ openMs: row[0], value: row[2] })),
    page,
  );
}

function rowOf(symbol: string, payload: unknown): unknown {
  const rows = parse(z.array(named), rowsOf(payload), 'answer');
  const row = rows.find(([name]) => name === symbol);
  if (row === undefined) throw otherSymbol();
  return row;
}

function rowsOf(payload: unknown): readonly unknown[] {
  const rows = parse(z.array(z.unknown()), payload, 'answer');
  if (rows[0] !== 'error') return rows;
  const code = typeof rows[1] === 'number' ? rows[1] : 0;
  throw new AnswerError(errorKind(code), `error ${code}`);
}

const tooManyRequests = 11_010;
const maintenance = 20_060;

function errorKind(code: number): FailureKind {
  if (code === tooManyRequests) return 'rate';
  return code === maintenance ? 'network' : 'schema';
}

const any = z.unknown();
const named = z.tuple([z.string()], any);
const ticker = z.tuple([z.string(), any, any, any, any, any, any, price], any);
/** Positions 0 to 18; whatever comes after is of no use here. */
// prettier-ignore
const status = z.tuple(
  [z.string(), time, any, any, price, any, any, any, any, any, any, any, any, any, any, price, any, any, z.nullable(amount)],
  any,
);
const candle = z.tuple([time, any, price], any);
