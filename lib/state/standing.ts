/**
 * Where the market stood at the end of a closed UTC day, in the few numbers that two days are
 * compared by. All of it from the record of closed days, so that both sides are made alike:
 * an article is held against the close of the day on which it was published.
 */
import { dayMs, startOfDay } from '../quotes/point.ts';
import { regimeReading } from '../regime/regime-reading.ts';
import type { RegimeId } from '../regime/regime.ts';
import { columnDays, pastAt, type Column, type Past } from '../series/past.ts';
import type { RegimeLines } from '../settings/settings.ts';

export interface Standing {
  /** Start of the UTC day at whose close it is. */
  readonly dayMs: number;
  /** v, % a year. */
  readonly average7: number | null;
  readonly regime: RegimeId;
  /** Realised funding of 7 days, % a year. */
  readonly funding: number | null;
  /** Coins, of `openInterestOf` alone. */
  readonly openInterest: number | null;
  readonly price: number | null;
}

/** The instant at which the day of a text has closed: what it is held against. */
export const closeOf = (publishedAtMs: number): number => startOfDay(publishedAtMs) + dayMs;

/**
 * At the last close before `instantMs`; null where the record does not reach there.
 * @param exchange whose open interest it is; both sides of a comparison take the same
 */
export function standingAt(
  past: Past,
  lines: RegimeLines,
  instantMs: number,
  exchange: string | null,
): Standing | null {
  const known = pastAt(past, instantMs);
  const day = known.dayMs.at(-1);
  if (day === undefined || day + dayMs < instantMs - 2 * dayMs) return null;
  const days = columnDays(known, known.basis.average7).map(({ dayMs: start, value }) => ({
    dayMs: start,
    v: value,
  }));
  return {
    dayMs: day,
    average7: last(known.basis.average7),
    regime: regimeReading(days, lines, null).regime,
    funding: last(known.funding.average7),
    openInterest: last(known.openInterest.find((own) => own.exchange === exchange)?.coins),
    price: last(known.close),
  };
}

const last = (column: Column | undefined): number | null => column?.at(-1) ?? null;

/** The first exchange whose open interest is known at both closes. */
export const openInterestOf = (past: Past, closes: readonly number[]): string | null =>
  past.openInterest.find(({ coins }) =>
    closes.every((closeMs) => {
      const row = past.dayMs.indexOf(startOfDay(closeMs - 1));
      return (coins[row] ?? null) !== null;
    }),
  )?.exchange ?? null;
