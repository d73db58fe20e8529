/**
 * v and m as they stand now: per exchange the trailing average of its samples, then the
 * consensus of the exchanges that have one. Unit: % a year.
 *
 * It moves within the day and decides nothing; the regime reads closed days. Few exchanges
 * keep a record, so one alone stands without a quorum, and its name is in the evidence; two
 * that disagree are said to.
 */
import { consensus, type ConsensusOptions } from '../quotes/consensus.ts';
import type { Samples, Window } from '../series/sample.ts';
import { trailingAverage } from '../series/trailing-average.ts';
import { missing, type Evidence, type Reading } from './reading.ts';

export interface VenueSamples extends Samples {
  readonly exchange: string;
}

export function liveAverage(
  venues: readonly VenueSamples[],
  window: Window,
  options: ConsensusOptions,
): Reading {
  const averages = venues.flatMap(({ exchange, ...samples }) => {
    const average = trailingAverage(samples, window, options.nowMs);
    return average ? [{ exchange, ...average }] : [];
  });
  const { value, used, degraded, spread } = consensus(averages, options);
  if (value === null) {
    return missing('percent-per-year', 'historyShort', { days: window.atLeast });
  }
  return {
    value,
    unit: 'percent-per-year',
    asOfMs: Math.min(...used.map(({ atMs }) => atMs)),
    reason:
      degraded && used.length > 1
        ? { key: 'venuesDisagree', values: { venues: used.length, spread: spread ?? 0 } }
        : null,
    evidence: [
      { name: 'days', value: window.days, unit: 'days' },
      { name: 'exchangesUsed', value: used.length, unit: 'exchanges' },
      ...used.map(({ exchange, value: own }): Evidence => ({
        name: 'average',
        value: own,
        unit: 'percent-per-year',
        source: exchange,
      })),
    ],
  };
}
