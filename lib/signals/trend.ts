/**
 * Whether the 7-day average has left the 30-day one: v more than 0.6 % a year below
 * (above) m on the last 2 closed days is falling (rising), else flat. It describes the last
 * week against the month around it; it does not extend the line.
 */
export type Trend = 'rising' | 'falling' | 'flat';

export interface AverageDay {
  readonly v: number | null;
  readonly m: number | null;
}

const awayPercentPerYear = 0.6;
const confirmDays = 2;

/** @param days consecutive closed days, ascending; null without v and m on the last 2 */
export function trend(days: readonly AverageDay[]): Trend | null {
  const gaps = days
    .slice(-confirmDays)
    .map(({ v, m }) => (v === null || m === null ? null : v - m));
  if (gaps.length < confirmDays || gaps.includes(null)) return null;
  if (gaps.every((gap) => gap !== null && gap < -awayPercentPerYear)) return 'falling';
  if (gaps.every((gap) => gap !== null && gap > awayPercentPerYear)) return 'rising';
  return 'flat';
}
