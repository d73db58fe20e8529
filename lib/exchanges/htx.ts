/**
 * HTX: spot, and the USDT perpetual with its index, open interest and funding.
 *
 * https://www.htx.com/en-us/opend/newApiPages/
 * - market/detail/merged: `tick.close`, the last trade on the spot market, USDT per coin.
 * - linear_swap_basis (basis_price_type=close): last trade of the contract and its index in
 *   one row of the same minute. There is no other answer with both.
 * - swap_open_interest: `amount` in coins, beside `volume` in contracts and `value` in USDT.
 * - swap_historical_funding_rate: `funding_rate`, the fraction paid at `funding_time` (ms).
 *
 * Limits: 800 requests a second and address for market data.
 * Quirks: `id` of a row is the opening of its minute in SECONDS while `ts` is in ms; in
 * contracts `volume` counts contracts and `amount` coins, on the spot market `amount` counts
 * coins and `vol` USDT; `realized_rate` beside a payment is null or absent and is not read.
 * The row of the running minute is wanted here: both prices are the latest of that minute.
 * What it does not say: whether open interest counts one side. The dated contracts
 * (`BTC-USDT-260327`) are left out: no answer of the basis with their code is documented.
 */
import type { Quote } from '../quotes/quote.ts';
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
  rate,
  seconds,
  stamp,
  time,
} from './answer.ts';
import { AnswerError, type Endpoint, endpoint, type Exchange, type Receipt } from './exchange.ts';
import { answeredAt, contractApi, linear, spotApi, spotPair } from './htx-answer.ts';
import { htxHistory } from './htx-history.ts';
import { z } from './zod.ts';

type Url = Endpoint['url'];

const linearApi = `${contractApi}/linear-swap-api/v1`;
const spotUrl: Url = (asset) => `${spotApi}/market/detail/merged?symbol=${spotPair(asset)}`;
const perpetualUrl: Url = (asset) =>
  `${contractApi}/index/market/history/linear_swap_basis?contract_code=${linear(asset)}` +
  '&period=1min&basis_price_type=close&size=1';
const openUrl: Url = (asset) => `${linearApi}/swap_open_interest?contract_code=${linear(asset)}`;
const fundingUrl: Url = (asset) =>
  `${linearApi}/swap_historical_funding_rate?contract_code=${linear(asset)}` +
  '&page_index=1&page_size=50';

export const htx = {
  id: 'htx',
  name: 'HTX',
  documentation: 'https://www.htx.com/en-us/opend/newApiPages/',
  hosts: ['api.huobi.pro', 'api.hbdm.com'],
  optional: true,
  endpoints: [
    endpoint('spot', 60, spotUrl, readSpot),
    endpoint('perpetual', 60, perpetualUrl, readPerpetual),
    endpoint('open-interest', 60, openUrl, readOpenInterest),
    endpoint('funding', 120, fundingUrl, readFunding),
  ],
  history: htxHistory,
} as const satisfies Exchange;

function readSpot(payload: unknown, receipt: Receipt): Quote[] {
  const madeAtMs = clockOf(payload, receipt);
  const { ch, tick } = parse(merged, payload, 'merged');
  const symbol = spotPair(receipt.asset);
  if (ch !== `market.${symbol}.detail.merged`) throw otherSymbol();
  const base = stamp('htx', symbol, madeAtMs, receipt);
  return [{ kind: 'spot', ...base, price: tick.close, currency: 'USDT' }];
}

function readPerpetual(payload: unknown, receipt: Receipt): Quote[] {
  clockOf(payload, receipt);
  const { ch, data } = parse(basis, payload, 'basis');
  const symbol = linear(receipt.asset);
  if (!ch.startsWith(`market.${symbol}.basis.`)) throw otherSymbol();
  const row = ascending(data, ({ id }) => id).at(-1);
  if (!row) throw new AnswerError('schema', 'basis: no row');
  const openedAtMs = row.id;
  checkClock(openedAtMs, receipt, 'id');
  const { contract_price: contractPrice, index_price: indexPrice } = row;
  checkNearIndex(contractPrice, indexPrice, symbol);
  const base = stamp('htx', symbol, openedAtMs, receipt);
  return [{ kind: 'perpetual', ...base, price: contractPrice, indexPrice, currency: 'USDT' }];
}

function readOpenInterest(payload: unknown, receipt: Receipt): Quote[] {
  const madeAtMs = clockOf(payload, receipt);
  const symbol = linear(receipt.asset);
  const { data } = parse(openInterest, payload, 'swap_open_interest');
  const row = data.find(({ contract_code: code }) => code === symbol);
  if (!row) throw otherSymbol();
  const coins = checkCoins(row.amount, receipt, `${symbol}: amount`);
  return [{ kind: 'open-interest', ...stamp('htx', symbol, madeAtMs, receipt), coins }];
}

function readFunding(payload: unknown, receipt: Receipt): Quote[] {
  clockOf(payload, receipt);
  const symbol = linear(receipt.asset);
  const rows = parse(payments, payload, 'swap_historical_funding_rate').data.data.map((row) => {
    if (row.contract_code !== symbol) throw otherSymbol();
    return { openMs: row.funding_time, value: row.funding_rate };
  });
  return fundingQuotes(rows, 'htx', symbol, receipt);
}

function clockOf(payload: unknown, receipt: Receipt): number {
  const madeAtMs = answeredAt(payload);
  checkClock(madeAtMs, receipt, 'ts');
  return madeAtMs;
}

const merged = z.object({ ch: z.string(), tick: z.object({ close: price }) });

const basis = z.object({
  ch: z.string(),
  data: z.array(z.object({ id: seconds, contract_price: price, index_price: price })),
});

const openInterest = z.object({
  data: z.array(z.object({ contract_code: z.string(), amount })),
});

const payments = z.object({
  data: z.object({
    data: z.array(z.object({ contract_code: z.string(), funding_rate: rate, funding_time: time })),
  }),
});
