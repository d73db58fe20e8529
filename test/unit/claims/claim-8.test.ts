import { describe, expect, it } from 'vitest';
import { pastOf } from '../../fixtures/past.ts';
import { dayOf, findings, number, told } from './check.ts';

describe('claim 8: in-house flow', () => {
  it('cannot be told: nobody publishes it', () => {
    expect(told(pastOf(0, 3), '8')).toBe('cannot-tell, notPublished');
    expect(findings(pastOf(0, 3), '8')[0]?.numbers).toEqual([]);
  });

  it('stands beside what is published, of the last day that has both ways', () => {
    const past = pastOf(0, 3, {
      flowIn: [10, 30, 50],
      flowOut: [10, 20, null],
      reserve: [1000, 1000, 1000],
    });
    expect(number(past, '8', null, 'flowDay')).toBe(dayOf(1));
    expect(number(past, '8', null, 'flowShare')).toBe(5);
    expect(number(past, '8', null, 'flowPercentile')).toBeNull();
  });
});
