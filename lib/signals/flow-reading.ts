/**
 * What every kind of exchange flow answers: an amount with its unit and evidence, its
 * percentile in its own last 365 days, and whether that lies in a tail. Kinds are different
 * quantities and are never put on one scale.
 */
import type { OwnYear } from './own-year.ts';
import { missing, type Reading, type Reason } from './reading.ts';

export type FlowKind = 'proxy' | 'imported' | 'published-wallets';

export interface FlowReading extends OwnYear {
  readonly kind: FlowKind;
  /** The name of the file it came from; null where it came from no file. */
  readonly name: string | null;
  readonly amount: Reading;
  /** At p95 and above, or p5 and below. */
  readonly tail: 'high' | 'low' | null;
}

const highTail = 95;
const lowTail = 5;

export const rankedFlow = (
  kind: FlowKind,
  name: string | null,
  amount: Reading,
  year: OwnYear,
): FlowReading => ({ kind, name, amount, ...year, tail: tailOf(year.percentile) });

function tailOf(percentile: number | null): FlowReading['tail'] {
  if (percentile === null) return null;
  if (percentile >= highTail) return 'high';
  return percentile <= lowTail ? 'low' : null;
}

export const absentFlow = (
  kind: FlowKind,
  key: string,
  values?: Reason['values'],
): FlowReading => ({
  kind,
  name: null,
  amount: missing(kind === 'imported' ? 'as-given' : 'percent', key, values),
  percentile: null,
  knownDays: 0,
  tail: null,
});
