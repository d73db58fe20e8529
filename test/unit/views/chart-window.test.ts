import { describe, expect, it } from 'vitest';
import {
  atEnd,
  atStart,
  chartRanges,
  keyed,
  moved,
  scaled,
  windowOf,
} from '../../../lib/views/chart-window.ts';

const day = 86_400;
const record = { from: 0, to: 1000 * day };
const month = windowOf('30d', record);

describe('the window of the charts', () => {
  it('is a range up to the last day', () => {
    expect(month).toEqual({ from: 971 * day, to: 1000 * day });
    expect(windowOf('all', record)).toEqual(record);
    const short = { from: 990 * day, to: 1000 * day };
    for (const range of chartRanges) expect(windowOf(range, short).to).toBe(short.to);
    expect(windowOf('1y', short)).toEqual(short);
  });

  it('moves by a share of itself and never leaves the record', () => {
    expect(moved(month, -0.5, record)).toEqual({ from: 956.5 * day, to: 985.5 * day });
    expect(moved(month, 5, record)).toEqual(month);
    expect(moved(month, -1000, record)).toEqual({ from: 0, to: 29 * day });
  });

  it('comes closer and goes further around a place, from a week to the whole record', () => {
    const closer = scaled(windowOf('1y', record), 0.5, 1, record);
    expect(closer.to).toBe(record.to);
    expect(closer.to - closer.from).toBeCloseTo(182 * day, 5);
    const week = scaled(month, 0.001, 0, record);
    expect(week).toEqual({ from: month.from, to: month.from + 7 * day });
    expect(scaled(month, 1000, 0.3, record)).toEqual(record);
  });

  it('leads to the first and to the last day', () => {
    expect(atStart(month, record)).toEqual({ from: 0, to: 29 * day });
    expect(atEnd(atStart(month, record), record)).toEqual(month);
  });

  it('A05: obeys the keys, and leaves the others alone', () => {
    expect(keyed('ArrowLeft', month, record)?.to).toBeLessThan(month.to);
    expect(keyed('ArrowRight', atStart(month, record), record)?.from).toBeGreaterThan(0);
    expect(keyed('+', month, record)?.from).toBeGreaterThan(month.from);
    expect(keyed('-', month, record)?.from).toBeLessThan(month.from);
    expect(keyed('Home', month, record)?.from).toBe(0);
    expect(keyed('End', atStart(month, record), record)).toEqual(month);
    for (const key of ['Tab', 'Escape', 'a', 'Enter']) expect(keyed(key, month, record)).toBeNull();
  });

  it('of a record of one day is that day', () => {
    const one = { from: 5 * day, to: 5 * day };
    expect(scaled(one, 2, 0.5, one)).toEqual(one);
    expect(moved(one, 1, one)).toEqual(one);
  });
});
