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
 * Limits: about 20 requests a second, code 10028 beyond.
 * Quirks: numbers are numbers; an answer can be an error envelope; the expiry is only in the
 * name (`BTC-3JAN25`, `BTC-27MAR26`, always 08:00 UTC); options, combos and spreads may share
 * the list.
 * Why not Solana: it has no coin-settled book. Its perpetual (`SOL_USDC-PERPETUAL`) is one of
 * the linear contracts, all of which come together in the USDC book, counted in coins.
 * What it does not say: the index itself. `estimated_delivery_price` equals it except in
 * the last half hour before a delivery, when it is the running average of the index.
 */
import { dayMs } from '../quotes/point.ts';
import type { Quote } from '../quotes/quote.ts';
import {
  amount,
  checkClock,
  checkCoins,
  checkNearIndex,
  fundingQuotes,
  parse,
  price,
  stamp,
  time,
} from './answer.ts';
import {
  errorKind,
  expiryOf,
  fundingUrl,
  isCoinSettled,
  paymentsOf,
  perpetual,
  resultOf,
  root,
} from './deribit-answer.ts';
import { deribitHistory } from './deribit-history.ts';
import { AnswerError, type Endpoint, endpoint, type Exchange, type Receipt } from './exchange.ts';
import { z } from './zod.ts';

const fundingDays = 8;

type Url = Endpoint['url'];

const bookUrl: Url = (asset) =>
  isCoinSettled(asset)
    ? `${root}/get_book_summary_by_currency?currency=${asset}&kind=future`
    : null;
const recentFundingUrl: Url = (asset, nowMs) =>
  fundingUrl(asset, nowMs - fundingDays * dayMs, nowMs);

export const deribit = {
  id: 'deribit',
  name: 'Deribit',
  documentation: 'https://docs.deribit.com/',
  hosts: ['www.deribit.com'],
  pace: { gapMs: 60, perMinute: 300, perDay: 4_000 },
  endpoints: [
    { ...endpoint('book-summary', 0, bookUrl, readBookSummary), lean: true, maxBytes: 131_072 },
    { ...endpoint('funding', 120, recentFundingUrl, readFunding), maxBytes: 131_072 },
  ],
  history: deribitHistory,
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
    const held = checkCoins(row.open_interest / index, receipt, `${symbol}: open_interest`);
    quotes.push({ kind: 'open-interest', ...base, coins: held });
  }
  return quotes;
}

function readFunding(payload: unknown, receipt: Receipt): Quote[] {
  return fundingQuotes(paymentsOf(payload), 'deribit', perpetual(receipt.asset), receipt);
}

const named = z.object({ instrument_name: z.string() });

const summary = z.object({
  instrument_name: z.string(),
  mark_price: z.nullable(price),
  estimated_delivery_price: z.nullable(price),
  open_interest: z.nullable(amount),
  creation_timestamp: time,
});
type Summary = z.infer<typeof summary>;
