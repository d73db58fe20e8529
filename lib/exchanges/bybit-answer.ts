/**
 * What the present and the past of Bybit share: its envelope, its names, and a payment.
 *
 * https://bybit-exchange.github.io/docs/v5/intro
 * `{retCode, retMsg, result, time}`: failures come with HTTP 200 and a `retCode`, `time` (ms) is
 * when the answer was made. Spot and the linear perpetual share a name, `BTCUSDT`; the inverse
 * perpetual is `BTCUSD`, a quarter of it `BTCUSDH26`: the letter of the month in which it ends,
 * as futures exchanges have them, and the year.
 */
import type { AssetId } from '../quotes/assets.ts';
import { checkClock, number, otherSymbol, type PageRow, parse, rate, time } from './answer.ts';
import { isMonthCode, monthCode, quarterlyExpiry } from './contract-calendar.ts';
import { AnswerError, type FailureKind, type Receipt } from './exchange.ts';
import { z } from './zod.ts';

export const root = 'https://api.bybit.com/v5/market';

export const linear = (asset: AssetId): string => `${asset}USDT`;
export const inverse = (asset: AssetId): string => `${asset}USD`;

/** The inverse quarter that ends first (place 0) or second (1) after `afterMs`. */
export const inverseQuarter = (asset: AssetId, afterMs: number, place: 0 | 1): string =>
  `${inverse(asset)}${monthCode(quarterlyExpiry(afterMs, place))}`;

/** A month or a quarter of the coin, not its perpetual. */
export const isInverseDated = (symbol: string, asset: AssetId): boolean =>
  symbol.startsWith(inverse(asset)) && isMonthCode(symbol.slice(inverse(asset).length));

/** Too many visits, of a key or an address; a banned address; a server that is away. */
const refusals: Readonly<Record<number, FailureKind>> = {
  10_006: 'rate',
  10_018: 'rate',
  10_009: 'geo',
  10_016: 'network',
};

export function answerOf(payload: unknown, receipt: Receipt): Answer {
  const { retCode } = parse(envelope, payload, 'envelope');
  if (retCode !== 0) throw new AnswerError(refusals[retCode] ?? 'schema', `retCode ${retCode}`);
  const read = parse(answer, payload, 'answer');
  checkClock(read.time, receipt, 'time');
  return read;
}

/** The payments of the linear perpetual. */
export const paymentsOf = (payload: unknown, receipt: Receipt): PageRow[] =>
  parse(z.array(payment), answerOf(payload, receipt).result.list, 'funding/history').map((row) => {
    if (row.symbol !== linear(receipt.asset)) throw otherSymbol();
    return { openMs: row.fundingRateTimestamp, value: row.fundingRate };
  });

const envelope = z.object({ retCode: number });
/** `symbol` and `category` stand beside the rows of a series, in the rows of other lists. */
const answer = z.object({
  time,
  result: z.object({
    list: z.array(z.unknown()),
    symbol: z.optional(z.string()),
    category: z.optional(z.string()),
  }),
});
export type Answer = z.infer<typeof answer>;
const payment = z.object({ symbol: z.string(), fundingRate: rate, fundingRateTimestamp: time });
