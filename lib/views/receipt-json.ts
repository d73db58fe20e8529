/** A receipt as data for those who compute on: full precision, times in UTC. */
import type { Reading } from '../signals/reading.ts';
import type { ConsensusReading } from '../signals/consensus-reading.ts';
import type { ReceiptId } from './receipt-ids.ts';

const instant = (ms: number | null): string | null =>
  ms === null ? null : new Date(ms).toISOString();

export type ReceiptSource = Pick<Reading, 'value' | 'unit' | 'asOfMs' | 'reason' | 'evidence'> &
  Partial<Pick<ConsensusReading, 'venues' | 'spread' | 'held' | 'degraded'>>;

/** A reading and what is said of it. */
export interface ReceiptItem {
  readonly id: ReceiptId;
  /** Also tells those of one id apart. */
  readonly key: string;
  readonly title: string;
  readonly source: ReceiptSource;
  readonly notes: readonly string[];
}

/** @param formula in words, as the receipt says it */
export const receiptData = (
  id: ReceiptId,
  asset: string,
  formula: string,
  { value, unit, asOfMs, reason, evidence, venues, spread, held, degraded }: ReceiptSource,
): object => ({
  reading: id,
  asset,
  value,
  unit,
  asOf: instant(asOfMs),
  formula,
  reason: reason && { key: reason.key, ...reason.values },
  inputs: evidence.map(({ name, value: input, unit: of, source = null }) => ({
    name,
    value: of === 'time' && typeof input === 'number' ? instant(input) : input,
    unit: of,
    source,
  })),
  ...(venues && {
    held: held ?? false,
    degraded: degraded ?? false,
    spread: spread ?? null,
    venues: venues.map(({ exchange, value: own, atMs, excluded, contracts }) => ({
      exchange,
      value: own,
      at: instant(atMs),
      excluded,
      contracts,
    })),
  }),
});

export const receiptJson = (data: object): string => JSON.stringify(data, null, 2);
