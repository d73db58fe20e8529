import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchanges/exchange.ts';
import { exchanges } from '../../../lib/exchanges/index.ts';
import { basisLimits, fundingLimits } from '../../../lib/quotes/consensus.ts';
import { dayMs, hourMs } from '../../../lib/quotes/point.ts';
import { ages } from '../../../lib/state/ages.ts';

const minuteMs = 60_000;
const every = (pollMinutes: number) => ages({ pollMinutes, lean: false });
const lean = (pollMinutes = 2) => ages({ pollMinutes, lean: true });

describe('how old an input may be', () => {
  it('what every poll asks for: three polls', () => {
    for (const minutes of [1, 2, 10, 30]) {
      const { basis, price } = every(minutes);
      expect(basis.staleAfterMs).toBe(3 * minutes * minuteMs);
      expect(price.staleAfterMs).toBe(3 * minutes * minuteMs);
    }
  });

  it('in the lean mode three times its five minutes, or the poll if slower', () => {
    expect(lean().basis.staleAfterMs).toBe(15 * minuteMs);
    expect(lean(30).price.staleAfterMs).toBe(90 * minuteMs);
  });

  it('a period below a minute, which no alarm keeps, counts as a minute', () => {
    expect(every(0).price.staleAfterMs).toBe(3 * minuteMs);
    expect(every(0.5).basis.staleAfterMs).toBe(3 * minuteMs);
  });

  it('open interest: three times the pace of its slowest part', () => {
    const slowest = (exchanges as readonly Exchange[])
      .flatMap(({ endpoints }) => endpoints)
      .filter(({ id }) => id.startsWith('open-interest'))
      .reduce((most, { everyMinutes }) => Math.max(most, everyMinutes), 0);
    expect(slowest).toBeGreaterThan(0);
    expect(every(2).openInterest.staleAfterMs).toBeGreaterThanOrEqual(3 * slowest * minuteMs);
    expect(every(2).openInterest.staleAfterMs).toBe(180 * minuteMs);
    expect(lean().openInterest.staleAfterMs).toBe(36 * hourMs);
  });

  it('funding outlives its longest pause of 8 hours, in the lean mode that between two answers too', () => {
    for (const minutes of [1, 30]) {
      expect(every(minutes).funding.staleAfterMs).toBeGreaterThan(8 * hourMs);
      expect(every(minutes).funding.staleAfterMs).toBeLessThan(dayMs);
      expect(every(minutes).average.staleAfterMs).toBe(3 * dayMs);
    }
    expect(lean().funding.staleAfterMs).toBeGreaterThan(16 * hourMs);
  });

  it('each comes with the limits of its quantity', () => {
    expect(every(2).basis).toMatchObject(basisLimits);
    expect(every(2).average).toMatchObject(basisLimits);
    expect(every(2).funding).toMatchObject(fundingLimits);
  });
});
