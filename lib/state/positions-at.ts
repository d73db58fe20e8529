/**
 * What stands of positions in the state, now and at any past instant: open interest against
 * its records, the leverage ratio and the flow of exchanges. Of a past instant the closed
 * days are all there is, so `counted` is the last of them.
 */
import { lastDays, type Past } from '../series/past.ts';
import type { FlowReading } from '../signals/flow-reading.ts';
import { fourFields } from '../signals/four-fields.ts';
import { flows } from '../signals/flows.ts';
import type { ImportedFlow } from '../signals/imported-flow.ts';
import { leverage, type LeverageInputs } from '../signals/leverage.ts';
import { byReach, coinChange, firstChange } from '../signals/open-interest-change.ts';
import { openInterestRecords } from '../signals/open-interest-record.ts';
import { openInterestFromHigh } from '../signals/open-interest-reset.ts';
import type { MarketState } from './market-state.ts';

export interface PositionsInputs extends LeverageInputs {
  /** Days that had closed by `nowMs`. */
  readonly past: Past;
  readonly imported: ImportedFlow | null;
  /** v of the last closed day less that of 7 days before, % a year. */
  readonly premiumChange: number | null;
  readonly nowMs: number;
}

export type PositionsPart = Pick<
  MarketState,
  | 'openInterestChange7'
  | 'openInterestChanges'
  | 'openInterestFromHigh'
  | 'positions'
  | 'leverage'
  | 'leveragePercentile'
  | 'leverageChange30'
  | 'leverageScope'
  | 'flows'
>;

const changeDays = [1, 7, 30];
/** A month of changes, and as long again for a record that is late. */
const recordSpanDays = 60;
/** A year of ranks, each of half a year of weekdays, and a week for a source that is late. */
const flowSpanDays = 365 + 26 * 7 + 7 + 1;

export function positionsAt(inputs: PositionsInputs): PositionsPart {
  const { counted, imported, premiumChange, nowMs } = inputs;
  const past = lastDays(inputs.past, flowSpanDays);
  const records = byReach(
    openInterestRecords(lastDays(past, recordSpanDays), counted),
    changeDays,
    nowMs,
  );
  const change7 = firstChange(records, 7, nowMs);
  const { ratio, percentile, change30, scope } = leverage({ ...inputs, past });
  return {
    openInterestChange7: change7,
    openInterestChanges: [1, 30].flatMap((days) => coinChange(records, days, nowMs)),
    openInterestFromHigh: openInterestFromHigh(records, nowMs),
    positions: fourFields(premiumChange, change7.value),
    leverage: ratio,
    leveragePercentile: percentile,
    leverageChange30: change30,
    leverageScope: scope,
    flows: flows({ past, imported, nowMs }).filter(isToldOf),
  };
}

/** Of the others the registry says why there is nothing, at any instant the same. */
const isToldOf = ({ kind, amount }: FlowReading): boolean =>
  kind === 'proxy' || amount.value !== null;
