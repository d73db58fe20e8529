/**
 * KuCoin: spot, the USDT perpetual with its open interest and funding, and the two nearest
 * quarterly contracts of bitcoin, which are margined in the coin.
 *
 * https://www.kucoin.com/docs-new/rest/futures-trading/market-data/get-symbol
 * - contracts/{symbol}: `markPrice` and `indexPrice`, USDT per coin of the perpetual and USD
 *   of a quarter (`XBTMH26`), `expireDate` in ms, null for the perpetual. `openInterest`
 *   counts contracts: of `multiplier` coins each, or of that many USD where `isInverse`.
 * - contract/funding-rates: `fundingRate`, the fraction paid at `timepoint`, newest first.
 * - market/orderbook/level1: `price`, the last trade on the spot market, at `time`.
 *
 * Limits: a weight of 2000 in 30 s and address; a contract costs 3, funding 5, spot 2.
 * Quirks: `nextFundingRateTime` is the time that remains, in ms, and no instant; `multiplier`
 * of an inverse contract is negative; numbers come as numbers, open interest as a string.
 * The perpetual's price is its mark, since that is what KuCoin pays by. The mark may not
 * carry the premium, so that mark over index says nothing about the perpetual's premium.
 * What it does not say: when a contract's prices are of (there is no time in the answer),
 * and whether open interest counts one side. Quarters of other coins are not listed.
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
  number,
  otherSymbol,
  parse,
  price,
  stamp,
  time,
} from './answer.ts';
import { isNextQuarterNeeded, monthCode, quarterlyExpiry } from './contract-calendar.ts';
import { AnswerError, type Endpoint, endpoint, type Exchange, type Receipt } from './exchange.ts';
import { dataOf, futuresApi, linear, paymentsOf, spotApi, spotPair } from './kucoin-answer.ts';
import { kucoinHistory } from './kucoin-history.ts';
import { z } from './zod.ts';

const fundingDays = 8;
const withQuarters: readonly AssetId[] = ['BTC'];

type Url = Endpoint['url'];

const contractUrl = (symbol: string): string => `${futuresApi}/contracts/${symbol}`;
const quarterUrl =
  (place: 0 | 1): Url =>
  (asset, nowMs) =>
    withQuarters.includes(asset)
      ? contractUrl(`${assetOf(asset).isoName}M${monthCode(quarterlyExpiry(nowMs, place))}`)
      : null;
const nextUrl: Url = (asset, nowMs) =>
  isNextQuarterNeeded(nowMs) ? quarterUrl(1)(asset, nowMs) : null;
const perpetualUrl: Url = (asset) => contractUrl(linear(asset));
const spotUrl: Url = (asset) => `${spotApi}/market/orderbook/level1?symbol=${spotPair(asset)}`;
const fundingUrl: Url = (asset, nowMs) =>
  `${futuresApi}/contract/funding-rates?symbol=${linear(asset)}` +
  `&from=${nowMs - fundingDays * dayMs}&to=${nowMs}`;

export const kucoin = {
  id: 'kucoin',
  name: 'KuCoin',
  documentation: 'https://www.kucoin.com/docs-new/introduction',
  hosts: ['api.kucoin.com', 'api-futures.kucoin.com'],
  optional: true,
  endpoints: [
    endpoint('dated-current', 4, quarterUrl(0), readQuarter),
    endpoint('dated-next', 4, nextUrl, readQuarter),
    endpoint('perpetual', 60, perpetualUrl, readPerpetual),
    endpoint('spot', 60, spotUrl, readSpot),
    endpoint('funding', 120, fundingUrl, readFunding),
  ],
  history: kucoinHistory,
} as const satisfies Exchange;

function readPerpetual(payload: unknown, receipt: Receipt): Quote[] {
  const row = parse(contract, dataOf(payload), 'contracts');
  if (row.symbol !== linear(receipt.asset) || row.expireDate !== null) throw otherSymbol();
  return [{ kind: 'perpetual', ...priced(row, receipt, 'USDT') }, ...openInterest(row, receipt)];
}

/** The price of a quarter and what is open in it; nothing once it has ended. */
function readQuarter(payload: unknown, receipt: Receipt): Quote[] {
  const row = parse(contract, dataOf(payload), 'contracts');
  const ofAsset = new RegExp(`^${assetOf(receipt.asset).isoName}M[HMUZ]\\d{2}$`);
  if (!ofAsset.test(row.symbol)) throw otherSymbol();
  const expiryMs = row.expireDate;
  if (expiryMs === null) throw new AnswerError('schema', `${row.symbol}: expireDate is missing`);
  if (expiryMs <= receipt.receivedAtMs) return [];
  return [
    { kind: 'future', ...priced(row, receipt, 'USD'), expiryMs },
    ...openInterest(row, receipt),
  ];
}

function priced(row: Contract, receipt: Receipt, currency: Currency) {
  const { symbol, markPrice, indexPrice, quoteCurrency } = row;
  if (quoteCurrency !== currency)
    throw new AnswerError('schema', `${symbol}: quoteCurrency is not ${currency}`);
  checkNearIndex(markPrice, indexPrice, symbol);
  return { ...stamp('kucoin', symbol, null, receipt), price: markPrice, indexPrice, currency };
}

function openInterest(row: Contract, receipt: Receipt): Quote[] {
  const { symbol, openInterest: contracts, multiplier, isInverse, indexPrice } = row;
  if (contracts === null || contracts === undefined) return [];
  if (isInverse ? multiplier >= 0 : multiplier <= 0)
    throw new AnswerError('schema', `${symbol}: multiplier has the other sign`);
  const perContract = isInverse ? -multiplier / indexPrice : multiplier;
  const held = checkCoins(contracts * perContract, receipt, `${symbol}: openInterest`);
  return [{ kind: 'open-interest', ...stamp('kucoin', symbol, null, receipt), coins: held }];
}

function readSpot(payload: unknown, receipt: Receipt): Quote[] {
  const trade = parse(level1, dataOf(payload), 'level1');
  checkClock(trade.time, receipt, 'time');
  const base = stamp('kucoin', spotPair(receipt.asset), trade.time, receipt);
  return [{ kind: 'spot', ...base, price: trade.price, currency: 'USDT' }];
}

function readFunding(payload: unknown, receipt: Receipt): Quote[] {
  const { asset } = receipt;
  return fundingQuotes(paymentsOf(payload, asset), 'kucoin', linear(asset), receipt);
}

const contract = z.object({
  symbol: z.string(),
  quoteCurrency: z.string(),
  expireDate: z.nullable(time),
  isInverse: z.boolean(),
  multiplier: number,
  markPrice: price,
  indexPrice: price,
  openInterest: z.nullish(amount),
});
type Contract = z.infer<typeof contract>;

const level1 = z.object({ time, price });
