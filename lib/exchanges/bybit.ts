/**
 * Bybit: spot, the USDT perpetual with its open interest and funding, and the inverse
 * (coin-margined) contracts of the coin: the quarterly curve and what is open in it.
 *
 * https://bybit-exchange.github.io/docs/v5/market/tickers
 * - tickers (category, symbol): `lastPrice` (spot), `markPrice` and `indexPrice`, USDT per
 *   coin in `linear`, USD in `inverse`; `deliveryTime` in ms, `"0"` for a perpetual.
 *   `inverse` is asked for as a whole: a few dozen contracts, of which ours are kept. Its
 *   perpetual gives no price: the consensus counts one perpetual for an exchange.
 * - the same answer carries open interest: coins in `linear`, USD in `inverse` (coins are
 *   USD / index). `openInterest` counts both sides of each contract, `singleOpenInterest`,
 *   there since June 2026, one: it is read where it is given, else half of the other.
 * - funding/history: `fundingRate`, the fraction paid at `fundingRateTimestamp`, newest first.
 *
 * Limits: 600 requests in 5 s and address, of which a poll takes 3.
 * Quirks: numbers are strings, `""` where a field does not apply; failures come with HTTP 200
 * and a `retCode`. HTTP 403 is either a refused location (a page of the delivery network) or a
 * ban for too many requests, which says "access too frequent"; without these words it is
 * read as the location, since our three requests do not come near the limit.
 * Why not the linear dated contracts (`BTCUSDT-27MAR26`): they come one by one, or in the
 * list of all linear contracts, several hundred kB.
 * What it does not say: how old a price is. `time` is when the answer was made.
 */
import type { AssetId } from '../quotes/assets.ts';
import type { Quote } from '../quotes/quote.ts';
import {
  amount,
  ascending,
  checkClock,
  checkNearIndex,
  checkNotAhead,
  coins,
  number,
  parse,
  price,
  rate,
  stamp,
  time,
} from './answer.ts';
import { AnswerError, type Exchange, type FailureKind, type Receipt } from './exchange.ts';
import { z } from './zod.ts';

const root = 'https://api.bybit.com/v5/market';

const linear = (asset: AssetId): string => `${asset}USDT`;
const inverse = (asset: AssetId): string => `${asset}USD`;

const maxBytes = 16_384;

