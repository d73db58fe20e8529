/**
 * Binance: spot, the USDT-margined (USD-M) perpetual and quarters, the coin-margined
 * (COIN-M) quarters, funding and open interest. The past is in `binance-history.ts`.
 *
 * https://developers.binance.com/docs/derivatives/
 * - spot /api/v3/ticker/24hr: `lastPrice`, USDT per coin, at `closeTime`.
 * - USD-M /fapi/v1/premiumIndex: `markPrice` and `indexPrice`, USDT per coin, at `time`;
 *   a quarter is asked for by its symbol, `BTCUSDT_260327`.
 * - COIN-M /dapi/v1/premiumIndex: the same in USD, all contracts of the pair at once. Its
 *   perpetual is left out: the consensus counts one perpetual for an exchange.
 * - /fapi/v1/fundingRate: `fundingRate`, the fraction paid at `fundingTime`, usually 8-hourly.
 * - /fapi/v1/openInterest: coins, one-sided. COIN-M counts contracts of 100 USD and gives no
 *   price with them, so its statistics are read instead: `sumOpenInterestValue`, in coins, at
 *   the end of the last 5 minutes.
 *
 * Limits: 6000 (spot) and 2400 (futures, each) weight a minute and address, of which a poll
 * takes 15. Beyond: 429, then 418, a ban; 403 is their firewall, 451 a refused location.
 * Quirks: numbers are strings, `""` where a field does not apply; an unlisted symbol is 400.
 * Quarters end at 08:00 UTC on the last Friday of March, June, September and December, when
 * their endpoints move on to the next contracts.
 * What it does not say: whose positions they are, and which of them are hedged.
 */
import type { AssetId } from '../quotes/assets.ts';
import { hourMs } from '../quotes/point.ts';
import type { Currency, Quote } from '../quotes/quote.ts';
import {
  ascending,
  checkClock,
  checkNearIndex,
  checkNotAhead,
  coins,
  parse,
  price,
  rate,
  stamp,
  time,
} from './answer.ts';
import { binanceHistory } from './binance-history.ts';
import { dayOfSymbolDate, quarterDate, settlesAt8Utc } from './contract-calendar.ts';
import {
  AnswerError,
  type Endpoint,
  type Exchange,
  type FailureKind,
  type Receipt,
} from './exchange.ts';
import { z } from './zod.ts';

const fapi = 'https://fapi.binance.com';
const dapi = 'https://dapi.binance.com';

const markUrl = (symbol: string): string => `${fapi}/fapi/v1/premiumIndex?symbol=${symbol}`;
const openUrl = (symbol: string): string => `${fapi}/fapi/v1/openInterest?symbol=${symbol}`;

const perpetual = (asset: AssetId): string => `${asset}USDT`;
/** The USD-M quarters that end first and second. */
const current = (asset: AssetId, nowMs: number): string => `${asset}USDT_${quarterDate(nowMs, 0)}`;
const next = (asset: AssetId, nowMs: number): string => `${asset}USDT_${quarterDate(nowMs, 1)}`;

const spotUrl = (asset: AssetId): string =>
  `https://data-api.binance.vision/api/v3/ticker/24hr?symbol=${asset}USDT&type=MINI`;
const coinMarginedUrl = (asset: AssetId): string => `${dapi}/dapi/v1/premiumIndex?pair=${asset}USD`;
const fundingUrl = (asset: AssetId): string =>
  `${fapi}/fapi/v1/fundingRate?symbol=${asset}USDT&limit=42`;
const coinMarginedOpenUrl = (asset: AssetId): string =>
  `${dapi}/futures/data/openInterestHist?pair=${asset}USD&contractType=ALL&period=5m&limit=1`;

const endpoint = (
  id: string,
  everyMinutes: number,
  url: Endpoint['url'],
  read: Endpoint['read'],
): Endpoint => ({ id, everyMinutes, maxBytes: 16_384, url, read });

export const binance = {
  id: 'binance',
  name: 'Binance',
  documentation: 'https://developers.binance.com/docs/derivatives/',
  hosts: ['data-api.binance.vision', 'fapi.binance.com', 'dapi.binance.com'],
  endpoints: [
    endpoint('spot', 0, spotUrl, readSpot),
    endpoint('perpetual', 0, (asset) => markUrl(perpetual(asset)), readUsdMargined),
    endpoint('dated-current', 0, (asset, now) => markUrl(current(asset, now)), readUsdMargined),
    endpoint('dated-next', 0, (asset, now) => markUrl(next(asset, now)), readUsdMargined),
    endpoint('coin-margined', 0, coinMarginedUrl, readCoinMargined),
    endpoint('funding', 60, fundingUrl, readFunding),
    endpoint('open-interest', 10, (asset) => openUrl(perpetual(asset)), readOpen),
    endpoint('open-interest-current', 10, (asset, now) => openUrl(current(asset, now)), readOpen),
    endpoint('open-interest-next', 10, (asset, now) => openUrl(next(asset, now)), readOpen),
    endpoint('open-interest-coin-margined', 10, coinMarginedOpenUrl, readCoinMarginedOpen),
  ],
  history: binanceHistory,
  classifyStatus: failureOf,
} as const satisfies Exchange;

function failureOf(status: number): FailureKind | undefined {
  if (status === 451) return 'geo';
  if (status === 403 || status === 418 || status === 429) return 'rate';
  return status === 400 ? 'schema' : undefined;
}

