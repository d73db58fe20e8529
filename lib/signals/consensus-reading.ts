/**
 * One reading across exchanges, with its receipt: who was asked, who was used, who was left
 * out and why, how far apart they are, and how far any single exchange could move it.
 *
 * Below the quorum the last good value is kept and marked `held`; without one the value is
 * shown as it is, marked `degraded`. Either way it must not move a decision.
 */
import {
  consensus,
  type Consensus,
  type ConsensusOptions,
  type ExclusionReason,
} from '../quotes/consensus.ts';
import type { Evidence, Reading, Reason, Unit } from './reading.ts';
import type { VenueReading, VenueReadings } from './venue-reading.ts';

export interface ConsensusReading extends Reading {
  readonly degraded: boolean;
  /** True when `value` is the last good one because the present one is degraded or missing. */
  readonly held: boolean;
  /** Per exchange, in the unit of the reading. */
  readonly venues: readonly {
    readonly exchange: string;
    readonly value: number;
    readonly atMs: number;
    readonly excluded: ExclusionReason | null;
    /** Instruments the value was read from. */
    readonly contracts: readonly string[];
  }[];
  readonly spread: number | null;
}

/** The last reading that had its quorum. */
export interface LastGood {
  readonly value: number;
  readonly asOfMs: number;
}

export function consensusReading(
  { values, absent }: VenueReadings,
  unit: Unit,
  options: ConsensusOptions,
  lastGood: LastGood | null,
): ConsensusReading {
  const result = consensus(values, options);
  const held = result.degraded && lastGood !== null;
  const asOfMs = result.used.length === 0 ? null : Math.min(...result.used.map((v) => v.atMs));
  return {
    value: held ? lastGood.value : result.value,
    asOfMs: held ? lastGood.asOfMs : asOfMs,
    unit,
    reason: reasonOf(result, absent),
    evidence: evidenceOf(result, values.length + absent.length, unit),
    degraded: result.degraded,
    held,
    venues: venuesOf(values, result),
    spread: result.spread,
  };
}

function reasonOf(result: Consensus, absent: VenueReadings['absent']): Reason | null {
  const venues = result.used.length;
  if (!result.degraded) return null;
  if (result.spread !== null && venues === 2) {
    return { key: 'venuesDisagree', values: { venues, spread: result.spread } };
  }
  if (venues === 1) return { key: 'tooFewVenues', values: { venues } };
  return result.excluded.length === 0 && absent[0]
    ? absent[0].reason
    : { key: result.excluded.length === 0 ? 'noVenueAnswered' : 'allStale' };
}

/** Newest value of each exchange in the order of exchanges, as the consensus took it. */
function venuesOf(
  values: readonly VenueReading[],
  { used, excluded }: Consensus,
): ConsensusReading['venues'] {
  return [...used.map((value) => ({ ...value, why: null })), ...excluded]
    .map(({ exchange, value, atMs, why }) => ({
      exchange,
      value,
      atMs,
      excluded: why,
      contracts: values.find((v) => v.exchange === exchange && v.value === value)?.contracts ?? [],
    }))
    .toSorted((a, b) => (a.exchange < b.exchange ? -1 : 1));
}

function evidenceOf({ leaveOneOut, weighted }: Consensus, asked: number, unit: Unit): Evidence[] {
  const range: Evidence[] =
    leaveOneOut === null
      ? []
      : [
          { name: 'leaveOneOutLow', value: leaveOneOut.low, unit },
          { name: 'leaveOneOutHigh', value: leaveOneOut.high, unit },
        ];
  return [
    { name: 'exchangesRead', value: asked, unit: 'exchanges' },
    ...range,
    ...(weighted === null ? [] : [{ name: 'weighted', value: weighted, unit } as const]),
  ];
}
