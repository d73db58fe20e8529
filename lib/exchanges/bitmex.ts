/**
 * BitMEX: the perpetual, its open interest and funding, and the two nearest quarters of
 * bitcoin. All are priced in USD and settled in bitcoin.
 *
 * https://www.bitmex.com/api/explorer/
 * - instrument (symbol): a list of one. `midPrice` between the best bid and ask, `lastPrice`,
 *   `markPrice` and `indicativeSettlePrice` (the index) in USD per coin; `expiry` null for the
 *   perpetual; `openValue` in satoshi, beside `openInterest` in contracts of 1 USD.
 * - funding: `fundingRate`, the fraction paid at `timestamp`, at 04, 12 and 20 UTC.
 *
 * Limits: 30 requests a minute and address without a key, HTTP 429 beyond.
 * Quirks: numbers are numbers, times ISO 8601. The mark does not carry the premium: the
 * perpetual's is the index and what is left of the next payment, a quarter's is the index
 * and a yearly rate that recorded answers show rounded to whole percents. So the price of
 * both is `midPrice`; without a bid or an ask it is the last trade of the perpetual, and the
 * mark of a quarter, whose last trade may be old. `openValue` is in bitcoin whatever the
 * coin: it counts coins of bitcoin's contracts alone, and the ether contract, whose size is
 * a number of satoshi for each USD, has no open interest here. An unknown symbol is an
 * empty list.
 * What it does not say: how old `midPrice` is; `timestamp` is of the last change of any field.
 */
import type { Quote } from '../quotes/quote.ts';
import {
  amount,
  checkClock,
  checkCoins,
  checkNearIndex,
  checkNotAhead,
  fundingQuotes,
  isoTime,
  otherSymbol,
  parse,
  price,
  stamp,
} from './answer.ts';
import { isQuarter, paymentsOf, perpetualSymbol, quarterSymbol, root } from './bitmex-answer.ts';
import { bitmexHistory } from './bitmex-history.ts';
import { isNextQuarterNeeded, settlesAt12Utc } from './contract-calendar.ts';
import { AnswerError, type Endpoint, endpoint, type Exchange, type Receipt } from './exchange.ts';
import { z } from './zod.ts';

const payments = 24;
const satoshiPerCoin = 1e8;

type Url = Endpoint['url'];

const instrumentUrl = (symbol: string | null): string | null =>
  symbol && `${root}/instrument?symbol=${symbol}`;
const quarterUrl =
  (place: 0 | 1): Url =>
  (asset, nowMs) =>
    instrumentUrl(quarterSymbol(asset, nowMs, place));
const nextUrl: Url = (asset, nowMs) =>
  isNextQuarterNeeded(nowMs, settlesAt12Utc) ? quarterUrl(1)(asset, nowMs) : null;
const perpetualUrl: Url = (asset) => instrumentUrl(perpetualSymbol(asset));
const fundingUrl: Url = (asset) => {
  const symbol = perpetualSymbol(asset);
  return symbol && `${root}/funding?symbol=${symbol}&count=${payments}&reverse=true`;
};

export const bitmex = {
  id: 'bitmex',
  name: 'BitMEX',
  documentation: 'https://www.bitmex.com/api/explorer/',
  hosts: ['www.bitmex.com'],
  optional: true,
  pace: { gapMs: 2_100, perMinute: 25, perDay: 1_500 },
  endpoints: [
    endpoint('dated-current', 4, quarterUrl(0), readQuarter),
    endpoint('dated-next', 4, nextUrl, readQuarter),
    endpoint('perpetual', 60, perpetualUrl, readPerpetual),
    endpoint('funding', 120, fundingUrl, readFunding),
  ],
  history: bitmexHistory,
} as const satisfies Exchange;

function readPerpetual(payload: unknown, receipt: Receipt): Quote[] {
  const row = onlyRow(payload, receipt);
  if (row.symbol !== perpetualSymbol(receipt.asset) || row.expiry) throw otherSymbol();
  const contract = priced(row, row.midPrice ?? row.lastPrice, receipt);
  return [{ kind: 'perpetual', ...contract }, ...openInterest(row, receipt)];
}

/** The price of a quarter and what is open in it; nothing once it has ended. */
function readQuarter(payload: unknown, receipt: Receipt): Quote[] {
  const row = onlyRow(payload, receipt);
  const { expiry: expiryMs, symbol } = row;
  if (!expiryMs) throw new AnswerError('schema', 'expiry: missing');
  if (!isQuarter(symbol, receipt.asset)) throw otherSymbol();
  if (expiryMs <= receipt.receivedAtMs) return [];
  const contract = priced(row, row.midPrice ?? row.markPrice, receipt);
  return [{ kind: 'future', ...contract, expiryMs }, ...openInterest(row, receipt)];
}

function priced(row: Instrument, price: number | null | undefined, receipt: Receipt) {
  const { symbol, indicativeSettlePrice: indexPrice } = row;
  if (!price) throw new AnswerError('schema', `${symbol}: no price`);
  checkClock(row.timestamp, receipt, symbol);
  checkNearIndex(price, indexPrice, symbol);
  const base = stamp('bitmex', symbol, row.timestamp, receipt);
  return { ...base, price, indexPrice, currency: 'USD' } as const;
}

/** Coins where the contract is of the coin in which it settles; else there is no quote. */
function openInterest(row: Instrument, receipt: Receipt): Quote[] {
  const { symbol, underlying, settlCurrency, openValue } = row;
  if (underlying !== 'XBT' || settlCurrency !== 'XBt') return [];
  if (openValue === null || openValue === undefined) return [];
  const coins = checkCoins(openValue / satoshiPerCoin, receipt, `${symbol}: openValue`);
  return [{ kind: 'open-interest', ...stamp('bitmex', symbol, row.timestamp, receipt), coins }];
}

function readFunding(payload: unknown, receipt: Receipt): Quote[] {
  const symbol = perpetualSymbol(receipt.asset);
  if (symbol === null) throw otherSymbol();
  return fundingQuotes(paymentsOf(payload, receipt.asset), 'bitmex', symbol, receipt);
}

function onlyRow(payload: unknown, receipt: Receipt): Instrument {
  const [row] = parse(z.array(z.unknown()), payload, 'instrument');
  if (row === undefined) throw new AnswerError('schema', 'instrument: not listed');
  const read = parse(instrument, row, 'instrument');
  checkNotAhead(read.timestamp, receipt.receivedAtMs, 'timestamp');
  return read;
}

const instrument = z.object({
  symbol: z.string(),
  underlying: z.string(),
  quoteCurrency: z.literal('USD'),
  settlCurrency: z.nullish(z.string()),
  expiry: z.nullish(isoTime),
  midPrice: z.nullish(price),
  lastPrice: z.nullish(price),
  markPrice: z.nullish(price),
  indicativeSettlePrice: price,
  openValue: z.nullish(amount),
  timestamp: isoTime,
});
type Instrument = z.infer<typeof instrument>;
