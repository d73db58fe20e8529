/**
 * Binance: spot, the USDT-margined (USD-M) perpetual and quarters, the coin-margined
 * (COIN-M) quarters, funding and open interest. Coins without dated contracts have spot and
 * the perpetual only.
 *
 * https://developers.binance.com/docs/derivatives/
 * - spot /api/v3/ticker/24hr: `lastPrice`, USDT per coin, at `closeTime`.
 * - USD-M /fapi/v1/premiumIndex: `markPrice` and `indexPrice`, USDT per coin, at `time`;
 *   a quarter is asked for by its symbol, `BTCUSDT_260327`.
 * - COIN-M /dapi/v1/premiumIndex: the same in USD, all contracts of the pair at once. Its
 *   perpetual is left out: the consensus counts one perpetual for an exchange.
 * - /fapi/v1/fundingRate: `fundingRate`, the fraction paid at `fundingTime`, usually 8-hourly.
 * - /fapi/v1/openInterest: coins, one-sided. COIN-M counts contracts of 100 USD (10 for coins
 *   other than bitcoin) and gives no price with them, so its statistics are read instead:
 *   `sumOpenInterestValue`, in coins, at the end of the last 5 minutes.
 *
 * Limits: 6000 (spot) and 2400 (futures, each) weight a minute and address; a poll takes 11 of
 * them at most, a page of the past 10. Beyond: 429, then 418, a ban; 403 is their firewall,
 * 451 a refused location.
 * Quirks: numbers are strings, `""` where a field does not apply; an unlisted symbol is HTTP 400.
 * Quarters end at 08:00 UTC on the last Friday of March, June, September and December, when
 * their endpoints move on to the next contracts.
 * What it does not say: whose positions they are, and which of them are hedged.
 */
