/**
 * Bitget: spot, the USDT perpetual with its open interest and funding, and the contracts
 * margined in the coin: the dated ones and what is open in them.
 *
 * https://www.bitget.com/api-doc/contract/market/Get-Ticker
 * - mix/market/ticker and tickers: `markPrice` and `indexPrice`, USDT per coin in USDT-FUTURES,
 *   USD in COIN-FUTURES; `holdingAmount` in coins in both. COIN-FUTURES is asked for as a whole;
 *   its perpetual gives no price: the consensus counts one perpetual for an exchange.
 * - `deliveryTime` in ms of a dated contract, null or blank of a perpetual. Contracts are called
 *   `BTCUSD_260327` or `BTCUSDH26`; what decides is the time.
 * - spot/market/tickers: `lastPr`, USDT per coin.
 * - mix/market/history-fund-rate: `fundingRate`, the fraction paid at `fundingTime`, newest first.
 *
 * Limits: 6000 requests a minute and address, 20 a second and endpoint.
 * Quirks: numbers are strings; failures carry a `code`, mostly with HTTP 400, "429" among them.
 * A delivery stands a second before the full hour (07:59:59) and is read as it stands. Older
 * answers have no mark price of a dated contract: such a row gives no price.
 * What it does not say: whether `holdingAmount` counts one side or both, so that it is quoted
 * and in no basket.
 */
import { assetOf, type AssetId } from '../quotes/assets.ts';
import type { Quote } from '../quotes/quote.ts';
import {
  amount,
  checkClock,
  checkCoins,
  checkNearIndex,
  fundingQuotes,
  ifGiven,
  otherSymbol,
  parse,
  price,
  stamp,
  time,
} from './answer.ts';
import {
  bitgetHost,
  linear,
  linearContract,
  mixMarket,
  paymentsOf,
  rowsOf,
  spotMarket,
} from './bitget-answer.ts';
import { bitgetHistory } from './bitget-history.ts';
import { isMonthCode } from './contract-calendar.ts';
import { AnswerError, type Endpoint, endpoint, type Exchange, type Receipt } from './exchange.ts';
import { z } from './zod.ts';

type Url = Endpoint['url'];

const datedUrl: Url = (asset) =>
  assetOf(asset).dated ? `${mixMarket}/tickers?productType=COIN-FUTURES` : null;
const perpetualUrl: Url = (asset) => `${mixMarket}/ticker?${linearContract(asset)}`;
const spotUrl: Url = (asset) => `${spotMarket}/tickers?symbol=${linear(asset)}`;
const fundingUrl: Url = (asset) =>
  `${mixMarket}/history-fund-rate?${linearContract(asset)}&pageSize=42`;

export const bitget = {
  id: 'bitget',
  name: 'Bitget',
  documentation: 'https://www.bitget.com/api-doc/common/intro',
  hosts: [bitgetHost],
  optional: true,
  endpoints: [
    { ...endpoint('dated', 4, datedUrl, readCoinMargined), maxBytes: 131_072 },
    endpoint('perpetual', 60, perpetualUrl, readPerpetual),
    endpoint('spot', 60, spotUrl, readSpot),
    endpoint('funding', 120, fundingUrl, readFunding),
  ],
  history: bitgetHistory,
} as const satisfies Exchange;

function readSpot(payload: unknown, receipt: Receipt): Quote[] {
  const row = parse(pair, rowOf(payload, receipt), 'tickers');
  checkClock(row.ts, receipt, row.symbol);
  const base = stamp('bitget', row.symbol, row.ts, receipt);
  return [{ kind: 'spot', ...base, price: row.lastPr, currency: 'USDT' }];
}

function readPerpetual(payload: unknown, receipt: Receipt): Quote[] {
  const { symbol, ts, ...row } = parse(contract, rowOf(payload, receipt), 'ticker');
  const { markPrice, indexPrice } = row;
  if (markPrice === null) throw new AnswerError('schema', 'ticker: no mark price');
  checkClock(ts, receipt, symbol);
  checkNearIndex(markPrice, indexPrice, symbol);
  const base = stamp('bitget', symbol, ts, receipt);
  return [
    { kind: 'perpetual', ...base, price: markPrice, indexPrice, currency: 'USDT' },
    ...openInterest(row.holdingAmount, base),
  ];
}

function readCoinMargined(payload: unknown, receipt: Receipt): Quote[] {
  const ours = rowsOf(payload).filter((row) =>
    isCoinMargined(parse(named, row, 'tickers').symbol, receipt.asset),
  );
  if (ours.length === 0) throw otherSymbol();
  return ours.flatMap((row) => coinMarginedQuotes(row, receipt));
}

/** What is open in a contract, and the price of a dated one; nothing once it has ended. */
function coinMarginedQuotes(given: unknown, receipt: Receipt): Quote[] {
  const { symbol, ts, ...row } = parse(contract, given, 'tickers');
  const { markPrice, indexPrice, deliveryTime: expiryMs } = row;
  if (expiryMs !== null && expiryMs <= receipt.receivedAtMs) return [];
  checkClock(ts, receipt, symbol);
  const base = stamp('bitget', symbol, ts, receipt);
  const open = openInterest(row.holdingAmount, base);
  if (expiryMs === null || markPrice === null) return open;
  checkNearIndex(markPrice, indexPrice, symbol);
  const priced = { price: markPrice, indexPrice, currency: 'USD' } as const;
  return [{ kind: 'future', ...base, ...priced, expiryMs }, ...open];
}

/** Where it is not given there is no quote, never 0. */
function openInterest(held: number | null, base: ReturnType<typeof stamp>): Quote[] {
  if (held === null) return [];
  return [{ kind: 'open-interest', ...base, coins: checkCoins(held, base, base.symbol) }];
}

function readFunding(payload: unknown, receipt: Receipt): Quote[] {
  const { asset } = receipt;
  return fundingQuotes(paymentsOf(payload, asset), 'bitget', linear(asset), receipt);
}

function rowOf(payload: unknown, { asset }: Receipt): unknown {
  const found = rowsOf(payload).find(
    (row) => parse(named, row, 'tickers').symbol === linear(asset),
  );
  if (found === undefined) throw otherSymbol();
  return found;
}

/** `BTCUSD`, `BTCUSD_260327`, and `BTCUSDH26` with the letter of its month. */
function isCoinMargined(symbol: string, asset: AssetId): boolean {
  if (!symbol.startsWith(`${asset}USD`)) return false;
  const end = symbol.slice(asset.length + 3);
  return end === '' || /^_\d{6}$/.test(end) || isMonthCode(end);
}

const named = z.object({ symbol: z.string() });
const pair = z.object({ symbol: z.string(), lastPr: price, ts: time });

const contract = z.object({
  symbol: z.string(),
  ts: time,
  markPrice: ifGiven(price),
  indexPrice: price,
  holdingAmount: ifGiven(amount),
  deliveryTime: ifGiven(time),
});
