/**
 * OKX: spot, the USDT perpetual, the coin-margined dated curve, funding, and the open
 * interest of all four kinds of contract.
 *
 * https://www.okx.com/docs-v5/en/
 * - market/ticker: `last`, USDT per coin, at `ts`.
 * - public/mark-price: `markPx` at `ts`, of one contract or of a family (`BTC-USD`, all
 *   expiries at once), and nothing of the index; market/index-tickers: `idxPx` at `ts`, USDT
 *   or USD per coin. No answer carries both, so the two are asked one after the other and
 *   read together; more than a minute apart they are no pair.
 * - public/funding-rate-history: `realizedRate`, the fraction paid at `fundingTime`
 *   (`fundingRate` is what had been predicted), newest first.
 * - public/open-interest (instType, instFamily): `oiCcy` in coins, one-sided, for each contract.
 *
 * Limits: 10 (mark price, funding) or 20 requests in 2 s, path and address, but 5 for the past
 * of open interest, which has a pace of its own.
 * Quirks: numbers are strings; failures are as in `okx-answer.ts`. The expiry is only in the
 * name (`BTC-USD-260327`, 08:00 UTC). Perpetuals sold as futures that end in 2031
 * (`BTC-USD_UM_XPERP-310404`) may share the list and are no dated contracts.
 * Why not the prices of dated contracts in USDT: two more requests for the same expiries.
 * They are counted in open interest. An asset without dated contracts has the others alone.
 * What it does not say: whose positions they are.
 */
import { assetOf, type AssetId } from '../quotes/assets.ts';
import { dayMs } from '../quotes/point.ts';
import type { Currency, Quote } from '../quotes/quote.ts';
import {
  amount,
  checkClock,
  checkCoins,
  checkNearIndex,
  fundingQuotes,
  otherSymbol,
  parse,
  price,
  stamp,
  time,
} from './answer.ts';
import { dayOfSymbolDate, settlesAt8Utc } from './contract-calendar.ts';
import {
  AnswerError,
  endpoint,
  type Exchange,
  type FailureKind,
  type Receipt,
} from './exchange.ts';
import { paymentsOf, refusals, root, rowsOf, swap } from './okx-answer.ts';
import { okxHistory } from './okx-history.ts';
import { z } from './zod.ts';

const spotUrl = (asset: AssetId): string => `${root}/market/ticker?instId=${asset}-USDT`;
const markUrl = (asset: AssetId): string =>
  `${root}/public/mark-price?instType=SWAP&instId=${swap(asset)}`;
const datedMarkUrl = (asset: AssetId): string =>
  `${root}/public/mark-price?instType=FUTURES&instFamily=${asset}-USD`;
const indexUrl = (currency: Currency) => (asset: AssetId) =>
  `${root}/market/index-tickers?instId=${asset}-${currency}`;
const fundingUrl = (asset: AssetId): string =>
  `${root}/public/funding-rate-history?instId=${swap(asset)}&limit=42`;
const openUrl = (instType: 'SWAP' | 'FUTURES', currency: Currency) => (asset: AssetId) =>
  `${root}/public/open-interest?instType=${instType}&instFamily=${asset}-${currency}`;

/** Nothing to ask where the asset has no dated contracts. */
const ifDated = (url: (asset: AssetId) => string) => (asset: AssetId) =>
  assetOf(asset).dated ? url(asset) : null;

export const okx = {
  id: 'okx',
  name: 'OKX',
  documentation: 'https://www.okx.com/docs-v5/en/',
  hosts: ['www.okx.com'],
  pace: { gapMs: 130, perMinute: 150, perDay: 4_000 },
  endpoints: [
    {
      ...endpoint('dated', 0, ifDated(datedMarkUrl), readDated),
      lean: true,
      beside: indexUrl('USD'),
    },
    endpoint('spot', 60, spotUrl, readSpot),
    { ...endpoint('perpetual', 60, markUrl, readPerpetual), beside: indexUrl('USDT') },
    endpoint('funding', 120, fundingUrl, readFunding),
    endpoint('open-interest-perpetual', 10, openUrl('SWAP', 'USDT'), readOpen),
    endpoint('open-interest-perpetual-coin', 60, openUrl('SWAP', 'USD'), readOpen),
    endpoint('open-interest-dated', 60, ifDated(openUrl('FUTURES', 'USDT')), readOpen),
    endpoint('open-interest-dated-coin', 60, ifDated(openUrl('FUTURES', 'USD')), readOpen),
  ],
  history: okxHistory,
  classifyStatus: (_status: number, body: string): FailureKind | undefined =>
    refusals[Number(/"code"\s*:\s*"(\d+)"/.exec(body)?.[1])],
} as const satisfies Exchange;

