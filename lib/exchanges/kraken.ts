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
 * What it does not say: the time of the spot price. Funding is not read: `fundingRate` is an
 * absolute price, and the history comes only as a whole.
 */
import type { AssetId } from '../quotes/assets.ts';
import type { Quote, SpotQuote } from '../quotes/quote.ts';
import {
  amount,
  checkClock,
  checkNearIndex,
  coins,
  isoTime,
  parse,
  price,
  stamp,
} from './answer.ts';
import {
  dayOfSymbolDate,
  quarterDate,
  settlesAt16London,
  settlesAt8Utc,
} from './contract-calendar.ts';
import { AnswerError, type Exchange, type Receipt } from './exchange.ts';
import { z } from './zod.ts';

const coinNames = { BTC: 'XBT' } as const satisfies Record<AssetId, string>;

const tickerUrl = (symbol: string): string =>
  `https://futures.kraken.com/derivatives/api/v3/tickers/${symbol}`;

/** The quarterly contract that ends first (place 0) or second (1) after `nowMs`. */
const quarterlyUrl = (asset: AssetId, nowMs: number, place: number): string =>
  tickerUrl(`FF_${coinNames[asset]}USD_${quarterDate(nowMs, place)}`);

const maxBytes = 16_384;

export const kraken = {
  id: 'kraken',
  name: 'Kraken',
  documentation: 'https://docs.kraken.com/api/',
  hosts: ['futures.kraken.com', 'api.kraken.com'],
  endpoints: [
    {
      id: 'spot',
      everyMinutes: 0,
      maxBytes,
      url: (asset: AssetId) => `https://api.kraken.com/0/public/Ticker?pair=${coinNames[asset]}USD`,
      read: readSpot,
    },
    {
      id: 'perpetual',
      everyMinutes: 0,
      maxBytes,
      url: (asset: AssetId) => tickerUrl(`PF_${coinNames[asset]}USD`),
      read: readContract,
    },
    {
      id: 'dated-current',
      everyMinutes: 0,
      maxBytes,
      url: (asset: AssetId, nowMs: number) => quarterlyUrl(asset, nowMs, 0),
      read: readContract,
    },
    {
      id: 'dated-next',
      everyMinutes: 0,
      maxBytes,
      url: (asset: AssetId, nowMs: number) => quarterlyUrl(asset, nowMs, 1),
      read: readContract,
    },
  ],
  history: [],
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
  return [...quotes, { kind: 'open-interest', ...base, coins: parse(coins, held, 'openInterest') }];
}

function readSpot(payload: unknown, receipt: Receipt): SpotQuote[] {
  const { error, result } = parse(spotEnvelope, payload, 'Ticker');
  if (error[0] !== undefined) throw refusal(error[0]);
  const coin = coinNames[receipt.asset];
  const pair = Object.entries(result ?? {}).find(([key]) => isUsdPair(key, coin));
  if (!pair) throw new AnswerError('schema', 'Ticker: no pair of the coin in USD');
  const [symbol, row] = pair;
  const [lastPrice] = parse(spotRow, row, 'Ticker').c;
  const base = stamp('kraken', symbol, null, receipt);
  return [{ kind: 'spot', ...base, price: lastPrice, currency: 'USD' }];
}

const isUsdPair = (key: string, coin: string): boolean =>
  key === `${coin}USD` || key === `X${coin}ZUSD`;

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
  if (coin === coinNames[asset] && (life === 'F') === (date !== undefined)) {
    const day = date === undefined ? null : dayOfSymbolDate(date);
    if (date === undefined) return { symbol, inUsd, expiryMs: null };
    if (day !== null) return { symbol, inUsd, expiryMs: settles(day) };
  }
  throw new AnswerError('schema', 'symbol: not a contract of the asset');
}

/** Both services refuse inside an answer with HTTP 200; a service that is down says so, too. */
function refusal(reason: string): AnswerError {
  const message = `refused: ${reason.replace(/[^\w :.-]/g, '').slice(0, 60)}`;
  if (/rate ?limit|limitExceeded|too many|throttled|lockout/i.test(reason))
    return new AnswerError('rate', message);
  const isDown = /^(EService:.*|Server Error|Unavailable)$/.test(reason);
  return new AnswerError(isDown ? 'network' : 'schema', message);
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

const spotEnvelope = z.object({
  error: z.array(z.string()),
  result: z.nullish(z.record(z.string(), z.unknown())),
});

const spotRow = z.object({ c: z.tuple([price], z.unknown()) });
