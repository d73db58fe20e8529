/**
 * What is marked on the charts beside the curves: when dated contracts ended, in which
 * spells the premium was thin or below spot, and on which days the state was held for want
 * of data. In seconds; a span reaches to the end of its last day.
 */
import { lastFriday } from '../exchanges/contract-calendar.ts';
import { dayMs } from '../quotes/point.ts';
import { ladder } from '../regime/ladder.ts';
import type { RegimeId } from '../regime/regime.ts';
import { spells } from '../regime/spells.ts';
import { columnDays, type Past } from '../series/past.ts';
import type { RegimeLines } from '../settings/settings.ts';

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface RegimeSpan extends Span {
  readonly regime: RegimeId;
}

export interface ChartMarks {
  /** Ends of months; those of quarters are marked stronger. */
  readonly expiries: readonly { readonly second: number; readonly isQuarter: boolean }[];
  readonly spells: readonly RegimeSpan[];
  readonly held: readonly Span[];
}

const spanOf = (firstDayMs: number, lastDayMs: number): Span => ({
  from: firstDayMs / 1000,
  to: (lastDayMs + dayMs) / 1000,
});

export function chartMarks(past: Past, lines: RegimeLines): ChartMarks {
  const days = columnDays(past, past.basis.average7).map(({ dayMs: day, value }) => ({
    dayMs: day,
    v: value,
  }));
  const regimes = ladder(days, lines);
  return {
    expiries: expiries(past.dayMs),
    spells: spells(regimes)
      .filter(({ regime }) => regime !== 'unknown' && regime !== 'usual')
      .map(({ regime, firstDayMs, lastDayMs }) => ({ regime, ...spanOf(firstDayMs, lastDayMs) })),
    held: runs(regimes.filter(({ held }) => held).map((day) => day.dayMs)),
  };
}

function expiries(days: readonly number[]): ChartMarks['expiries'] {
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const start = new Date(first);
  const found: { second: number; isQuarter: boolean }[] = [];
  for (let month = start.getUTCMonth(); ; month += 1) {
    const day = lastFriday(start.getUTCFullYear(), month);
    if (day > last) return found;
    if (day >= first) found.push({ second: day / 1000, isQuarter: month % 3 === 2 });
  }
}

/** Days that follow each other as spans. */
function runs(days: readonly number[]): Span[] {
  const found: Span[] = [];
  for (const day of days) {
    const last = found.at(-1);
    const { from, to } = spanOf(day, day);
    if (last?.to === from) found[found.length - 1] = { from: last.from, to };
    else found.push({ from, to });
  }
  return found;
}