export const bybit = {
  id: 'bybit',
  name: 'Bybit',
  documentation: 'https://bybit-exchange.github.io/docs/v5/intro',
  hosts: ['api.bybit.com'],
  endpoints: [
    {
      id: 'spot',
      everyMinutes: 0,
      maxBytes,
      url: (asset: AssetId) => `${root}/tickers?category=spot&symbol=${linear(asset)}`,
      read: readSpot,
    },
    {
      id: 'perpetual',
      everyMinutes: 0,
      maxBytes,
      url: (asset: AssetId) => `${root}/tickers?category=linear&symbol=${linear(asset)}`,
      read: readPerpetual,
    },
    {
      id: 'inverse',
      everyMinutes: 0,
      maxBytes: 131_072,
      url: () => `${root}/tickers?category=inverse`,
      read: readInverse,
    },
    {
      id: 'funding',
      everyMinutes: 60,
      maxBytes,
      url: (asset: AssetId) =>
        `${root}/funding/history?category=linear&symbol=${linear(asset)}&limit=42`,
      read: readFunding,
    },
  ],
  history: [],
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

function readInverse(payload: unknown, receipt: Receipt): Quote[] {
  const answer = answerOf(payload, receipt);
  const ours = answer.result.list.filter((row) =>
    isInverse(parse(named, row, 'tickers').symbol, receipt.asset),
  );
  if (ours.length === 0) throw otherSymbol();
  return ours.flatMap((row) => inverseQuotes(row, answer, receipt));
}

/** The price of a dated contract and what is open in it; nothing once it has ended. */
function inverseQuotes(row: unknown, answer: Answer, receipt: Receipt): Quote[] {
  const { symbol } = parse(named, row, 'tickers');
  const isPerpetual = symbol === inverse(receipt.asset);
  const expiryMs = isPerpetual ? Infinity : parse(dated, row, symbol).deliveryTime;
  if (expiryMs <= receipt.receivedAtMs) return [];
  const read = parse(contract, row, symbol);
  const { markPrice, indexPrice } = read;
  checkNearIndex(markPrice, indexPrice, symbol);
  const base = stamp('bybit', symbol, answer.time, receipt);
  const open = openInterest(read, base, indexPrice);
  if (isPerpetual) return open;
  const priced = { price: markPrice, indexPrice, currency: 'USD' } as const;
  return [{ kind: 'future', ...base, ...priced, expiryMs }, ...open];
}

/** Counted once; where it is not given there is no quote, never 0. */
function openInterest(
  { symbol, singleOpenInterest, openInterest: bothSides }: Contract,
  base: ReturnType<typeof stamp>,
  unitsPerCoin: number,
): Quote[] {
  const units = singleOpenInterest ?? (bothSides === null ? null : bothSides / 2);
  if (units === null) return [];
  const held = parse(coins, units / unitsPerCoin, `${symbol}: openInterest`);
  return [{ kind: 'open-interest', ...base, coins: held }];
}

function readFunding(payload: unknown, receipt: Receipt): Quote[] {
  const { list } = answerOf(payload, receipt).result;
  const rows = list.map((row) => parse(funding, row, 'funding/history'));
  if (rows.length === 0) throw new AnswerError('schema', 'funding/history: no payment');
  return ascending(rows, (row) => row.fundingRateTimestamp).map((row): Quote => {
    if (row.symbol !== linear(receipt.asset)) throw otherSymbol();
    const settledAtMs = row.fundingRateTimestamp;
    checkNotAhead(settledAtMs, receipt.receivedAtMs, 'fundingRateTimestamp');
    const base = stamp('bybit', row.symbol, settledAtMs, receipt);
    return { kind: 'funding', ...base, rate: row.fundingRate, settledAtMs };
  });
}

function answerOf(payload: unknown, receipt: Receipt): Answer {
  const { retCode } = parse(envelope, payload, 'envelope');
  if (retCode !== 0) throw new AnswerError(refusals[retCode] ?? 'schema', `retCode ${retCode}`);
  const read = parse(answer, payload, 'answer');
  checkClock(read.time, receipt, 'time');
  return read;
}

/** Too many visits, of a key or an address; a banned address; a server that is away. */
const refusals: Readonly<Record<number, FailureKind>> = {
  10_006: 'rate',
  10_018: 'rate',
  10_009: 'geo',
  10_016: 'network',
};

function rowOf(symbol: string, { result }: Answer): unknown {
  const found = result.list.find((row) => parse(named, row, 'tickers').symbol === symbol);
  if (found === undefined) throw otherSymbol();
  return found;
}

/** `BTCUSD`, and `BTCUSDH26` with the letter of its month. */
const isInverse = (symbol: string, asset: AssetId): boolean =>
  symbol.startsWith(inverse(asset)) &&
  /^([FGHJKMNQUVXZ]\d{2})?$/.test(symbol.slice(inverse(asset).length));

const otherSymbol = (): AnswerError => new AnswerError('schema', 'symbol: not the one asked for');

const envelope = z.object({ retCode: number });
const answer = z.object({ time, result: z.object({ list: z.array(z.unknown()) }) });
type Answer = z.infer<typeof answer>;

const named = z.object({ symbol: z.string() });
const spot = z.object({ symbol: z.string(), lastPrice: price });

/** Null where the field is blank or absent. */
const amountIfGiven = z.pipe(
  z.nullish(z.union([z.literal(''), amount])),
  z.transform((given) => (typeof given === 'number' ? given : null)),
);

const contract = z.object({
  symbol: z.string(),
  markPrice: price,
  indexPrice: price,
  openInterest: amountIfGiven,
  singleOpenInterest: amountIfGiven,
});
type Contract = z.infer<typeof contract>;
const dated = z.object({ deliveryTime: time });

const funding = z.object({ symbol: z.string(), fundingRate: rate, fundingRateTimestamp: time });
