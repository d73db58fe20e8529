import fc from 'fast-check';
import { expect, it } from 'vitest';

it('property tests draw the same cases in every run', () => {
  const drawn = (): number[] => {
    const cases: number[] = [];
    fc.assert(fc.property(fc.integer(), (value) => void cases.push(value)));
    return cases;
  };
  const first = drawn();
  expect(new Set(first).size).toBeGreaterThan(50);
  expect(drawn()).toEqual(first);
});
