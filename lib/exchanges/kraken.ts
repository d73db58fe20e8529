/**
 * Kraken: spot in USD, the linear perpetual and the two linear quarterly futures.
 *
 * https://docs.kraken.com/api/
 * - futures /derivatives/api/v3/tickers/{symbol}: `markPrice` and `indexPrice` in USD per
 *   coin, `openInterest` (one-sided), `serverTime`. Units and expiry go by the first
 *   letters of the symbol: PF and FF count coins, PI and FI USD; FF ends at 08:00 UTC, FI at
 *   16:00 in London.
 * - spot /0/public/Ticker: `c`, price and size of the last trade, as strings.
 *
 * Limits: futures 500 cost in 10 s, spot about 1 request a second.
 * Quirks: symbols in lower case until 2022; errors arrive with HTTP 200, as `error: [...]`
 * (spot) or `result: "error"` (futures); spot names its own key (`XXBTZUSD`).
 * One contract is asked for at a time: the list of all holds some 300. The two quarters are
 * always listed, weekly and monthly contracts only at times.
 * Why not the inverse dated contracts (FI): in 2026 they have neither a book nor a holder,
 * and Kraken marks such a contract at the index, which would read as a basis of exactly
 * zero. For the same reason a dated contract without open interest gives no price.
 * Why no funding: `fundingRate` is an absolute price, and the record comes only as a whole.
 * What it does not say: the time of the spot price.
 */
import { assetOf, type AssetId } from '../quotes/assets.ts';
import type { Quote, SpotQuote } from '../quotes/quote.ts';
import {
  amount,
  checkClock,
  checkCoins,
  checkNearIndex,
  isoTime,
  parse,
  price,
  stamp,
} from './answer.ts';
import {
  dayOfSymbolDate,
  isNextQuarterNeeded,
  settlesAt16London,
  settlesAt8Utc,
} from './contract-calendar.ts';
import { AnswerError, type Endpoint, endpoint, type Exchange, type Receipt } from './exchange.ts';
import { coinName, perpetual, quarterly, refusal, spotPairOf } from './kraken-answer.ts';
import { krakenHistory } from './kraken-history.ts';
import { z } from './zod.ts';

const tickerUrl = (symbol: string): string =>
  `https://futures.kraken.com/derivatives/api/v3/tickers/${symbol}`;

type Url = Endpoint['url'];

const quarterUrl =
  (place: 0 | 1): Url =>
  (asset, nowMs) =>
    assetOf(asset).dated ? tickerUrl(quarterly(asset, nowMs, place)) : null;
const nextUrl: Url = (asset, nowMs) =>
  isNextQuarterNeeded(nowMs) ? quarterUrl(1)(asset, nowMs) : null;
const spotUrl: Url = (asset) => `https://api.kraken.com/0/public/Ticker?pair=${coinName(asset)}USD`;
const perpetualUrl: Url = (asset) => tickerUrl(perpetual(asset));

export const kraken = {
  id: 'kraken',
  name: 'Kraken',
  documentation: 'https://docs.kraken.com/api/',
  hosts: ['futures.kraken.com', 'api.kraken.com'],
  pace: { gapMs: 250, perMinute: 100, perDay: 4_000 },
  endpoints: [
    endpoint('dated-current', 0, quarterUrl(0), readContract),
    endpoint('dated-next', 0, nextUrl, readContract),
    endpoint('spot', 60, spotUrl, readSpot),
    endpoint('perpetual', 60, perpetualUrl, readContract),
  ],
  history: krakenHistory,
} as const satisfies Exchange;

function readContract(payload: unknown, receipt: Receipt): Quote[] {
  const { result, error } = parse(futuresEnvelope, payload, 'ticker');
  if (result !== 'success') throw refusal(error ?? result);
  const { ticker, serverTime } = parse(futuresAnswer, payload, 'answer');
  const contract = contractOf(ticker.symbol, receipt.asset);
  checkClock(serverTime, receipt, 'serverTime');
  if (contract.expiryMs !== null && contract.expiryMs <= receipt.receivedAtMs) return [];
  if (ticker.suspended) throw new AnswerError('stale', `${contract.symbol} is suspended`);
  const { markPrice, indexPrice, openInterest } = ticker;
  checkNearIndex(markPrice, indexPrice, contract.symbol);
  const base = stamp('kraken', contract.symbol, serverTime, receipt);
  const priced = { ...base, price: markPrice, indexPrice, currency: 'USD' } as const;
  const { expiryMs } = contract;
  const quotes: Quote[] = [];
  if (expiryMs === null) quotes.push({ kind: 'perpetual', ...priced });
  else if (openInterest !== 0) quotes.push({ kind: 'future', ...priced, expiryMs });
  if (openInterest === null) return quotes;
  const held = contract.inUsd ? openInterest / indexPrice : openInterest;
  const coins = checkCoins(held, receipt, 'openInterest');
  return [...quotes, { kind: 'open-interest', ...base, coins }];
}

function readSpot(payload: unknown, receipt: Receipt): SpotQuote[] {
  const [symbol, row] = spotPairOf(payload, receipt.asset, 'Ticker');
  const [lastPrice] = parse(spotRow, row, 'Ticker').c;
  const base = stamp('kraken', symbol, null, receipt);
  return [{ kind: 'spot', ...base, price: lastPrice, currency: 'USD' }];
}

interface Contract {
  readonly symbol: string;
  readonly inUsd: boolean;
  /** Null for a perpetual. */
  readonly expiryMs: number | null;
}

function contractOf(name: string, asset: AssetId): Contract {
  const symbol = name.toUpperCase();
  const [, life, unit, coin, date] = /^([PF])([FI])_([A-Z]+)USD(?:_(\d{6}))?$/.exec(symbol) ?? [];
  const inUsd = unit === 'I';
  const settles = inUsd ? settlesAt16London : settlesAt8Utc;
  if (coin === coinName(asset) && (life === 'F') === (date !== undefined)) {
    const day = date === undefined ? null : dayOfSymbolDate(date);
    if (date === undefined) return { symbol, inUsd, expiryMs: null };
    if (day !== null) return { symbol, inUsd, expiryMs: settles(day) };
  }
  throw new AnswerError('schema', 'symbol: not a contract of the asset');
}

const futuresEnvelope = z.object({ result: z.string(), error: z.nullish(z.string()) });

const futuresAnswer = z.object({
  serverTime: isoTime,
  ticker: z.object({
    symbol: z.string(),
    markPrice: price,
    indexPrice: price,
    openInterest: z.nullable(amount),
    suspended: z.nullish(z.boolean()),
  }),
});

const spotRow = z.object({ c: z.tuple([price], z.unknown()) });
