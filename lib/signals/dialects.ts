/**
 * The dialects of the basis side by side, each by its own past: v and m at the last close, how
 * sure v is, how it ranks in its own last year, when it was last below zero and how many times
 * since the record began. Units: `dialectUnit`.
 *
 * A trend is told of the 30-day basis, in either unit: its line of 0.6 % a year is measured on
 * that instrument and on no other. Where a dialect rests elsewhere than at zero, `restsAt` says
 * where nobody pays, and being below zero says nothing.
 */
import {
  type DialectId,
  dialectColumns,
  dialectIds,
  type DialectUnit,
  dialectUnit,
} from '../series/dialect.ts';
import { episodesBelow, type EpisodeRule } from '../series/episodes.ts';
import { columnDays, type Past } from '../series/past.ts';
import { errorBar } from './error-bar.ts';
import { lastBelowZero } from './last-below-zero.ts';
import { lowerShare } from './lower-share.ts';
import { nobodyPaysPercent } from './perp-premium.ts';
import { type Trend, trend } from './trend.ts';

export interface DialectReading {
  readonly id: DialectId;
  readonly unit: DialectUnit;
  /** Of the last closed day. */
  readonly daily: number | null;
  readonly v: number | null;
  readonly m: number | null;
  readonly trend: Trend | null;
  /** Half-width of the uncertainty of v: one standard error of its seven days. */
  readonly error: number | null;
  /** Share of the closed days of the last 365 whose v was lower, 0 to 1. */
  readonly lowerShare: number | null;
  /** Last closed day with v below zero before the present spell; null where there is none. */
  readonly lastBelowDayMs: number | null;
  /** Spells of v below zero on record, joined over 3 days or fewer. */
  readonly timesBelow: number;
  /** First day with v; null without any. */
  readonly firstDayMs: number | null;
  /** Where nobody pays, in the unit; null where that is zero. */
  readonly restsAt: number | null;
}

const belowZero: EpisodeRule = { line: 0, minimumDays: 1, mergeGapDays: 3 };
const weekDays = 7;

export const dialectReadings = (past: Past): DialectReading[] =>
  dialectIds.map((id) => dialectReading(past, id));

export function dialectReading(past: Past, id: DialectId): DialectReading {
  const columns = dialectColumns(past, id);
  const days = columnDays(past, columns.average7).map(({ dayMs, value }) => ({ dayMs, v: value }));
  const v = columns.average7.at(-1) ?? null;
  const week = columns.daily.slice(-weekDays).flatMap((value) => value ?? []);
  return {
    id,
    unit: dialectUnit(id),
    daily: columns.daily.at(-1) ?? null,
    v,
    m: columns.average30.at(-1) ?? null,
    trend: trendOf(past, id),
    error: v === null ? null : errorBar(week.map((value) => ({ value }))),
    lowerShare: v === null ? null : lowerShare(days, v),
    lastBelowDayMs: lastBelowZero(days),
    timesBelow: episodesBelow(columnDays(past, columns.average7), belowZero).length,
    firstDayMs: days.find((day) => day.v !== null)?.dayMs ?? null,
    restsAt: id === 'perp-premium' ? nobodyPaysPercent : null,
  };
}

function trendOf({ basis }: Past, id: DialectId): Trend | null {
  if (id !== 'basis-30d' && id !== 'story-scale') return null;
  const last = basis.average7.slice(-2);
  const months = basis.average30.slice(-2);
  return trend(last.map((v, row) => ({ v, m: months[row] ?? null })));
}
