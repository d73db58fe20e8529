/** Nothing happens: 8 to 10 % a year throughout, longs pay a usual rate, price creeps up. */
import type { Scenario } from './scenario.ts';

export const calm: Scenario = {
  summary: 'a premium of 8 to 10 % a year throughout',
  price: [
    [-2700, 10_000],
    [-2000, 30_000],
    [-1000, 60_000],
    [-365, 88_000],
    [0, 104_000],
  ],
  pricePins: [0],
  rate: [[0, 9]],
  funding: [[0, 8.5]],
  openInterest: [[0, 1]],
};
