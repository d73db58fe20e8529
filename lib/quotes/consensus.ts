/**
 * One value per exchange in, one robust value out, with who was left out and why.
 *
 * In order: the stale are dropped; the stretched are left out while 3 exchanges are not;
 * of 4 or more, those further from the median than max(5 scaled MADs, floor) are dropped,
 * once. The consensus is the unweighted median of the rest, brought back where it left the
 * third lowest and the third highest before anything was dropped: so two exchanges that lie,
 * however they do it, cannot move it out of the range of the others while these are three
 * or more.
 *
 * It does not say which exchange is right, and it is not weighted: the largest exchange
 * counts as much as the smallest.
 */
import { finite } from './change.ts';
import { median } from './median.ts';

export interface VenueValue {
  readonly exchange: string;
  readonly value: number;
  /** Exchange time where known, else the time of receipt. */
  readonly atMs: number;
  /** Set by the signal when the value rests on no contract near the tenor. */
  readonly stretched?: boolean;
  /** Its share in `weighted`, such as its open interest, in any unit. */
  readonly weight?: number;
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
  /** The lowest and the highest value that leaving out any one of `used` would give. */
  readonly leaveOneOut: { readonly low: number; readonly high: number } | null;
  /** Mean of `used` by weight, 40 % an exchange at most; null unless 3 or more have a weight. */
  readonly weighted: number | null;
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
  const spread =
    smallest === undefined || largest === undefined ? null : finite(largest - smallest);
  const agreed = used.length === 2 && spread !== null && spread <= options.agree;
  return {
    value: guarded(median(sorted), candidates),
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
    leaveOneOut: leaveOneOut(sorted),
    weighted: weightedMean(used),
  };
}

/** Of 5 or more values at most two are taken to lie: the third from either end is honest or passed by one. */
const mostLiars = 2;

function guarded(value: number | null, candidates: readonly VenueValue[]): number | null {
  const sorted = candidates.map((candidate) => candidate.value).toSorted((a, b) => a - b);
  const low = sorted[mostLiars];
  const high = sorted.at(-1 - mostLiars);
  if (value === null || low === undefined || high === undefined || low > high) return value;
  return Math.min(Math.max(value, low), high);
}

function leaveOneOut(sorted: readonly number[]): Consensus['leaveOneOut'] {
  const without = sorted.flatMap((_, i) => median(sorted.toSpliced(i, 1)) ?? []);
  return without.length === 0 ? null : { low: Math.min(...without), high: Math.max(...without) };
}

const largestShare = 0.4;

/**
 * What is over the largest share of the whole goes to the others in proportion, until nobody
 * is over it; below three exchanges no share of 40 % is possible.
 */
function weightedMean(values: readonly VenueValue[]): number | null {
  const weighed = values.flatMap(({ value, weight = 0 }) => (weight > 0 ? { value, weight } : []));
  if (weighed.length < quorum) return null;
  const capped = new Set<number>();
  for (;;) {
    const free = weighed.reduce((sum, { weight }, i) => sum + (capped.has(i) ? 0 : weight), 0);
    const left = 1 - capped.size * largestShare;
    const shares = weighed.map(({ weight }, i) =>
      capped.has(i) ? largestShare : (weight / free) * left,
    );
    const over = shares.findIndex((share) => share > largestShare + Number.EPSILON);
    if (over === -1)
      return finite(weighed.reduce((sum, { value }, i) => sum + value * (shares[i] ?? 0), 0));
    capped.add(over);
  }
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
