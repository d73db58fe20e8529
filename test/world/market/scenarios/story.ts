/**
 * The story: after a calm year, four months in which the premium of futures drains away
 * through zero, price falls from about 126,000 to about 81,000, and open interest first
 * rises and is then cut. The 7-day average of the premium has been below zero for some
 * days, the 30-day average falls but is still above it, and shorts pay longs.
 */
import { pastFunding, pastPrice, pastRate } from './past.ts';
import type { Scenario } from './scenario.ts';

export const story: Scenario = {
  summary:
    'four months in which the premium drains through zero while price falls from 126,000 to 81,000',
  price: [
    ...pastPrice,
    [-300, 108_000],
    [-200, 114_000],
    [-128, 120_000],
    [-120, 126_000],
    [-111, 120_500],
    [-95, 117_500],
    [-70, 113_500],
    [-45, 108_000],
    [-28, 103_000],
    [-14, 94_000],
    [-6, 86_500],
    [0, 81_000],
  ],
  pricePins: [-120, 0],
  rate: [
    ...pastRate,
    [-300, 9.7],
    [-200, 9.2],
    [-120, 9.9],
    [-95, 8.6],
    [-75, 7.3],
    [-55, 5.8],
    [-40, 4.4],
    [-28, 3.2],
    [-18, 1.9],
    [-10, 0.2],
    [-6, -0.9],
    [-3, -1.6],
    [0, -2.1],
  ],
  funding: [...pastFunding, [-120, 9.5], [-60, 7], [-30, 4], [-14, 0.6], [-9, -2.4], [0, -4.6]],
  openInterest: [
    [-485, 0.96],
    [-120, 1],
    [-26, 1.1],
    [-14, 1],
    [-7, 0.92],
    [0, 0.85],
  ],
};
