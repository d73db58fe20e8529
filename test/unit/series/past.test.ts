import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../lib/quotes/point.ts';
import { dialectColumns, dialectIds } from '../../../lib/series/dialect.ts';
import {
  closedBy,
  closedDays,
  columnDays,
  emptyPast,
  pastAt,
  rowOf,
} from '../../../lib/series/past.ts';
import { pastOf } from '../../fixtures/past.ts';

const first = Date.UTC(2025, 10, 1);
const count = [1, 2, 3, 4];
const past = pastOf(first, 4, {
  close: count,
  basis: { daily: count, average7: count, average30: count },
  openInterest: [{ exchange: 'bybit', coins: count }],
});

describe('the past at an instant', () => {
  it.each([
    ['before its first day', first - dayMs, 0],
    ['within its first day', first + hourMs, 0],
    ['at the close of its first day', first + dayMs, 1],
    ['just before the close of its third', first + 3 * dayMs - 1, 2],
    ['long after its last', first + 400 * dayMs, 4],
  ])('D20: has the days that had closed, %s', (_, instantMs, rows) => {
    expect(closedBy(past, instantMs)).toBe(rows);
    const found = pastAt(past, instantMs);
    expect(found.dayMs).toHaveLength(rows);
    expect(found.close).toEqual(count.slice(0, rows));
    expect(found.basis.average7).toEqual(count.slice(0, rows));
    expect(found.openInterest[0]?.coins).toEqual(count.slice(0, rows));
  });

  it('is the same past once all of it has closed, and nothing of nothing', () => {
    expect(pastAt(past, first + 4 * dayMs)).toBe(past);
    expect(pastAt(emptyPast, first)).toBe(emptyPast);
  });

  it('names rows by their day', () => {
    expect(rowOf(past, first + 2 * dayMs)).toBe(2);
    expect(rowOf(past, first - dayMs)).toBeUndefined();
    expect(rowOf(past, first + 4 * dayMs)).toBeUndefined();
    expect(columnDays(past, past.close)[3]).toEqual({ dayMs: first + 3 * dayMs, value: 4 });
    expect(closedDays(past)[0]).toEqual({ dayMs: first, v: 1, m: 1 });
  });
});

describe('dialects', () => {
  it('every dialect has columns of the calendar, the story scale a twelfth of the yearly one', () => {
    for (const id of dialectIds) expect(dialectColumns(past, id).daily).toHaveLength(4);
    expect(dialectColumns(past, 'story-scale').average7[1]).toBeCloseTo((2 * 30) / 365, 12);
    expect(dialectColumns(past, 'story-scale').average30[1]).toBeCloseTo((2 * 30) / 365, 12);
  });
});
