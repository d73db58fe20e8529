import { expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { errorBar } from '../../../lib/signals/error-bar.ts';
import { lowerShare } from '../../../lib/signals/lower-share.ts';
import { trend } from '../../../lib/signals/trend.ts';
import { describeHistory } from '../../describe-recorded.ts';
import { cmeDays, cmePrints, day } from './history.ts';

/** v and m of the notes, % a year. */
const told = [
  ['2025-10-06', 9.81, 9.44],
  ['2025-11-12', 4.66, 5.78],
  ['2025-11-13', 3.65, 5.21],
  ['2025-11-14', 2.82, 4.9],
  ['2025-11-17', 1.69, 4.7],
  ['2025-11-19', 1.4, 4.53],
  ['2026-02-05', 2.42, 2.77],
  ['2022-06-15', -7.84, -4.44],
  ['2023-11-20', 14.66, 17.54],
] as const;

const until = (isoDate: string) => cmeDays().filter(({ dayMs: start }) => start <= day(isoDate));

describeHistory('v and m of the CME record', () => {
  it.each(told)('%s: v %f, m %f', (isoDate, v, m) => {
    const found = until(isoDate).at(-1);
    expect(found?.v?.toFixed(2)).toBe(v.toFixed(2));
    expect(found?.m?.toFixed(2)).toBe(m.toFixed(2));
  });

  it('has an error bar of 1.3 on 14 Nov 2025', () => {
    const last = day('2025-11-14');
    const week = cmePrints().filter(
      (print) => print.daysToExpiry >= 4 && print.dayMs <= last && print.dayMs > last - 7 * dayMs,
    );
    const bar = errorBar(
      week.map(({ premiumPercent, daysToExpiry }) => ({
        value: (365 * premiumPercent) / daysToExpiry,
        weight: daysToExpiry,
      })),
    );
    expect(bar?.toFixed(2)).toBe('1.30');
  });

  it.each([
    ['2025-10-06', 0.7],
    ['2025-11-14', 0.03],
  ])('%s: share of the year that was lower is %f', (isoDate, share) => {
    const days = until(isoDate);
    expect(lowerShare(days, days.at(-1)?.v ?? NaN)?.toFixed(2)).toBe(share.toFixed(2));
  });

  it('falls on 14 Nov 2025 and did not on 6 Oct', () => {
    expect(trend(until('2025-11-14'))).toBe('falling');
    expect(trend(until('2025-10-06'))).not.toBe('falling');
  });
});
