/** One value per exchange in, one robust value out, with who was left out and why. */
export interface VenueValue {
  readonly exchange: string;
  readonly value: number;
  /** Exchange time where known, else the time of receipt. */
  readonly atMs: number;
  /** Set by the signal when the value rests on no contract near the tenor. */
  readonly stretched?: boolean;
}

export type ExclusionReason = 'stale' | 'outlier' | 'stretched';

export interface Consensus {
  /** Unweighted median of `used`; null when there is nothing to take it from. */
  readonly value: number | null;
  /** Fewer than 3 exchanges, and not 2 that agree: the value must not move a decision. */
  readonly degraded: boolean;
  readonly used: readonly VenueValue[];
  readonly excluded: readonly (VenueValue & { readonly why: ExclusionReason })[];
  /** Largest less smallest of `used`. */
  readonly spread: number | null;
}
