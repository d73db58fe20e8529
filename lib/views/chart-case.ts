/**
 * An earlier case laid over today: its path moved so that its first day falls on the day on
 * which the present one began, the price in proportion. It shows what followed then; it does
 * not say what follows now.
 */
import { type DialectId, dialectColumns } from '../series/dialect.ts';
import { type Column, type Past, rowOf } from '../series/past.ts';

/** First and last day of an earlier case, starts of UTC days. */
export interface CaseSpan {
  readonly startDayMs: number;
  readonly endDayMs: number;
  /** The line it was found below, in the unit of its dialect. */
  readonly line: number;
}

export interface AlignedCase {
  /** Rows, those after the last closed day included. */
  readonly length: number;
  /** Its v, by the rows of today. */
  readonly average7: Column;
  /** Its price, scaled to the price of the day on which the present one began. */
  readonly close: Column;
}

const daysBefore = 30;
const daysAfter = 90;

/** Null where the case is not on record. */
export function alignedCase(
  past: Past,
  dialect: DialectId,
  { startDayMs, line }: CaseSpan,
): AlignedCase | null {
  const from = rowOf(past, startDayMs);
  if (from === undefined) return null;
  const { average7 } = dialectColumns(past, dialect);
  const onto = startRow(average7, line);
  const length = onto + daysAfter + 1;
  const then = past.close[from] ?? null;
  const now = past.close[onto] ?? null;
  const ratio = then === null || now === null ? null : now / then;
  const moved = (column: Column, scale: number | null): Column =>
    Array.from({ length }, (_, row) => {
      const value = row < onto - daysBefore ? null : (column[row - onto + from] ?? null);
      return value === null || scale === null ? null : value * scale;
    });
  return { length, average7: moved(average7, 1), close: moved(past.close, ratio) };
}

/** Where the present run below the line began; the last closed day where there is none. */
function startRow(column: Column, line: number): number {
  const last = column.length - 1;
  let row = last;
  while (row > 0 && isBelow(column[row - 1], line) && isBelow(column[row], line)) row -= 1;
  return row;
}

const isBelow = (value: number | null | undefined, line: number): boolean =>
  value !== null && value !== undefined && value < line;
