/**
 * Tests that read recorded data. Where it is absent their body is not run at all: what only
 * skips its tests still runs what stands around them.
 */
import { describe, it } from 'vitest';
import { history, payloads, type Recorded } from './recorded.ts';

const describeWith =
  ({ absence }: Recorded) =>
  (title: string, body: () => void): void => {
    if (absence === null) describe(title, body);
    else
      describe(title, () => {
        it.skip(absence, () => undefined);
      });
  };

export const describeHistory = describeWith(history);
export const describePayloads = describeWith(payloads);
