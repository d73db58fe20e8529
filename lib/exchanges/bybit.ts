/**
 * Bybit: spot, the USDT perpetual with its open interest and funding, and the inverse
 * (coin-margined) contracts of the coin: the two quarters, and what is open in all of them.
 *
 * https://bybit-exchange.github.io/docs/v5/market/tickers
 * - tickers (category, symbol): `lastPrice` (spot), `markPrice` and `indexPrice`, USDT per
 *   coin in `linear`, USD in `inverse`; `deliveryTime` in ms, `"0"` for a perpetual.
 * - The same answer carries open interest: coins in `linear`, USD in `inverse` (coins are
 *   USD / index). `openInterest` counts both sides of each contract, `singleOpenInterest`,
 *   there since June 2026, one: it is read where it is given, else half of the other.
 * - tickers of `inverse` without a symbol: a few dozen contracts, of which ours are kept. They
 *   give open interest and no price, the quarters asked for one by one a price and no open
 *   interest, so that nothing is counted twice. Their perpetual gives no price: the consensus
 *   counts one perpetual for an exchange.
 * - funding/history: `fundingRate`, the fraction paid at `fundingRateTimestamp`, newest first.
 *
 * Limits: 600 requests in 5 s and address, of which a poll takes 6 at most.
 * Quirks: numbers are strings, `""` where a field does not apply; failures come with HTTP 200
 * and a `retCode`. HTTP 403 is either a refused location (a page of the delivery network) or a
 * ban for too many requests, which says "access too frequent"; without these words it is
 * read as the location, since our few requests do not come near the limit.
 * Why not the linear dated contracts (`BTCUSDT-27MAR26`): each would be one more request with
 * every poll, and the list of all linear contracts is several hundred kB.
 * What it does not say: how old a price is. `time` is when the answer was made.
 */
import { assetOf } from '../quotes/assets.ts';
import type { Quote } from '../quotes/quote.ts';
import {
  amount,
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
  type Answer,
  answerOf,
  inverse,
  inverseQuarter,
  isInverseDated,
  linear,
  paymentsOf,
  root,
} from './bybit-answer.ts';
import { bybitHistory } from './bybit-history.ts';
import { isNextQuarterNeeded } from './contract-calendar.ts';
import {
  type Endpoint,
  endpoint,
  type Exchange,
  type FailureKind,
  type Receipt,
} from './exchange.ts';
import { z } from './zod.ts';

type Url = Endpoint['url'];

const spotUrl: Url = (asset) => `${root}/tickers?category=spot&symbol=${linear(asset)}`;
const perpetualUrl: Url = (asset) => `${root}/tickers?category=linear&symbol=${linear(asset)}`;
const inverseUrl: Url = () => `${root}/tickers?category=inverse`;
const fundingUrl: Url = (asset) =>
  `${root}/funding/history?category=linear&symbol=${linear(asset)}&limit=42`;
const quarterUrl =
  (place: 0 | 1): Url =>
  (asset, nowMs) =>
    assetOf(asset).dated
      ? `${root}/tickers?category=inverse&symbol=${inverseQuarter(asset, nowMs, place)}`
      : null;
const nextUrl: Url = (asset, nowMs) =>
  isNextQuarterNeeded(nowMs) ? quarterUrl(1)(asset, nowMs) : null;

export const bybit = {
  id: 'bybit',
  name: 'Bybit',
  documentation: 'https://bybit-exchange.github.io/docs/v5/intro',
  hosts: ['api.bybit.com'],
  endpoints: [
    endpoint('dated-current', 0, quarterUrl(0), readQuarter),
    endpoint('dated-next', 0, nextUrl, readQuarter),
    endpoint('perpetual', 10, perpetualUrl, readPerpetual),
    { ...endpoint('inverse', 60, inverseUrl, readInverse), maxBytes: 131_072 },
    endpoint('spot', 60, spotUrl, readSpot),
    endpoint('funding', 120, fundingUrl, readFunding),
  ],
  history: bybitHistory,
  classifyStatus: (status: number, body: string): FailureKind | undefined => {
    if (status === 403) return /too frequent/i.test(body) ? 'rate' : 'geo';
    return undefined;
  },
} as const satisfies Exchange;

