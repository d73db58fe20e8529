/**
 * What every adapter needs to read an answer.
 *
 * - Fields as exchanges write them: `number`, `price`, `amount`, `rate`, the instants `time`,
 *   `seconds` and `isoTime`, `ifGiven` and `candle`; `parse` reads an answer by a schema of them.
 * - Checks that take more than one field or the time of receipt: `checkCoins`, `checkClock`,
 *   `checkNotAhead`, `checkNearIndex`; `otherSymbol` where an answer is of something else.
 * - From rows to what is asked for: `ascending`, `stamp`, `fundingQuotes` for the present,
 *   `pagePoints` and `hourlyCloses` for the past.
 *
 * A number is a JSON number or a plain decimal string (`"1.5"`, `" 2 "`, `"3e-6"`); `""`,
 * `null`, `"NaN"`, hex, a decimal comma, booleans and what overflows (`1e999`) are none.
 * All failures are `AnswerError`s that name the field and repeat no text of the answer.
 */
import type { AssetId } from '../quotes/assets.ts';
import { dayMs, hourMs, type Point } from '../quotes/point.ts';
import type { FundingQuote } from '../quotes/quote.ts';
import { isCoins, priceRange, rateRange } from '../quotes/ranges.ts';
import { AnswerError, intervalMs, type PageReceipt, type Receipt } from './exchange.ts';
import { z } from './zod.ts';

const plainNumber = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

export const number = z.pipe(
  z.union([
    z.number(),
    z.pipe(z.string().check(z.trim(), z.regex(plainNumber)), z.transform(Number)),
  ]),
  z.number(),
);

/** Quote currency per coin. */
export const price = number.check(z.gte(priceRange.least), z.lte(priceRange.most));

/** Size of a position in any unit. */
export const amount = number.check(z.nonnegative());

/** Refuses what is no number of coins: the amount is then in another unit. */
export function checkCoins(
  held: number,
  { asset }: { readonly asset: AssetId },
  what: string,
): number {
  if (isCoins(held, asset)) return held;
  throw new AnswerError('schema', `${what}: not a number of coins`);
}

/** A payment as a fraction of the position. */
export const rate = number.check(z.gte(rateRange.least), z.lte(rateRange.most));

const instant = z
  .number()
  .check(z.gte(Date.UTC(2009, 0, 3)), z.lte(Date.UTC(2100, 0, 1)), z.multipleOf(1));

/** Milliseconds since the Unix epoch; seconds and microseconds fall outside 2009 to 2100. */
export const time = z.pipe(number, instant);

/** Whole seconds since the Unix epoch, read as milliseconds; milliseconds fall outside. */
export const seconds = z.pipe(
  z.pipe(
    number.check(z.multipleOf(1)),
    z.transform((value: number) => value * 1000),
  ),
  instant,
);

/** An ISO 8601 instant in UTC; digits beyond the millisecond are cut. */
export const isoTime = z.pipe(
  z.pipe(
    z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,12})?Z$/)),
    z.transform((text) => Date.parse(text.replace(/(\.\d{3})\d+Z$/, '$1Z'))),
  ),
  instant,
);

/** Null where a field is blank or absent. */
export const ifGiven = (field: z.core.$ZodType<number>) =>
  z.pipe(
    z.nullish(z.union([z.literal(''), field])),
    z.transform((given) => (typeof given === 'number' ? given : null)),
  );

/** `[opening, open, high, low, close, ...]`, as most write it. */
export const candle = (opening: z.core.$ZodType<number>) =>
  z.pipe(
    z.tuple([opening, z.unknown(), z.unknown(), z.unknown(), price], z.unknown()),
    z.transform((row): PageRow => ({ openMs: row[0], value: row[4] })),
  );

/** The answer rebuilt from its documented fields alone; whatever else it carries is dropped. */
export function parse<T>(schema: z.core.$ZodType<T>, payload: unknown, what: string): T {
  const result = z.safeParse(schema, payload);
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path.join('.');
  throw new AnswerError('schema', `${what}: ${path ? path : 'the answer'} is not as documented`);
}