function readSpot(payload: unknown, receipt: Receipt): Quote[] {
  const { symbol, lastPrice, closeTime } = parse(ticker, payload, 'ticker');
  if (symbol !== perpetual(receipt.asset)) throw otherSymbol();
  checkClock(closeTime, receipt, 'closeTime');
  const base = stamp('binance', symbol, closeTime, receipt);
  return [{ kind: 'spot', ...base, price: lastPrice, currency: 'USDT' }];
}

function readUsdMargined(payload: unknown, receipt: Receipt): Quote[] {
  return markQuotes(
    parse(mark, payload, 'premiumIndex'),
    perpetual(receipt.asset),
    'USDT',
    receipt,
  );
}

function readCoinMargined(payload: unknown, receipt: Receipt): Quote[] {
  const pair = `${receipt.asset}USD`;
  const dated = parse(z.array(z.unknown()), payload, 'premiumIndex').filter((row) =>
    Boolean(expiryOf(parse(named, row, 'premiumIndex').symbol, pair)),
  );
  if (dated.length === 0) throw otherSymbol();
  return dated.flatMap((row) => markQuotes(parse(mark, row, 'premiumIndex'), pair, 'USD', receipt));
}

/** The price of a contract; nothing once it has ended. */
function markQuotes(row: Mark, pair: string, currency: Currency, receipt: Receipt): Quote[] {
  const { symbol, markPrice, indexPrice } = row;
  const expiryMs = expiryOf(symbol, pair);
  if (expiryMs === undefined) throw otherSymbol();
  checkClock(row.time, receipt, symbol);
  if (hasEnded(expiryMs, receipt)) return [];
  checkNearIndex(markPrice, indexPrice, symbol);
  const base = stamp('binance', symbol, row.time, receipt);
  const contract = { ...base, price: markPrice, indexPrice, currency };
  return expiryMs === null
    ? [{ kind: 'perpetual', ...contract }]
    : [{ kind: 'future', ...contract, expiryMs }];
}

function readFunding(payload: unknown, receipt: Receipt): Quote[] {
  const rows = parse(z.array(funding), payload, 'fundingRate');
  if (rows.length === 0) throw new AnswerError('schema', 'fundingRate: no payment');
  return ascending(rows, (row) => row.fundingTime).map((row): Quote => {
    if (row.symbol !== perpetual(receipt.asset)) throw otherSymbol();
    checkNotAhead(row.fundingTime, receipt.receivedAtMs, 'fundingTime');
    const base = stamp('binance', row.symbol, row.fundingTime, receipt);
    return { kind: 'funding', ...base, rate: row.fundingRate, settledAtMs: row.fundingTime };
  });
}

/** `time` is that of the last change: a clock for the perpetual, none in a quiet quarter. */
function readOpen(payload: unknown, receipt: Receipt): Quote[] {
  const row = parse(open, payload, 'openInterest');
  const expiryMs = expiryOf(row.symbol, perpetual(receipt.asset));
  if (expiryMs === undefined) throw otherSymbol();
  checkClock(row.time, receipt, row.symbol, expiryMs === null ? undefined : 6 * hourMs);
  if (hasEnded(expiryMs, receipt)) return [];
  const base = stamp('binance', row.symbol, expiryMs === null ? row.time : null, receipt);
  return [{ kind: 'open-interest', ...base, coins: row.openInterest }];
}

/** One row for all contracts; should it come as one row for each, they are added. */
function readCoinMarginedOpen(payload: unknown, receipt: Receipt): Quote[] {
  const pair = `${receipt.asset}USD`;
  const rows = parse(z.array(statistic), payload, 'openInterestHist');
  const ours = rows.filter((row) => row.pair === pair);
  const latest = ascending(ours, (row) => row.timestamp).at(-1)?.timestamp;
  if (latest === undefined) throw otherSymbol();
  checkClock(latest, receipt, pair, hourMs);
  const sum = ours
    .filter((row) => row.timestamp === latest)
    .reduce((total, row) => total + row.sumOpenInterestValue, 0);
  const held = parse(coins, sum, 'sumOpenInterestValue');
  return [{ kind: 'open-interest', ...stamp('binance', pair, latest, receipt), coins: held }];
}

/** Null for the perpetual of the pair, undefined for what is no contract of it. */
function expiryOf(symbol: string, pair: string): number | null | undefined {
  if (symbol === pair) return null;
  const [, name, date = ''] = /^([A-Z]+)_(\d{6})$/.exec(symbol) ?? [];
  const day = name === pair ? dayOfSymbolDate(date) : null;
  return day === null ? undefined : settlesAt8Utc(day);
}

const hasEnded = (expiryMs: number | null, { receivedAtMs }: Receipt): boolean =>
  expiryMs !== null && expiryMs <= receivedAtMs;

const otherSymbol = (): AnswerError => new AnswerError('schema', 'symbol: not the one asked for');

const named = z.object({ symbol: z.string() });
const ticker = z.object({ symbol: z.string(), lastPrice: price, closeTime: time });
const mark = z.object({ symbol: z.string(), markPrice: price, indexPrice: price, time });
type Mark = z.infer<typeof mark>;
const funding = z.object({ symbol: z.string(), fundingTime: time, fundingRate: rate });
const open = z.object({ symbol: z.string(), openInterest: coins, time });
const statistic = z.object({ pair: z.string(), sumOpenInterestValue: coins, timestamp: time });
