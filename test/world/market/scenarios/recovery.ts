/**
 * The way back: futures were below spot six to eight weeks ago; the 7-day average of the
 * premium rose above 6 % a year about five closed days ago.
 */
import { pastFunding, pastPrice, pastRate } from './past.ts';
import type { Scenario } from './scenario.ts';

export const recovery: Scenario = {
  summary: 'futures were below spot six to eight weeks ago, and their premium is back',
  price: [
    ...pastPrice,
    [-300, 110_000],
    [-180, 122_000],
    [-110, 104_000],
    [-58, 82_000],
    [-40, 84_500],
    [-20, 91_000],
    [0, 98_000],
  ],
  pricePins: [0],
  rate: [
    ...pastRate,
    [-180, 9.2],
    [-150, 6.8],
    [-120, 4.2],
    [-95, 2.4],
    [-75, 0.7],
    [-64, -1.4],
    [-56, -2.4],
    [-46, -1.4],
    [-38, 0.9],
    [-26, 2.8],
    [-12, 4.3],
    [-7.6, 6.4],
    [-4, 7.3],
    [0, 7.8],
  ],
  funding: [...pastFunding, [-180, 8.5], [-100, 3], [-60, -3.5], [-45, -2], [-25, 3], [0, 7]],
  openInterest: [
    [-180, 1.08],
    [-110, 1.02],
    [-60, 0.84],
    [-20, 0.88],
    [0, 0.96],
  ],
};
