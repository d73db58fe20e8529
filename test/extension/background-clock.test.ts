// @vitest-environment node
/** D19: a machine whose clock is wrong reads what one with a right clock reads. */
import { describe, expect, it } from 'vitest';
import { hourMs } from '../../lib/quotes/point.ts';
import type { MarketState } from '../../lib/state/market-state.ts';
import { connect } from './support/internet.ts';
import { openProfile, youngMs } from './support/profile.ts';
import { startWorker } from './support/worker.ts';

const minuteMs = 60_000;

/** The state after a first cycle and after one two minutes later. */
async function twoCycles(skewMs: number): Promise<MarketState[]> {
  const profile = openProfile('chromium', youngMs + skewMs);
  connect('calm', skewMs);
  const worker = await startWorker(profile);
  await worker.ring();
  const first = profile.market();
  profile.pass(2 * minuteMs);
  await worker.ring();
  worker.die();
  return [first, profile.market()];
}

const asIfRight = (state: MarketState): MarketState => ({ ...state, clockSkewMs: 0 });

let right: Promise<MarketState[]> | undefined;

describe('D19: the clock of the machine', () => {
  it.each([8 * minuteMs, -8 * minuteMs, 5 * hourMs, -5 * hourMs])(
    'is %i ms ahead: the readings are those of a right clock, from the first cycle on',
    async (skewMs) => {
      const expected = await (right ??= twoCycles(0));
      const found = await twoCycles(skewMs);
      expect(found.map(({ clockSkewMs }) => clockSkewMs)).toEqual([skewMs, skewMs]);
      expect(found.map(asIfRight)).toEqual(expected);
      expect(expected[0]?.clockSkewMs).toBe(0);
      expect(expected[0]?.basisNow.degraded).toBe(false);
    },
  );

  it('is known again to a worker that starts, and forgotten when it was put right', async () => {
    const profile = openProfile('chromium', youngMs + 5 * hourMs);
    connect('calm', 5 * hourMs).faults = [{ host: '*', pathIncludes: 'line', gives: 'down' }];
    const worker = await startWorker(profile);
    await worker.ring();
    worker.die();
    await startWorker(profile);
    expect(profile.market().computedAtMs).toBe(youngMs);
    profile.pass(-5 * hourMs + 2 * minuteMs);
    connect('calm').faults = [{ host: '*', pathIncludes: 'line', gives: 'down' }];
    const woken = await startWorker(profile);
    await woken.ring();
    expect(profile.market()).toMatchObject({
      clockSkewMs: 0,
      computedAtMs: youngMs + 2 * minuteMs,
      lastAnswerMs: youngMs + 2 * minuteMs,
    });
  });

  it('is not judged while nobody answers', async () => {
    const profile = openProfile('chromium', youngMs + hourMs);
    const internet = connect('calm', hourMs);
    const worker = await startWorker(profile);
    await worker.ring();
    internet.faults = [{ host: '*', gives: 'down' }];
    profile.pass(2 * minuteMs);
    await worker.ring();
    expect(profile.market().clockSkewMs).toBe(hourMs);
  });
});