function readSpot(payload: unknown, receipt: Receipt): Quote[] {
  const answer = answerOf(payload, receipt);
  const { symbol, lastPrice } = parse(spot, rowOf(linear(receipt.asset), answer), 'tickers');
  const base = stamp('bybit', symbol, answer.time, receipt);
  return [{ kind: 'spot', ...base, price: lastPrice, currency: 'USDT' }];
}

function readPerpetual(payload: unknown, receipt: Receipt): Quote[] {
  const answer = answerOf(payload, receipt);
  const row = parse(contract, rowOf(linear(receipt.asset), answer), 'tickers');
  const { symbol, markPrice, indexPrice } = row;
  checkNearIndex(markPrice, indexPrice, symbol);
  const base = stamp('bybit', symbol, answer.time, receipt);
  return [
    { kind: 'perpetual', ...base, price: markPrice, indexPrice, currency: 'USDT' },
    ...openInterest(row, base, 1),
  ];
}

/** The price of the one quarter asked for; nothing once it has ended. */
function readQuarter(payload: unknown, receipt: Receipt): Quote[] {
  const answer = answerOf(payload, receipt);
  const ours = answer.result.list.filter((row) =>
    isInverseDated(parse(named, row, 'tickers').symbol, receipt.asset),
  );
  if (ours.length === 0) throw otherSymbol();
  return ours.flatMap((row): Quote[] => {
    const { symbol, deliveryTime: expiryMs } = parse(dated, row, 'tickers');
    if (expiryMs <= receipt.receivedAtMs) return [];
    const { markPrice, indexPrice } = parse(contract, row, symbol);
    checkNearIndex(markPrice, indexPrice, symbol);
    const base = stamp('bybit', symbol, answer.time, receipt);
    const priced = { price: markPrice, indexPrice, currency: 'USD' } as const;
    return [{ kind: 'future', ...base, ...priced, expiryMs }];
  });
}

/** What is open in the perpetual and in the dated contracts that have not ended. */
function readInverse(payload: unknown, receipt: Receipt): Quote[] {
  const answer = answerOf(payload, receipt);
  const isPerpetual = (symbol: string): boolean => symbol === inverse(receipt.asset);
  const ours = answer.result.list.filter((row) => {
    const { symbol } = parse(named, row, 'tickers');
    return isPerpetual(symbol) || isInverseDated(symbol, receipt.asset);
  });
  if (ours.length === 0) throw otherSymbol();
  return ours.flatMap((row) => {
    const { symbol } = parse(named, row, 'tickers');
    const expiryMs = isPerpetual(symbol) ? Infinity : parse(dated, row, symbol).deliveryTime;
    if (expiryMs <= receipt.receivedAtMs) return [];
    const read = parse(contract, row, symbol);
    checkNearIndex(read.markPrice, read.indexPrice, symbol);
    const base = stamp('bybit', symbol, answer.time, receipt);
    return openInterest(read, base, read.indexPrice);
  });
}

/** Counted once; where it is not given there is no quote, never 0. */
function openInterest(
  { symbol, singleOpenInterest, openInterest: bothSides }: Contract,
  base: ReturnType<typeof stamp>,
  unitsPerCoin: number,
): Quote[] {
  const units = singleOpenInterest ?? (bothSides === null ? null : bothSides / 2);
  if (units === null) return [];
  const held = checkCoins(units / unitsPerCoin, base, `${symbol}: openInterest`);
  return [{ kind: 'open-interest', ...base, coins: held }];
}

function readFunding(payload: unknown, receipt: Receipt): Quote[] {
  return fundingQuotes(paymentsOf(payload, receipt), 'bybit', linear(receipt.asset), receipt);
}

function rowOf(symbol: string, { result }: Answer): unknown {
  const found = result.list.find((row) => parse(named, row, 'tickers').symbol === symbol);
  if (found === undefined) throw otherSymbol();
  return found;
}

const named = z.object({ symbol: z.string() });
const spot = z.object({ symbol: z.string(), lastPrice: price });

const contract = z.object({
  symbol: z.string(),
  markPrice: price,
  indexPrice: price,
  openInterest: ifGiven(amount),
  singleOpenInterest: ifGiven(amount),
});
type Contract = z.infer<typeof contract>;
const dated = z.object({ symbol: z.string(), deliveryTime: time });
