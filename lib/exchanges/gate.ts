/**
 * Gate: spot, the USDT perpetual with its open interest and funding, and the dated contracts.
 *
 * https://www.gate.com/docs/developers/apiv4/
 * - futures/usdt/contracts/{contract}: `mark_price` and `index_price`, USDT per coin;
 *   `position_size` in contracts of `quanto_multiplier` coins (0.0001 for BTC, 0.01 for ETH).
 *   `tickers` has the prices too, and no size of a contract.
 * - delivery/usdt/tickers: the dated contracts of all coins, `BTC_USDT_20260327`, which end at
 *   08:00 UTC of that day (not verified). The size of their contracts is not in the answer, so
 *   there is no open interest of them.
 * - futures/usdt/funding_rate: `r`, the fraction paid at `t` (seconds), newest first.
 * - spot/tickers: `last`, USDT per coin.
 *
 * Limits: 200 requests in 10 s and endpoint.
 * Quirks: prices are strings, sizes numbers or strings. None of the prices says its time. A
 * payment is stamped a second or so after the full hour.
 * What it does not say: whether open interest counts one side or both (`position_size` is
 * described as the sum of all longs, `total_size` of the tickers not at all). It is likely
 * inflated besides: it is quoted and in no basket.
 */
import { assetOf, type AssetId } from '../quotes/assets.ts';
import type { Quote } from '../quotes/quote.ts';
import {
  amount,
  checkCoins,
  checkNearIndex,
  fundingQuotes,
  otherSymbol,
  parse,
  price,
  stamp,
} from './answer.ts';
import { dayOfSymbolDate, settlesAt8Utc } from './contract-calendar.ts';
import { AnswerError, type Endpoint, endpoint, type Exchange, type Receipt } from './exchange.ts';
import { gateApi, gateHost, pair, paymentsOf } from './gate-answer.ts';
import { gateHistory } from './gate-history.ts';
import { z } from './zod.ts';

type Url = Endpoint['url'];

const datedUrl: Url = (asset) => (assetOf(asset).dated ? `${gateApi}/delivery/usdt/tickers` : null);
const perpetualUrl: Url = (asset) => `${gateApi}/futures/usdt/contracts/${pair(asset)}`;
const spotUrl: Url = (asset) => `${gateApi}/spot/tickers?currency_pair=${pair(asset)}`;
const fundingUrl: Url = (asset) =>
  `${gateApi}/futures/usdt/funding_rate?contract=${pair(asset)}&limit=42`;

export const gate = {
  id: 'gate',
  name: 'Gate',
  documentation: 'https://www.gate.com/docs/developers/apiv4/',
  hosts: [gateHost],
  optional: true,
  endpoints: [
    { ...endpoint('dated', 4, datedUrl, readDated), maxBytes: 65_536 },
    endpoint('perpetual', 60, perpetualUrl, readPerpetual),
    endpoint('spot', 60, spotUrl, readSpot),
    endpoint('funding', 120, fundingUrl, readFunding),
  ],
  history: gateHistory,
} as const satisfies Exchange;

function readSpot(payload: unknown, receipt: Receipt): Quote[] {
  const rows = parse(z.array(ticker), payload, 'tickers');
  const row = rows.find(({ currency_pair }) => currency_pair === pair(receipt.asset));
  if (row === undefined) throw otherSymbol('contract');
  const base = stamp('gate', row.currency_pair, null, receipt);
  return [{ kind: 'spot', ...base, price: row.last, currency: 'USDT' }];
}

function readPerpetual(payload: unknown, receipt: Receipt): Quote[] {
  const row = parse(contract, payload, 'contracts');
  if (row.name !== pair(receipt.asset)) throw otherSymbol('contract');
  const { mark_price: markPrice, index_price: indexPrice } = row;
  checkNearIndex(markPrice, indexPrice, row.name);
  const base = stamp('gate', row.name, null, receipt);
  const quotes: Quote[] = [
    { kind: 'perpetual', ...base, price: markPrice, indexPrice, currency: 'USDT' },
  ];
  if (typeof row.position_size === 'number') {
    const held = row.position_size * row.quanto_multiplier;
    quotes.push({
      kind: 'open-interest',
      ...base,
      coins: checkCoins(held, receipt, 'position_size'),
    });
  }
  return quotes;
}

function readDated(payload: unknown, receipt: Receipt): Quote[] {
  const rows = parse(z.array(z.unknown()), payload, 'delivery tickers');
  const quotes = rows.flatMap((row) => {
    const symbol = parse(named, row, 'delivery tickers').contract;
    const expiryMs = expiryOf(symbol, receipt.asset);
    if (expiryMs === null || expiryMs <= receipt.receivedAtMs) return [];
    return [datedQuote(row, symbol, expiryMs, receipt)];
  });
  if (quotes.length === 0) throw new AnswerError('schema', 'delivery tickers: no contract of ours');
  return quotes;
}

function datedQuote(row: unknown, symbol: string, expiryMs: number, receipt: Receipt): Quote {
  const { mark_price: markPrice, index_price: indexPrice } = parse(prices, row, symbol);
  checkNearIndex(markPrice, indexPrice, symbol);
  const base = stamp('gate', symbol, null, receipt);
  return { kind: 'future', ...base, price: markPrice, indexPrice, currency: 'USDT', expiryMs };
}

function readFunding(payload: unknown, receipt: Receipt): Quote[] {
  return fundingQuotes(paymentsOf(payload), 'gate', pair(receipt.asset), receipt);
}

/** Expiry by name; null for what is no dated contract of the asset in USDT. */
function expiryOf(symbol: string, asset: AssetId): number | null {
  const date = /^(\w+_USDT)_20(\d{6})$/.exec(symbol);
  if (date?.[1] !== pair(asset)) return null;
  const day = dayOfSymbolDate(date[2] ?? '');
  return day === null ? null : settlesAt8Utc(day);
}

const ticker = z.object({ currency_pair: z.string(), last: price });
const contract = z.object({
  name: z.string(),
  mark_price: price,
  index_price: price,
  quanto_multiplier: price,
  position_size: z.nullish(amount),
});
const named = z.object({ contract: z.string() });
const prices = z.object({ mark_price: price, index_price: price });
