/**
 * A claim of the story and what our record says of it, on each dialect that can tell. A
 * verdict is about the days that had closed by an instant; it is no forecast, and says
 * nothing of the instrument that the story itself used.
 */
import type { DialectId } from '../series/dialect.ts';
import type { Past } from '../series/past.ts';
import type { Settings } from '../settings/settings.ts';
import type { Evidence, Reason } from '../signals/reading.ts';

/** In the order in which they are shown. */
export const claimIds = ['1', '2', '3', '4', '5', '6', '7', '8', '8b', '9'] as const;
export type ClaimId = (typeof claimIds)[number];

/**
 * `undecided`: the deciding line lies within the error bar. `cannot-tell`: what it takes is
 * not on record, or nobody publishes it.
 */
export type Verdict = 'holds' | 'does-not-hold' | 'undecided' | 'cannot-tell';

export interface ClaimFinding {
  readonly claim: ClaimId;
  /** Null where the claim is not about the basis. */
  readonly dialect: DialectId | null;
  readonly verdict: Verdict;
  /** A key below `claims.reason` in the locale files. */
  readonly reason: Reason;
  /** What it was decided by; names are keys below `claims.number` in the locale files. */
  readonly numbers: readonly Evidence[];
}

export type ClaimSettings = Pick<Settings, 'lines' | 'cashPercent'>;

/** @param past of the days that had closed */
export interface Claim {
  readonly id: ClaimId;
  readonly check: (past: Past, settings: ClaimSettings) => readonly Omit<ClaimFinding, 'claim'>[];
}
