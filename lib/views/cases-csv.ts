/**
 * The cases as comma-separated values for other programs: ISO days, plain numbers with a
 * point, per cent as per cent, and nothing where nothing is known.
 */
import { dialectUnit } from '../series/dialect.ts';
import type { Cases } from '../regime/cases.ts';

const isoDay = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 10);

export function casesCsv({ definition, ended, open }: Cases): string {
  const depth = dialectUnit(definition.dialect) === 'percent' ? 'percent' : 'percent_per_year';
  const head = [
    'dialect',
    `line_${depth}`,
    'minimum_days',
    'merge_gap_days',
    'start',
    'end',
    'days_below',
    `depth_${depth}`,
    'price_usd',
    'after_7d_percent',
    'after_30d_percent',
    'after_90d_percent',
    'worst_90d_percent',
    'low_day',
    'low_near',
    'undercut_percent',
    'ended',
  ];
  const rows = [...ended, ...(open ? [open] : [])].map((found) => [
    definition.dialect,
    definition.line,
    definition.minimumDays,
    definition.mergeGapDays,
    isoDay(found.startDayMs),
    isoDay(found.endDayMs),
    found.daysBelow,
    found.depth,
    found.price,
    found.after7Percent,
    found.after30Percent,
    found.after90Percent,
    found.worst90Percent,
    found.lowDayMs === null ? null : isoDay(found.lowDayMs),
    found.lowNear,
    found.undercutPercent,
    found !== open,
  ]);
  return [head, ...rows].map((cells) => cells.map((cell) => cell ?? '').join(',')).join('\r\n');
}
