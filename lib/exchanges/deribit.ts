/**
 * Deribit: the whole curve of coin-settled futures, their open interest and the index in
 * one answer, and hourly funding. Reachable almost everywhere.
 *
 * https://docs.deribit.com/
 * - get_book_summary_by_currency (currency, kind=future): per contract `mark_price` and
 *   `estimated_delivery_price` in USD per coin, `open_interest` in USD (one-sided, inverse
 *   contracts: coins are USD / index), `creation_timestamp` in ms.
 * - get_funding_rate_history: `interest_1h`, the fraction paid over the hour that ended at
 *   `timestamp`. Deribit settles continuously; the hours add up to what was paid.
 *
 * Limits: about 20 requests a second, code 10028 beyond. JSON numbers, not strings.
 * Quirks: an answer can be an error envelope; the expiry is only in the name (`BTC-3JAN25`,
 * `BTC-27MAR26`, always 08:00 UTC); options, combos and spreads may share the list.
 * What it does not say: the index itself. `estimated_delivery_price` equals it except in
 * the last half hour before a delivery, when it is the running average of the index.
 */
import type { AssetId } from '../quotes/assets.ts';
import { dayMs } from '../quotes/point.ts';
import type { FundingQuote, Quote } from '../quotes/quote.ts';
import {
  amount,
  ascending,
  checkClock,
  checkNearIndex,
  checkNotAhead,
  coins,
  parse,
  price,
  rate,
  stamp,
  time,
} from './answer.ts';
import { settlesAt8Utc } from './contract-calendar.ts';
import { AnswerError, type Exchange, type FailureKind, type Receipt } from './exchange.ts';
import { z } from './zod.ts';

const root = 'https://www.deribit.com/api/v2/public';
const fundingDays = 8;

export const deribit = {
  id: 'deribit',
  name: 'Deribit',
  documentation: 'https://docs.deribit.com/',
  hosts: ['www.deribit.com'],
  endpoints: [
    {
      id: 'book-summary',
      everyMinutes: 0,
      maxBytes: 131_072,
      url: (asset: AssetId) => `${root}/get_book_summary_by_currency?currency=${asset}&kind=future`,
      read: readBookSummary,
    },
    {
      id: 'funding',
      everyMinutes: 60,
      maxBytes: 131_072,
      url: (asset: AssetId, nowMs: number) =>
        `${root}/get_funding_rate_history?instrument_name=${asset}-PERPETUAL` +
        `&start_timestamp=${nowMs - fundingDays * dayMs}&end_timestamp=${nowMs}`,
      read: readFunding,
    },
  ],
  history: [],
  classifyStatus: (status: number, body: string) =>
    status === 400 ? errorKind(Number(/"code"\s*:\s*(\d+)/.exec(body)?.[1])) : undefined,
} as const satisfies Exchange;

function readBookSummary(payload: unknown, receipt: Receipt): Quote[] {
  const rows = parse(z.array(z.unknown()), resultOf(payload), 'result');
  const ours = rows.filter((row) => {
    const name = parse(named, row, 'result').instrument_name;
    const expiryMs = expiryOf(name, receipt.asset);
    return expiryMs !== undefined && (expiryMs === null || expiryMs > receipt.receivedAtMs);
  });
  const quotes = ours.flatMap((row) => quotesOf(parse(summary, row, 'result'), receipt));
  if (quotes.length === 0) throw new AnswerError('schema', 'result: no future with a price');
  return quotes;
}

function quotesOf(row: Summary, receipt: Receipt): Quote[] {
  const { instrument_name: symbol, mark_price: markPrice, estimated_delivery_price: index } = row;
  if (markPrice === null || index === null) return [];
  checkClock(row.creation_timestamp, receipt, symbol);
  checkNearIndex(markPrice, index, symbol);
  const base = stamp('deribit', symbol, row.creation_timestamp, receipt);
  const contract = { ...base, price: markPrice, indexPrice: index, currency: 'USD' } as const;
  const expiryMs = expiryOf(symbol, receipt.asset) ?? null;
  const quotes: Quote[] = [
    expiryMs === null
      ? { kind: 'perpetual', ...contract }
      : { kind: 'future', ...contract, expiryMs },
  ];
  if (row.open_interest !== null) {
    const held = parse(coins, row.open_interest / index, `${symbol}: open_interest`);
    quotes.push({ kind: 'open-interest', ...base, coins: held });
  }
  return quotes;
}

function readFunding(payload: unknown, receipt: Receipt): FundingQuote[] {
  const rows = parse(z.array(fundingRow), resultOf(payload), 'result');
  if (rows.length === 0) throw new AnswerError('schema', 'result: no hour of funding');
  const symbol = `${receipt.asset}-PERPETUAL`;
  return ascending(rows, (row) => row.timestamp).map((row) => {
    checkNotAhead(row.timestamp, receipt.receivedAtMs, 'timestamp');
    return {
      kind: 'funding',
      ...stamp('deribit', symbol, row.timestamp, receipt),
      rate: row.interest_1h,
      settledAtMs: row.timestamp,
    };
  });
}

function resultOf(payload: unknown): unknown {
  const { error, result } = parse(envelope, payload, 'envelope');
  if (error) throw new AnswerError(errorKind(error.code), `error ${error.code}`);
  return result;
}

const tooManyRequests = 10_028;

const errorKind = (code: number): FailureKind => (code === tooManyRequests ? 'rate' : 'schema');

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

/** Expiry by name; null for the perpetual, undefined for what is no plain future of the asset. */
function expiryOf(name: string, asset: AssetId): number | null | undefined {
  const parts = /^([A-Z]+)-(?:(\d{1,2})([A-Z]{3})(\d{2})|PERPETUAL)$/.exec(name);
  if (parts?.[1] !== asset) return undefined;
  if (parts[2] === undefined) return null;
  const month = months.indexOf(parts[3] ?? '');
  const day = Date.UTC(2000 + Number(parts[4]), month, Number(parts[2]));
  const exists = month >= 0 && new Date(day).getUTCDate() === Number(parts[2]);
  return exists ? settlesAt8Utc(day) : undefined;
}

const envelope = z.object({
  error: z.nullish(z.object({ code: z.number() })),
  result: z.optional(z.unknown()),
});

const named = z.object({ instrument_name: z.string() });

const summary = z.object({
  instrument_name: z.string(),
  mark_price: z.nullable(price),
  estimated_delivery_price: z.nullable(price),
  open_interest: z.nullable(amount),
  creation_timestamp: time,
});
type Summary = z.infer<typeof summary>;

const fundingRow = z.object({ timestamp: time, interest_1h: rate });
