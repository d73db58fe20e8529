/**
 * A provider's file of exchange flow, read as if it came from a stranger: comma-separated,
 * a first line that names a column of dates and one of numbers, one row a UTC day, in any
 * order. Numbers in the provider's own unit, which is coins or a scale of its own; dollars and
 * per cent are refused. One fault and nothing of the file counts.
 */
import { assetOf, type AssetId } from '../quotes/assets.ts';
import { dayMs, type Point, type Series, startOfDay } from '../quotes/point.ts';
import { isCoins } from '../quotes/ranges.ts';

/** Why a file is refused; `key` below `flowFile` in the locale files. */
export interface FlowRefusal {
  readonly ok: false;
  readonly key:
    | 'tooLarge'
    | 'notCsv'
    | 'noDateColumn'
    | 'wrongColumns'
    | 'wrongUnit'
    | 'badLine'
    | 'badDate'
    | 'futureDate'
    | 'duplicateDate'
    | 'badNumber'
    | 'negative'
    | 'tooMuch'
    | 'empty';
  readonly values?: Readonly<Record<string, string | number>>;
}

export type FlowText = { readonly ok: true; readonly points: Series } | FlowRefusal;

export const largestFlowFile = 2 * 1024 * 1024;
const fewestRows = 2;
const oldestMs = Date.UTC(2009, 0, 3);

/** Where the imported days of an asset are kept, stamped with the start of the UTC day. */
export const importedFlowKey = (asset: AssetId): string => `${asset}.imported.flow.own`;

const refuse = (key: FlowRefusal['key'], values?: FlowRefusal['values']): FlowRefusal =>
  values ? { ok: false, key, values } : { ok: false, key };

const dateNames = new Set(['date', 'datetime', 'day', 'time', 'timestamp']);
const otherUnit = /usd|dollar|\$|eur|€|percent|%/i;

const cellsOf = (line: string): string[] =>
  line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));

export function readFlowText(text: string, asset: AssetId, nowMs: number): FlowText {
  const [head = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  const names = cellsOf(head);
  if (names.length < 2 || /[<{[\0]/.test(head)) return refuse('notCsv');
  const dates = names.flatMap((name, at) => (dateNames.has(name.toLowerCase()) ? at : []));
  const [dateAt] = dates;
  if (dateAt === undefined || dates.length > 1) return refuse('noDateColumn');
  const valueAt = valueColumn(names, dateAt);
  if (valueAt === null) return refuse('wrongColumns', { count: names.length - 1 });
  const column = names[valueAt] ?? '';
  if (otherUnit.test(column)) return refuse('wrongUnit', { column });
  const byDay = new Map<number, Point>();
  for (const [at, line] of lines.entries()) {
    const cells = cellsOf(line);
    if (cells.length !== names.length) return refuse('badLine', { line: at + 2 });
    const point = pointOf(cells[dateAt] ?? '', cells[valueAt] ?? '', asset, nowMs);
    if (typeof point === 'string') return refuse(point, { line: at + 2, column });
    if (byDay.has(point.timeMs)) return refuse('duplicateDate', { line: at + 2 });
    byDay.set(point.timeMs, point);
  }
  if (byDay.size < fewestRows) return refuse('empty');
  return { ok: true, points: [...byDay.values()].toSorted((a, b) => a.timeMs - b.timeMs) };
}

/** The only column beside the dates, or the only one of several that is named a flow. */
function valueColumn(names: readonly string[], dateAt: number): number | null {
  const others = names.flatMap((name, at) => (at === dateAt ? [] : [{ name, at }]));
  const flows = others.filter(({ name }) => /flow/i.test(name));
  const [only, ...more] = others.length === 1 ? others : flows;
  return only && more.length === 0 ? only.at : null;
}

const datePattern =
  /^(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z| ?UTC|\+00:?00)?)?$/;
const numberPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

function pointOf(
  date: string,
  number: string,
  asset: AssetId,
  nowMs: number,
): Point | FlowRefusal['key'] {
  const timeMs = dayOf(date);
  if (timeMs === null || timeMs < oldestMs) return 'badDate';
  if (timeMs > startOfDay(nowMs)) return 'futureDate';
  const value = numberPattern.test(number) ? Number(number) : NaN;
  if (!Number.isFinite(value)) return 'badNumber';
  if (value < 0) return 'negative';
  if (value > assetOf(asset).mostCoins) return 'tooMuch';
  return isCoins(value, asset) ? { timeMs, value } : 'badNumber';
}

/** Start of the UTC day; null of a day that no calendar has. */
function dayOf(text: string): number | null {
  const [, iso] = datePattern.exec(text) ?? [];
  if (iso === undefined) return null;
  const timeMs = Date.parse(`${iso}T00:00:00Z`);
  const isReal = Number.isFinite(timeMs) && new Date(timeMs).toISOString().startsWith(iso);
  return isReal && timeMs % dayMs === 0 ? timeMs : null;
}
