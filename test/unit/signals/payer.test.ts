import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { payer, payerDays } from '../../../lib/signals/payer.ts';

const days = (values: readonly (number | null)[]) =>
  values.map((value, i) => ({ dayMs: i, value }));
const states = (...values: (number | null)[]) => payerDays(days(values)).map((day) => day.payer);
const [pay, up, shorts] = ['longs-pay', 'longs-pay-up', 'shorts-pay'] as const;

describe('payer', () => {
  it('starts from the value alone', () => {
    expect([states(-1), states(0), states(11), states(11.1)].flat()).toEqual([
      shorts,
      pay,
      pay,
      up,
    ]);
    expect(payer([])).toBeNull();
  });

  it('lets shorts pay below 0 until above 1', () => {
    expect(states(5, -1, -1, 0.9, 1, 1.1, 1.1)).toEqual([
      pay,
      pay,
      shorts,
      shorts,
      shorts,
      shorts,
      pay,
    ]);
  });

  it('lets longs pay up above 11 until below 9', () => {
    expect(states(5, 12, 12, 10, 9, 8.9, 8.9)).toEqual([pay, pay, up, up, up, up, pay]);
  });

  it('goes from end to end in one change', () => {
    expect(states(-1, 12, 12)).toEqual([shorts, shorts, up]);
    expect(states(12, -1, -1)).toEqual([up, up, shorts]);
  });

  it('D25: needs the same answer on 2 closed days in a row', () => {
    expect(states(5, -1, 5, -1, 5)).toEqual([pay, pay, pay, pay, pay]);
    expect(states(5, -1, 12, -1, -1)).toEqual([pay, pay, pay, pay, shorts]);
  });

  it('D22: a day without a value holds and breaks the row, five of them end it', () => {
    expect(states(5, -1, null, -1, -1)).toEqual([pay, pay, pay, pay, shorts]);
    expect(states(5, null, null, null, null, null, 12)).toEqual([
      pay,
      pay,
      pay,
      pay,
      pay,
      null,
      up,
    ]);
  });

  it('D25: changes at most every second day while values are there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -5, max: 20, noNaN: true }), { minLength: 3 }),
        (values) => {
          const found = states(...values);
          const changes = found.flatMap((state, i) => (i > 0 && state !== found[i - 1] ? [i] : []));
          changes.forEach((at, i) => expect(at - (changes[i - 1] ?? -2)).toBeGreaterThanOrEqual(2));
        },
      ),
    );
  });
});
