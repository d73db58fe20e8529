import { afterEach, describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../lib/quotes/point.ts';
import { basisSamples } from '../../../lib/series/basis-samples.ts';
import { calendar } from '../../../lib/series/calendar-average.ts';
import { basisColumns } from '../../../lib/series/closed-days.ts';
import { dailyCloses } from '../../../lib/series/daily-closes.ts';
import { dailyValues } from '../../../lib/series/daily-values.ts';
import { fundingDays } from '../../../lib/series/funding-rate.ts';
import { samplesFrom } from './samples.ts';

const zoneBefore = process.env['TZ'];

afterEach(() => {
  if (zoneBefore === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zoneBefore;
});

/** Six weeks around the change of the clocks and the expiry of March 2025. */
function record(): string {
  const from = Date.UTC(2025, 2, 1);
  const hours = 42 * 24;
  const prices = (premium: number) => samplesFrom(from, hours, 1, (_, i) => 80_000 + i + premium);
  const hourly = basisSamples([
    {
      index: prices(0),
      currentQuarter: prices(300),
      nextQuarter: prices(900),
      intervalMs: hourMs,
    },
  ]);
  const nowMs = from + 42 * dayMs;
  const daily = dailyValues({ hourly, fourHourly: [] }, nowMs);
  const funding = fundingDays(
    samplesFrom(from, hours / 8, 8, () => 0.0001),
    nowMs - dayMs,
  );
  return JSON.stringify([
    basisColumns([{ exchange: 'a', daily }], calendar(from, nowMs - dayMs)),
    dailyCloses(prices(0)),
    funding,
  ]);
}

describe('D28: the time zone of the machine', () => {
  it.each(['Pacific/Chatham', 'America/New_York'])('changes no window in %s', (zone) => {
    process.env['TZ'] = 'UTC';
    const expected = record();
    process.env['TZ'] = zone;
    expect(new Date(Date.UTC(2025, 2, 1)).getTimezoneOffset()).not.toBe(0);
    expect(record()).toBe(expected);
  });
});