import { assetOf, type AssetId } from '../quotes/assets.ts';
import { hourMs } from '../quotes/point.ts';
import type { Currency, Quote } from '../quotes/quote.ts';
import {
  amount,
  ascending,
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
import {
  coinMargined,
  dapi,
  expiryOf,
  fapi,
  paymentsOf,
  spotHost,
  usdMargined,
  usdMarginedQuarter,
} from './binance-answer.ts';
import { binanceHistory } from './binance-history.ts';
import { isNextQuarterNeeded } from './contract-calendar.ts';
import {
  type Endpoint,
  endpoint,
  type Exchange,
  type FailureKind,
  type Receipt,
} from './exchange.ts';
import { z } from './zod.ts';

const markUrl = (symbol: string): string => `${fapi}/fapi/v1/premiumIndex?symbol=${symbol}`;
const openUrl = (symbol: string): string => `${fapi}/fapi/v1/openInterest?symbol=${symbol}`;

type Url = Endpoint['url'];

/** Of the USD-M quarter that ends first (place 0) or second (1). */
const ofQuarter =
  (place: 0 | 1, url: (symbol: string) => string): Url =>
  (asset, nowMs) =>
    assetOf(asset).dated ? url(usdMarginedQuarter(asset, nowMs, place)) : null;

const nextMarkUrl: Url = (asset, nowMs) =>
  isNextQuarterNeeded(nowMs) ? ofQuarter(1, markUrl)(asset, nowMs) : null;

const spotUrl = (asset: AssetId): string =>
  `${spotHost}/api/v3/ticker/24hr?symbol=${usdMargined(asset)}&type=MINI`;
const coinMarginedUrl: Url = (asset) =>
  assetOf(asset).dated ? `${dapi}/dapi/v1/premiumIndex?pair=${coinMargined(asset)}` : null;
const fundingUrl = (asset: AssetId): string =>
  `${fapi}/fapi/v1/fundingRate?symbol=${usdMargined(asset)}&limit=42`;
const coinMarginedOpenUrl = (asset: AssetId): string =>
  `${dapi}/futures/data/openInterestHist?pair=${coinMargined(asset)}` +
  '&contractType=ALL&period=5m&limit=1';

export const binance = {
  id: 'binance',
  name: 'Binance',
  documentation: 'https://developers.binance.com/docs/derivatives/',
  hosts: ['data-api.binance.vision', 'fapi.binance.com', 'dapi.binance.com'],
  endpoints: [
    endpoint('dated-current', 0, ofQuarter(0, markUrl), readUsdMargined),
    endpoint('dated-next', 0, nextMarkUrl, readUsdMargined),
    { ...endpoint('coin-margined', 0, coinMarginedUrl, readCoinMargined), lean: true },
    endpoint('spot', 10, spotUrl, readSpot),
    endpoint('perpetual', 60, (asset) => markUrl(usdMargined(asset)), readUsdMargined),
    endpoint('funding', 120, fundingUrl, readFunding),
    endpoint('open-interest', 10, (asset) => openUrl(usdMargined(asset)), readOpen),
    endpoint('open-interest-coin-margined', 10, coinMarginedOpenUrl, readCoinMarginedOpen),
    endpoint('open-interest-current', 60, ofQuarter(0, openUrl), readOpen),
    endpoint('open-interest-next', 60, ofQuarter(1, openUrl), readOpen),
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
  if (symbol !== usdMargined(receipt.asset)) throw otherSymbol();
  checkClock(closeTime, receipt, 'closeTime');
  const base = stamp('binance', symbol, closeTime, receipt);
  return [{ kind: 'spot', ...base, price: lastPrice, currency: 'USDT' }];
}

function readUsdMargined(payload: unknown, receipt: Receipt): Quote[] {
  return markQuotes(
    parse(mark, payload, 'premiumIndex'),
    usdMargined(receipt.asset),
    'USDT',
    receipt,
  );
}

function readCoinMargined(payload: unknown, receipt: Receipt): Quote[] {
  const pair = coinMargined(receipt.asset);
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
  const { asset } = receipt;
  return fundingQuotes(paymentsOf(payload, asset), 'binance', usdMargined(asset), receipt);
}

/** `time` is that of the last change: a clock for the perpetual, none in a quiet quarter. */
function readOpen(payload: unknown, receipt: Receipt): Quote[] {
  const row = parse(open, payload, 'openInterest');
  const expiryMs = expiryOf(row.symbol, usdMargined(receipt.asset));
  if (expiryMs === undefined) throw otherSymbol();
  checkClock(row.time, receipt, row.symbol, expiryMs === null ? undefined : 6 * hourMs);
  if (hasEnded(expiryMs, receipt)) return [];
  const base = stamp('binance', row.symbol, expiryMs === null ? row.time : null, receipt);
  const held = checkCoins(row.openInterest, receipt, `${row.symbol}: openInterest`);
  return [{ kind: 'open-interest', ...base, coins: held }];
}

/** One row for all contracts; should it come as one row for each, they are added. */
function readCoinMarginedOpen(payload: unknown, receipt: Receipt): Quote[] {
  const pair = coinMargined(receipt.asset);
  const rows = parse(z.array(statistic), payload, 'openInterestHist');
  const ours = rows.filter((row) => row.pair === pair);
  const latest = ascending(ours, (row) => row.timestamp).at(-1)?.timestamp;
  if (latest === undefined) throw otherSymbol();
  checkClock(latest, receipt, pair, hourMs);
  const sum = ours
    .filter((row) => row.timestamp === latest)
    .reduce((total, row) => total + row.sumOpenInterestValue, 0);
  const held = checkCoins(sum, receipt, 'sumOpenInterestValue');
  return [{ kind: 'open-interest', ...stamp('binance', pair, latest, receipt), coins: held }];
}

const hasEnded = (expiryMs: number | null, { receivedAtMs }: Receipt): boolean =>
  expiryMs !== null && expiryMs <= receivedAtMs;

const named = z.object({ symbol: z.string() });
const ticker = z.object({ symbol: z.string(), lastPrice: price, closeTime: time });
const mark = z.object({ symbol: z.string(), markPrice: price, indexPrice: price, time });
type Mark = z.infer<typeof mark>;
const open = z.object({ symbol: z.string(), openInterest: amount, time });
const statistic = z.object({ pair: z.string(), sumOpenInterestValue: amount, timestamp: time });
