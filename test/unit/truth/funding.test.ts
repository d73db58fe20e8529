import { expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { calendar, type DayValue } from '../../../lib/series/calendar-average.ts';
import { payerDays } from '../../../lib/signals/payer.ts';
import { fundingPace } from '../../../lib/series/funding-rate.ts';
import { describeHistory } from '../../describe-recorded.ts';
import { day, fundingRates } from './history.ts';

/**
 * The notes count a payment on the day of its stamp, so one at 00:00 on the day it opens; a
 * millisecond before the close gives just those. (The extension counts it on the day it
 * was earned.)
 */
const notesDays = (firstDay: number, lastDay: number): DayValue[] => {
  const rates = fundingRates();
  return calendar(firstDay, lastDay).map((start) => ({
    dayMs: start,
    value: fundingPace(rates, start + dayMs - 1).percentPerYear,
  }));
};

const from = day('2023-08-01');
const last = day('2026-05-16');

const quantile = (sorted: readonly number[], share: number): string => {
  const at = share * (sorted.length - 1);
  const [low = 0, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return (low + (at - Math.floor(at)) * (high - low)).toFixed(1);
};

describeHistory('seven-day funding on the recorded years', () => {
  it('has the percentiles of the notes since August 2023', () => {
    const values = notesDays(from, last)
      .flatMap(({ value }) => value ?? [])
      .toSorted((a, b) => a - b);
    const shares = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];
    expect(shares.map((share) => quantile(values, share))).toEqual([
      '-1.9',
      '-0.3',
      '2.7',
      '6.0',
      '10.5',
      '15.4',
      '21.6',
    ]);
  });

  it('changes its payer 7.9 times a year', () => {
    const days = payerDays(notesDays(from, last));
    const changes = days.filter(({ payer }, i) => i > 0 && payer !== days[i - 1]?.payer).length;
    expect(((changes / days.length) * 365.25).toFixed(1)).toBe('7.9');
  });

  it.each([
    ['2025-10-06', 8.6],
    ['2025-11-14', 5.6],
  ])('%s: longs paid %f a year', (isoDate, percent) => {
    const found = notesDays(day(isoDate), day(isoDate)).at(-1);
    expect(found?.value?.toFixed(1)).toBe(percent.toFixed(1));
  });
});
