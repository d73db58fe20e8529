/**
 * The path of the price as a small line: daily closes from a month before the day of an
 * article to the last one, as the path of an SVG, with that day marked.
 */
import { dayMs } from '../quotes/point.ts';
import type { Past } from '../series/past.ts';
import { day, price } from './format.ts';
import type { Translate } from './translate.ts';

export interface PathView {
  readonly width: number;
  readonly height: number;
  readonly path: string;
  /** Where the day of the article is. */
  readonly markX: number;
  readonly markY: number;
  /** What it shows, in words. */
  readonly label: string;
}

const size = { width: 296, height: 40 };
const edge = 3;
const daysBefore = 30;
/** More points than pixels draw nothing more. */
const mostPoints = 148;

/** Null where there is too little to draw. */
export function pathView(
  past: Past,
  markDayMs: number,
  { t, locale }: { readonly t: Translate; readonly locale: string },
): PathView | null {
  const all = past.dayMs.flatMap((start, row) => {
    const value = past.close[row] ?? null;
    return value === null || start < markDayMs - daysBefore * dayMs ? [] : [{ start, value }];
  });
  const [first, last] = [all[0], all.at(-1)];
  const mark = all.find(({ start }) => start >= markDayMs);
  if (!first || !last || !mark || first.start === last.start) return null;
  const step = Math.ceil(all.length / mostPoints);
  const closes = all.filter((each, index) => index % step === 0 || each === last || each === mark);
  const values = closes.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (start: number): number =>
    round(edge + ((start - first.start) / (last.start - first.start)) * (size.width - 2 * edge));
  const y = (value: number): number =>
    round(size.height - edge - ((value - low) / (high - low || 1)) * (size.height - 2 * edge));
  return {
    ...size,
    path: `M${closes.map(({ start, value }) => `${x(start)} ${y(value)}`).join('L')}`,
    markX: x(mark.start),
    markY: y(mark.value),
    label: t('pill.then.path', {
      from: day(first.start, locale, last.start),
      to: day(last.start, locale),
      low: price(low, locale),
      high: price(high, locale),
      day: day(mark.start, locale, last.start),
    }),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