/** Of an answer that is of another contract or pair than the one asked for. */
export const otherSymbol = (field = 'symbol'): AnswerError =>
  new AnswerError('schema', `${field}: not the one asked for`);

/** The part of a quote that says whose it is and when it was true. */
export const stamp = (
  exchange: string,
  symbol: string,
  exchangeTimeMs: number | null,
  { asset, receivedAtMs }: Receipt,
): Stamp => ({ exchange, asset, symbol, exchangeTimeMs, receivedAtMs });

interface Stamp extends Receipt {
  readonly exchange: string;
  readonly asset: AssetId;
  readonly symbol: string;
  readonly exchangeTimeMs: number | null;
}

const usualAgeMs = 10 * 60_000;

/** Refuses an answer whose own clock stands still, and one that runs a day ahead. */
export function checkClock(
  timeMs: number,
  { receivedAtMs }: Receipt,
  what: string,
  maxAgeMs = usualAgeMs,
): void {
  checkNotAhead(timeMs, receivedAtMs, what);
  const ageMs = receivedAtMs - timeMs;
  if (ageMs > maxAgeMs)
    throw new AnswerError('stale', `${what}: the answer is ${Math.round(ageMs / 60_000)} min old`);
}

export function checkNotAhead(timeMs: number, nowMs: number, what: string): void {
  if (timeMs > nowMs + dayMs)
    throw new AnswerError('schema', `${what}: the time lies in the future`);
}

/** A mark price a fifth away from its index is not a price of ours. */
export function checkNearIndex(markPrice: number, indexPrice: number, what: string): void {
  const percent = (markPrice / indexPrice - 1) * 100;
  if (Math.abs(percent) > 20)
    throw new AnswerError('schema', `${what}: mark price is ${percent.toPrecision(3)} % off index`);
}

/** Ascending and distinct in time whatever the order of the rows; the last of a time wins. */
export const ascending = <T>(rows: readonly T[], timeOf: (row: T) => number): T[] =>
  [...new Map(rows.map((row) => [timeOf(row), row])).values()].sort(
    (a, b) => timeOf(a) - timeOf(b),
  );

/** A row of a series: a candle by its opening, a payment or a count by its time. */
export interface PageRow {
  readonly openMs: number;
  readonly value: number;
}

/** The payments of a perpetual, ascending; none at all is refused. */
export function fundingQuotes(
  payments: readonly PageRow[],
  exchange: string,
  symbol: string,
  receipt: Receipt,
): FundingQuote[] {
  if (payments.length === 0) throw new AnswerError('schema', 'funding: no payment');
  return ascending(payments, (row) => row.openMs).map(({ openMs: settledAtMs, value }) => {
    checkNotAhead(settledAtMs, receipt.receivedAtMs, 'funding');
    const base = stamp(exchange, symbol, settledAtMs, receipt);
    return { kind: 'funding', ...base, rate: value, settledAtMs };
  });
}

/** The rows of the page that are over, ascending, each at its end; only candles have a length. */
export function pagePoints(
  rows: readonly PageRow[],
  { fromMs, toMs, receivedAtMs }: PageReceipt,
  lengthMs = 0,
): Point[] {
  const ordered = ascending(rows, (row) => row.openMs);
  checkNotAhead(ordered.at(-1)?.openMs ?? 0, receivedAtMs, 'last row');
  return ordered
    .filter(({ openMs }) => openMs >= fromMs && openMs < toMs && openMs + lengthMs <= receivedAtMs)
    .map(({ openMs, value }) => ({ timeMs: openMs + lengthMs, value }));
}

/** Of hours, where there are no longer candles, those that end together with one of the page. */
export const hourlyCloses = (hours: readonly PageRow[], page: PageReceipt): Point[] =>
  pagePoints(hours, page, hourMs).filter(({ timeMs }) => timeMs % intervalMs[page.interval] === 0);
