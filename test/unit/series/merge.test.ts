import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastUntil, mergeSeries, sliceSeries } from '../../../lib/series/merge.ts';
import { paged, series } from './samples.ts';

const points = [1, 2, 4, 8].map((timeMs) => ({ timeMs, value: timeMs * 10 }));

describe('mergeSeries', () => {
  it('lets the later fetch win', () => {
    expect(mergeSeries(points, [{ timeMs: 4, value: 41 }]).map(({ value }) => value)).toEqual([
      10, 20, 41, 80,
    ]);
  });

  it('D21: pages in any order, repeated or overlapping, give the same bytes', () => {
    fc.assert(
      fc.property(
        series.chain((s) => fc.tuple(fc.constant(s), paged(s))),
        ([whole, pages]) => {
          expect(JSON.stringify(mergeSeries(...pages))).toBe(JSON.stringify(whole));
        },
      ),
    );
  });
});

describe('sliceSeries', () => {
  it('takes the points after the first instant up to and with the last', () => {
    expect(sliceSeries(points, 1, 4).map(({ timeMs }) => timeMs)).toEqual([2, 4]);
    expect(sliceSeries(points, 8, 100)).toEqual([]);
    expect(sliceSeries([], 0, 1)).toEqual([]);
  });

  it('splits a series without loss wherever it is cut', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: -1, max: 2001 }), (whole, at) => {
        const cut = (whole[0]?.timeMs ?? 0) + at * 1_800_000;
        const parts = [sliceSeries(whole, -Infinity, cut), sliceSeries(whole, cut, Infinity)];
        expect(parts.flat()).toEqual(whole);
      }),
    );
  });
});

describe('lastUntil', () => {
  it.each([
    [0, undefined],
    [1, 1],
    [3, 2],
    [9, 8],
  ])('at %i is the point of %s', (untilMs, timeMs) => {
    expect(lastUntil(points, untilMs)?.timeMs).toBe(timeMs);
  });
});
