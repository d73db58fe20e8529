/**
 * The last good value stays, with its own age and the reason why there is no newer one.
 * `previous` comes from storage, so it is not trusted to be whole.
 */
import type { LastGood } from '../signals/consensus-reading.ts';
import type { Reading } from '../signals/reading.ts';

export const keep = (reading: Reading, previous: Reading | undefined): Reading => {
  const good = lastGood(previous);
  return reading.value === null && good ? { ...reading, ...good } : reading;
};

export function lastGood(
  previous: (Reading & { readonly degraded?: boolean; readonly held?: boolean }) | undefined,
): LastGood | null {
  if (!previous || (previous.degraded && !previous.held)) return null;
  const { value, asOfMs } = previous;
  return Number.isFinite(value) && Number.isFinite(asOfMs) && value !== null && asOfMs !== null
    ? { value, asOfMs }
    : null;
}
