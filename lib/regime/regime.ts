/**
 * The market regime: a ladder over closed UTC days. It describes the present; it does not
 * say where price goes.
 */
import type { RegimeLines } from '../settings/settings.ts';
import type { Evidence } from '../signals/reading.ts';

export const regimeIds = ['discount', 'thin', 'returning', 'usual', 'rich', 'unknown'] as const;
export type RegimeId = (typeof regimeIds)[number];

export interface RegimeReason {
  /** Key below `reason` in the locale files. */
  readonly key: string;
  /** The 7-day average of each of the deciding closed days, oldest first, % a year. */
  readonly values: readonly number[];
  /** The line they were held against, % a year; null where no line decides. */
  readonly line: number | null;
  readonly verdict: 'below' | 'above' | 'within' | 'elapsed' | 'missing';
}

/** A run of closed days in one regime. Days are starts of UTC days; `lastDayMs` is included. */
export interface RegimeSpell {
  readonly regime: RegimeId;
  readonly firstDayMs: number;
  readonly lastDayMs: number;
  readonly days: number;
  readonly reasons: readonly RegimeReason[];
}

/** What lies between the 7-day average and a line, % a year, signed: line less value. */
export interface LineDistance {
  readonly line: keyof RegimeLines;
  readonly target: RegimeId;
  readonly linePercent: number;
  readonly distance: number;
}

export interface RegimeReading {
  readonly regime: RegimeId;
  /** The closed day since whose close it holds (start of that UTC day); null while unknown. */
  readonly sinceDayMs: number | null;
  /** Closed days in the present spell. */
  readonly days: number;
  readonly previous: { readonly regime: RegimeId; readonly days: number } | null;
  /** True while the last closed days lacked data and the state was held. */
  readonly held: boolean;
  readonly reasons: readonly RegimeReason[];
  readonly distances: readonly LineDistance[];
  readonly evidence: readonly Evidence[];
}
