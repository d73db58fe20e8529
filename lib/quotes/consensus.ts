/**
 * One value per exchange in, one robust value out, with who was left out and why.
 *
 * In order: the stale are dropped; the stretched are left out while 3 exchanges are not;
 * of 4 or more, those further from the median than max(5 scaled MADs, floor) are dropped,
 * once. The consensus is the unweighted median of the rest. While the honest exchanges lie
 * within the floor of each other, a lying minority cannot move it out of their range.
 *
 * It does not say which exchange is right, and it is not weighted: the largest exchange
 * counts as much as the smallest.
 */
import { median } from './median.ts';

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

/** In the unit of the values. */
export interface ConsensusLimits {
  /** A value no further than this from the median is never an outlier. */
  readonly floor: number;
  /** Two exchanges this close to each other make a quorum. */
  readonly agree: number;
}

export const basisLimits: ConsensusLimits = { floor: 2, agree: 1.5 };
export const fundingLimits: ConsensusLimits = { floor: 5, agree: 3.75 };

export interface ConsensusOptions extends ConsensusLimits {
  readonly nowMs: number;
  /** Age beyond which a value is stale. */
  readonly staleAfterMs: number;
}

const quorum = 3;
const fewestForOutliers = 4;
/** Makes the median absolute deviation of normal noise its standard deviation. */
const madScale = 1.4826;
const madLimit = 5;

/** The consensus of `values`, in their unit. Of two values of an exchange the newer one counts. */
export function consensus(values: readonly VenueValue[], options: ConsensusOptions): Consensus {
  const [fresh, stale] = split(
    onePerExchange(values),
    ({ atMs }) => options.nowMs - atMs <= options.staleAfterMs,
  );
  const near = fresh.filter(({ stretched }) => !stretched);
  const candidates = near.length >= quorum ? near : fresh;
  const [used, outliers] = split(candidates, nearMedian(candidates, options.floor));
  const sorted = used.map(({ value }) => value).toSorted((a, b) => a - b);
  const [smallest] = sorted;
  const largest = sorted.at(-1);
  const spread = smallest === undefined || largest === undefined ? null : largest - smallest;
  const agreed = used.length === 2 && spread !== null && spread <= options.agree;
  return {
    value: median(sorted),
    degraded: used.length < quorum && !agreed,
    used,
    excluded: [
      ...stale.map((value) => ({ ...value, why: 'stale' as const })),
      ...fresh
        .filter((value) => !candidates.includes(value))
        .map((value) => ({ ...value, why: 'stretched' as const })),
      ...outliers.map((value) => ({ ...value, why: 'outlier' as const })),
    ],
    spread,
  };
}

/** Sorted by exchange, so that the order of arrival changes nothing. */
function onePerExchange(values: readonly VenueValue[]): VenueValue[] {
  const finite = values.filter(({ value }) => Number.isFinite(value));
  const byAge = finite.toSorted((a, b) => a.atMs - b.atMs || a.value - b.value);
  const newest = new Map(byAge.map((value) => [value.exchange, value]));
  return [...newest.values()].toSorted((a, b) => (a.exchange < b.exchange ? -1 : 1));
}

/** Whether a value of a set is close enough to its middle to be used. */
function nearMedian(values: readonly VenueValue[], floor: number) {
  const middle = median(values.map(({ value }) => value)) ?? 0;
  const deviation = median(values.map(({ value }) => Math.abs(value - middle))) ?? 0;
  const limit = Math.max(madLimit * madScale * deviation, floor);
  return ({ value }: VenueValue): boolean =>
    values.length < fewestForOutliers || Math.abs(value - middle) <= limit;
}

function split<T>(values: readonly T[], belongs: (value: T) => boolean): [T[], T[]] {
  return [values.filter(belongs), values.filter((value) => !belongs(value))];
}
