/**
 * In and out flow of exchanges, a proxy: coins sent to and from all exchanges in a UTC day,
 * as a share of the coins they hold (Coin Metrics). Unit: % of the reserve.
 *
 * The log of that share is taken less the median of the same weekday in the 26 weeks before,
 * since weekends move about half; what is left is ranked in its last 365 days. Marked at p95
 * and above, and at p5 and below.
 *
 * It leaves out transfers within one exchange and between two, so it is not in-house flow. It
 * goes with volatility and does not lead it.
 */
import { finite } from '../quotes/change.ts';
import { median } from '../quotes/median.ts';
import { dayMs } from '../quotes/point.ts';
import type { DayValue } from '../series/calendar-average.ts';
import type { Past } from '../series/past.ts';
import { absentFlow, type FlowReading, rankedFlow } from './flow-reading.ts';
import { ownYear, yearDays } from './own-year.ts';
import type { Evidence } from './reading.ts';

const weeks = 26;
const fewestWeeks = 13;
/** Its days appear hours after they ended; one that is older than this is no reading of now. */
const oldestDays = 7;

/** Share of the reserve that moved in a day, %; null where a part is unknown or none. */
function shareOf(past: Past, row: number): number | null {
  const [flowIn, flowOut, reserve] = [past.flowIn[row], past.flowOut[row], past.reserve[row]];
  if (typeof flowIn !== 'number' || typeof flowOut !== 'number') return null;
  if (typeof reserve !== 'number' || !(reserve > 0)) return null;
  const share = finite(((flowIn + flowOut) / reserve) * 100);
  return flowIn >= 0 && flowOut >= 0 && share !== null && share > 0 ? share : null;
}

/** Of each day of the year up to a row, the log of its share less that of its weekday as a rule. */
function flowDays(past: Past, lastRow: number): DayValue[] {
  const logs = past.dayMs.map((_, row) => {
    const share = shareOf(past, row);
    return share === null ? null : Math.log(share);
  });
  const firstRow = Math.max(0, lastRow - yearDays);
  return past.dayMs.slice(firstRow, lastRow + 1).map((day, at) => {
    const usual = usualOf(logs, firstRow + at);
    const log = logs[firstRow + at] ?? null;
    return { dayMs: day, value: log === null || usual === null ? null : log - usual };
  });
}

function usualOf(logs: readonly (number | null)[], row: number): number | null {
  const before = Array.from({ length: weeks }, (_, week) => logs[row - (week + 1) * 7] ?? null);
  const known = before.filter((log) => log !== null);
  return known.length < fewestWeeks ? null : median(known);
}

/** The last closed day whose flow is known, ranked. */
export function exchangeFlow(past: Past): FlowReading {
  const rows = past.dayMs.map((_, row) => row);
  const row = rows.findLast((at) => shareOf(past, at) !== null);
  const lastDay = past.dayMs.at(-1);
  if (row === undefined || lastDay === undefined) return absentFlow('proxy', 'flowMissing');
  const day = past.dayMs[row] ?? 0;
  if (lastDay - day > oldestDays * dayMs)
    return absentFlow('proxy', 'flowOld', { days: (lastDay - day) / dayMs });
  const days = flowDays(past, row);
  const share = shareOf(past, row) ?? 0;
  const now = days.at(-1)?.value ?? null;
  const year = ownYear(days.slice(0, -1), now ?? NaN, day - dayMs);
  const asOfMs = day + dayMs;
  const amount = {
    value: share,
    unit: 'percent',
    asOfMs,
    reason: null,
    evidence: evidenceOf(past, row, now),
  } as const;
  return rankedFlow('proxy', null, amount, now === null ? { ...year, percentile: null } : year);
}

function evidenceOf(past: Past, row: number, now: number | null): Evidence[] {
  const over = now === null ? null : finite((Math.exp(now) - 1) * 100);
  const of = (name: string, column: Past['flowIn']): Evidence => ({
    name,
    value: column[row] ?? null,
    unit: 'coins',
  });
  return [
    of('flowIn', past.flowIn),
    of('flowOut', past.flowOut),
    ...(over !== null ? [{ name: 'flowOverWeekday', value: over, unit: 'percent' } as const] : []),
  ];
}