function readSpot(payload: unknown, receipt: Receipt): Quote[] {
  const pair = `${receipt.asset}-USDT`;
  const row = parse(ticker, rowOf(pair, rowsOf(payload, 'ticker'), 'ticker'), 'ticker');
  checkClock(row.ts, receipt, pair);
  const base = stamp('okx', pair, row.ts, receipt);
  return [{ kind: 'spot', ...base, price: row.last, currency: 'USDT' }];
}

function readPerpetual(payload: unknown, receipt: Receipt): Quote[] {
  const { marks, index } = pairOf(payload, 'USDT', receipt);
  const row = parse(mark, rowOf(swap(receipt.asset), marks, 'mark-price'), 'mark-price');
  return [{ kind: 'perpetual', ...priced(row, index, 'USDT', receipt) }];
}

function readDated(payload: unknown, receipt: Receipt): Quote[] {
  const { marks, index } = pairOf(payload, 'USD', receipt);
  const quotes = marks.flatMap((row): Quote[] => {
    const { instId } = parse(named, row, 'mark-price');
    const contract = contractOf(instId, receipt);
    if (contract?.currency !== 'USD' || contract.expiryMs === null) return [];
    const quote = priced(parse(mark, row, 'mark-price'), index, 'USD', receipt);
    return [{ kind: 'future', ...quote, expiryMs: contract.expiryMs }];
  });
  if (quotes.length === 0) throw new AnswerError('schema', 'mark-price: no future of ours');
  return quotes;
}

const mostSecondsApart = 60;

/** A contract at its mark beside the index, as old as the older of the two. */
function priced(row: Mark, index: Index, currency: Currency, receipt: Receipt) {
  const { instId, markPx, ts } = row;
  checkClock(ts, receipt, instId);
  const apart = Math.round(Math.abs(ts - index.ts) / 1000);
  if (apart > mostSecondsApart)
    throw new AnswerError('stale', `${instId}: mark and index are ${apart} s apart`);
  checkNearIndex(markPx, index.idxPx, instId);
  const base = stamp('okx', instId, Math.min(ts, index.ts), receipt);
  return { ...base, price: markPx, indexPrice: index.idxPx, currency };
}

function readFunding(payload: unknown, receipt: Receipt): Quote[] {
  const { asset } = receipt;
  return fundingQuotes(paymentsOf(payload, asset), 'okx', swap(asset), receipt);
}

function readOpen(payload: unknown, receipt: Receipt): Quote[] {
  const ours = rowsOf(payload, 'open-interest').filter((row) =>
    contractOf(parse(named, row, 'open-interest').instId, receipt),
  );
  if (ours.length === 0) throw otherSymbol('instId');
  return ours.map((row): Quote => {
    const { instId, oiCcy, ts } = parse(open, row, 'open-interest');
    checkClock(ts, receipt, instId);
    const held = checkCoins(oiCcy, receipt, `${instId}: oiCcy`);
    return { kind: 'open-interest', ...stamp('okx', instId, ts, receipt), coins: held };
  });
}

/** The two answers of an endpoint: the rows of the first, the index of the second. */
function pairOf(payload: unknown, currency: Currency, receipt: Receipt) {
  const [first, second] = parse(pair, payload, 'the two answers');
  const marks = rowsOf(first, 'mark-price');
  const instId = `${receipt.asset}-${currency}`;
  const row = rowOf(instId, rowsOf(second, 'index-tickers'), 'index-tickers');
  const index = parse(indexTicker, row, 'index-tickers');
  checkClock(index.ts, receipt, instId);
  return { marks, index };
}

function rowOf(instId: string, rows: readonly unknown[], what: string): unknown {
  const found = rows.find((row) => parse(named, row, what).instId === instId);
  if (found === undefined) throw otherSymbol('instId');
  return found;
}

/** Nothing lists a dated contract further ahead; what ends later is a perpetual by another name. */
const farthestExpiryMs = 2 * 366 * dayMs;

/** A running contract of the asset by its name, a perpetual without expiry; else undefined. */
function contractOf(name: string, { asset, receivedAtMs }: Receipt) {
  const [, coin, currency, date = ''] = /^([A-Z]+)-(USDT?)-(?:(\d{6})|SWAP)$/.exec(name) ?? [];
  if (coin !== asset || currency === undefined) return undefined;
  if (date === '') return { currency, expiryMs: null };
  const day = dayOfSymbolDate(date);
  const expiryMs = day === null ? 0 : settlesAt8Utc(day);
  const isRunning = expiryMs > receivedAtMs && expiryMs <= receivedAtMs + farthestExpiryMs;
  return isRunning ? { currency, expiryMs } : undefined;
}

const pair = z.tuple([z.unknown(), z.unknown()]);
const named = z.object({ instId: z.string() });
const ticker = z.object({ last: price, ts: time });
const mark = z.object({ instId: z.string(), markPx: price, ts: time });
type Mark = z.infer<typeof mark>;
const indexTicker = z.object({ idxPx: price, ts: time });
type Index = z.infer<typeof indexTicker>;
const open = z.object({ instId: z.string(), oiCcy: amount, ts: time });
