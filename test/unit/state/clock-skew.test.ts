import { describe, expect, it } from 'vitest';
import { clockSkew } from '../../../lib/state/clock-skew.ts';

const noon = Date.UTC(2026, 1, 10, 12);
const minute = 60_000;

const seen = (host: string, minutesAhead: number) => ({
  host,
  receivedAtMs: noon + minutesAhead * minute,
  serverTimeMs: noon,
});
const ahead = (...minutes: number[]) => clockSkew(minutes.map((m, i) => seen(`${i}.example`, m)));

describe("D19: how far the machine's clock is ahead", () => {
  it('is what the hosts agree on, fast or slow', () => {
    expect(ahead(8, 8.01, 7.99)).toBe(8 * minute);
    expect(ahead(-300, -300, -300, -300)).toBe(-300 * minute);
  });

  it('is nothing up to two minutes: answers take their time', () => {
    expect(ahead(0, 0.1, 0.2)).toBe(0);
    expect(ahead(2, 2, 2)).toBe(0);
    expect(ahead(-1.9, -1.9, -1.9)).toBe(0);
    expect(ahead(2.01, 2.01, 2.01)).not.toBe(0);
  });

  it('is not what one host says whose own clock is wrong', () => {
    expect(ahead(0, 0, 600)).toBe(0);
    expect(ahead(8, 8, -900, 8)).toBe(8 * minute);
  });

  it('cannot be said by fewer than three hosts, however often they answer', () => {
    expect(ahead()).toBeNull();
    expect(ahead(8, 8)).toBeNull();
    expect(clockSkew(Array.from({ length: 9 }, () => seen('a.example', 8)))).toBeNull();
  });

  it('one host has one voice', () => {
    const many = Array.from({ length: 9 }, () => seen('a.example', 600));
    expect(clockSkew([...many, seen('b.example', 0), seen('c.example', 0)])).toBe(0);
  });
});
