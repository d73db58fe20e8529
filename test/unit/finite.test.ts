/**
 * Whatever numbers stand in the record, every number that leaves is finite: what is calculated
 * last is looked at last.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkClaims } from '../../lib/claims/index.ts';
import { consensus } from '../../lib/quotes/consensus.ts';
import { dayMs } from '../../lib/quotes/point.ts';
import { casesOf, defaultDefinition } from '../../lib/regime/cases.ts';
import { regimesTold } from '../../lib/regime/regimes-told.ts';
import { fundingPace } from '../../lib/series/funding-rate.ts';
import { type Column, type Past } from '../../lib/series/past.ts';
import { defaultSettings } from '../../lib/settings/settings.ts';
import { dialectReadings } from '../../lib/signals/dialects.ts';
import { errorBar } from '../../lib/signals/error-bar.ts';
import { exchangeFlow } from '../../lib/signals/exchange-flow.ts';
import { priceChange24h } from '../../lib/signals/price.ts';
import { assessAt } from '../../lib/state/as-of.ts';
import { notFinite } from '../extension/support/numbers.ts';
import { pastOf } from '../fixtures/past.ts';

const firstDayMs = Date.UTC(2024, 0, 1);
const days = 420;
const endMs = firstDayMs + days * dayMs;

const extremes = [5e-324, 8.9e-18, 1e-300, 1, 3, 1e17, 1e300, Number.MAX_VALUE];
const column = (values: readonly number[]) =>
  fc
    .array(fc.constantFrom(null, ...values), { minLength: 50, maxLength: 50 })
    .map((some): Column => Array.from({ length: days }, (_, row) => some[row % 50] ?? null));
const above = column(extremes);
const around = column([...extremes, ...extremes.map((value) => -value)]);

const averaged = fc.record({ daily: around, average7: around, average30: around });
const columns: fc.Arbitrary<Partial<Past>> = fc.record({
  close: above,
  basis: averaged,
  frontMonth: averaged,
  perpPremium: averaged,
  funding: averaged,
  basket: above,
  reserve: above,
  reserveFirst: above,
  flowIn: above,
  flowOut: above,
  openInterest: fc.tuple(above, above).map(([bybit, okx]) => [
    { exchange: 'bybit', coins: bybit },
    { exchange: 'okx', coins: okx },
  ]),
});

const { lines } = defaultSettings;
const readings: readonly (readonly [string, (past: Past) => unknown])[] = [
  ['the state of a day', (past) => assessAt(past, defaultSettings, endMs)],
  ['the dialects', dialectReadings],
  ['earlier cases', (past) => casesOf(past, defaultDefinition(lines), lines)],
  ['what regimes told', (past) => regimesTold(past, lines)],
  ['the claims', (past) => checkClaims(past, defaultSettings, endMs)],
];

describe('D08: every number that leaves is finite', () => {
  it.each(readings)('%s', (_, read) => {
    fc.assert(
      fc.property(columns, (over) => {
        expect(notFinite(read(pastOf(firstDayMs, days, over)))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('a flow over the smallest reserve that a number can hold is no flow', () => {
    const of = (value: number): Column => Array.from({ length: days }, () => value);
    const past = pastOf(firstDayMs, days, {
      flowIn: of(8.9e-18),
      flowOut: of(0),
      reserve: of(5e-324),
    });
    expect(exchangeFlow(past).amount.value).toBeNull();
  });

  it('changes, means, paces, errors and the consensus of extremes', () => {
    const closes = [{ timeMs: endMs - dayMs, value: 5e-324 }];
    expect(priceChange24h(closes, 1e300, endMs)).toBeNull();
    const week = Array.from({ length: 22 }, (_, at) => ({
      timeMs: endMs - at * 8 * 3_600_000,
      value: Number.MAX_VALUE,
    })).toReversed();
    expect(fundingPace(week, endMs).percentPerYear).toBeNull();
    expect(errorBar([1e300, -1e300, 1e300].map((value) => ({ value })))).toBeNull();
    const values = [1, -1, 1, -1, 1].map((sign, at) => ({
      exchange: String(at),
      value: sign * Number.MAX_VALUE,
      atMs: endMs,
      weight: Number.MAX_VALUE,
    }));
    const limits = { floor: 2, agree: 1.5, nowMs: endMs, staleAfterMs: 1 };
    expect(notFinite(consensus(values, limits))).toEqual([]);
  });
});
