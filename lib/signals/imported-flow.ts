/**
 * A flow of exchanges that the user imported from a provider's file: one number a UTC day,
 * in the unit of that file, which is not read. Percentile in its own last 365 days.
 *
 * Another quantity than ours: it stands beside it under the file's own name and is never
 * compared with it.
 */
import { dayMs, type Series } from '../quotes/point.ts';
import { absentFlow, type FlowReading, rankedFlow } from './flow-reading.ts';
import { ownYear } from './own-year.ts';

export interface ImportedFlow {
  /** The name of the file. */
  readonly name: string;
  /** Stamped with the start of the UTC day, ascending. */
  readonly points: Series;
}

/** @param nowMs days that have not begun by then are left out */
export function importedFlow(given: ImportedFlow | null, nowMs: number): FlowReading {
  const known = (given?.points ?? []).filter(
    ({ timeMs, value }) => timeMs <= nowMs && Number.isFinite(value) && value >= 0,
  );
  const last = known.at(-1);
  if (!given || !last) return absentFlow('imported', 'flowNotImported');
  const before = known.slice(0, -1).map(({ timeMs, value }) => ({ dayMs: timeMs, value }));
  const amount = {
    value: last.value,
    unit: 'as-given',
    asOfMs: last.timeMs + dayMs,
    reason: null,
    evidence: [],
  } as const;
  return rankedFlow(
    'imported',
    given.name,
    amount,
    ownYear(before, last.value, last.timeMs - dayMs),
  );
}
