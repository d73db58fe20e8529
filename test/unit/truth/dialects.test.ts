import { expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { pastAt } from '../../../lib/series/past.ts';
import { dialectReading } from '../../../lib/signals/dialects.ts';
import { describeHistory } from '../../describe-recorded.ts';
import { day, isoDate, recordedPast } from './history.ts';

const closeOf = (date: string): number => day(date) + dayMs;

describeHistory('the dialects on the recorded years', () => {
  const past = recordedPast();
  const on = (date: string, id: Parameters<typeof dialectReading>[1]) =>
    dialectReading(pastAt(past, closeOf(date)), id);

  it('read the same close of 14 Nov 2025 each on its own scale', () => {
    expect(on('2025-11-14', 'basis-30d').v?.toFixed(2)).toBe('2.82');
    expect(on('2025-11-14', 'story-scale').v?.toFixed(2)).toBe('0.23');
    expect(on('2025-11-14', 'front-month').daily?.toFixed(2)).toBe('-0.01');
    expect(on('2025-11-14', 'perp-premium').daily?.toFixed(3)).toBe('-0.041');
    expect(on('2025-11-14', 'funding').v?.toFixed(1)).toBe('5.6');
  });

  it('the basis was last below zero in January 2023, the perpetual is so nearly always', () => {
    const basis = on('2025-11-14', 'basis-30d');
    expect(isoDate(basis.lastBelowDayMs ?? 0).slice(0, 4)).toBe('2023');
    expect(basis.timesBelow).toBeGreaterThan(10);
    const perpetual = on('2025-11-14', 'perp-premium');
    expect(perpetual.restsAt).toBe(-0.05);
    const days = pastAt(past, closeOf('2025-12-31')).perpPremium.average7.slice(-365);
    expect(days.every((value) => value !== null && value < 0)).toBe(true);
  });

  it('ranks v in its own last year: 3 % of the days were lower', () => {
    expect(on('2025-11-14', 'basis-30d').lowerShare?.toFixed(2)).toBe('0.03');
    expect(on('2025-11-14', 'funding').lowerShare).toBeCloseTo(0.46, 1);
  });

  it('the error bar of the CME week is about 1.3 % a year, and of the same size on the story scale', () => {
    const { error } = on('2025-11-14', 'basis-30d');
    expect(error).toBeGreaterThan(0.8);
    expect(on('2025-11-14', 'story-scale').error).toBeCloseTo(((error ?? 0) * 30) / 365, 9);
  });

  it('the 7-day average falls against the 30-day one, and only the basis has such a line', () => {
    expect(on('2025-11-14', 'basis-30d').trend).toBe('falling');
    expect(on('2025-11-14', 'story-scale').trend).toBe('falling');
    expect(on('2025-11-14', 'funding').trend).toBeNull();
  });
});
