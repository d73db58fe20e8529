/**
 * The stored past as text, to keep elsewhere and to bring back. JSON: times in ms since the
 * epoch, values, and how far each series was asked for. CSV: `series,time,value` with ISO
 * times in UTC; without the reach, so what it brings is asked for again. Values as the
 * sources gave them: prices in quote currency, funding fractions, coins.
 *
 * Whatever is read is checked as if it came from a stranger: one fault and nothing of it
 * counts. The rows are rebuilt, no object of the file is used.
 */
import type { Exchange, HistorySeriesId } from '../exchanges/exchange.ts';
import { assets, type AssetId } from '../quotes/assets.ts';
import { dayMs, type Series } from '../quotes/point.ts';
import { isCoins, isWithin, priceRange, rateRange } from '../quotes/ranges.ts';
import { type Coverage, keyOf } from './history-wishes.ts';
import { ownSeriesKey } from './own-days.ts';
import { importedFlowKey } from './provider-flow.ts';

export interface SeriesText {
  readonly key: string;
  readonly coverage: Coverage | null;
  readonly points: Series;
}

/** Why a file is refused; `key` below `historyFile` in the locale files. */
export interface Refusal {
  readonly ok: false;
  readonly key:
    'notOurs' | 'newer' | 'unknownSeries' | 'damaged' | 'badLine' | 'absurd' | 'empty' | 'tooLarge';
  readonly values?: Readonly<Record<string, string | number>>;
}

export type HistoryText = { readonly ok: true; readonly series: readonly SeriesText[] } | Refusal;

const format = 'basis-lens-history';
const version = 1;
const head = 'series,time,value';

export const jsonHead = (exportedAtMs: number): string =>
  `{"format":"${format}","version":${version},"exportedAt":"${new Date(exportedAtMs).toISOString()}","series":[\n`;

export const jsonTail = '\n]}\n';

export const toJson = ({ key, coverage, points }: SeriesText): string =>
  JSON.stringify({
    key,
    coverage: coverage && { fromMs: coverage.fromMs, toMs: coverage.toMs },
    times: points.map(({ timeMs }) => timeMs),
    values: points.map(({ value }) => value),
  });

export const csvHead = `${head}\n`;

export const toCsv = ({ key, points }: SeriesText): string =>
  points.map(({ timeMs, value }) => `${key},${isoOf(timeMs)},${value}\n`).join('');

const isoOf = (timeMs: number): string => new Date(timeMs).toISOString().replace('.000Z', 'Z');

/** Whether a value can be one of a series. */
export type KnownSeries = ReadonlyMap<string, (value: number, nowMs: number) => boolean>;

const oldestMs = Date.UTC(2009, 0, 3);
const isTime = (timeMs: number, nowMs: number): boolean =>
  timeMs >= oldestMs && timeMs <= nowMs + dayMs;

/**
 * Every series that the exchanges can give, what its `.first` and `.seen` columns hold, our
 * own days, and what was imported of exchange flow.
 */
export function knownSeries(exchanges: readonly Exchange[]): KnownSeries {
  const known = new Map<string, (value: number, nowMs: number) => boolean>();
  for (const { id: asset } of assets) {
    const isAmount = checkOf('open-interest', asset);
    known.set(ownSeriesKey(asset, 'basket'), isAmount);
    known.set(ownSeriesKey(asset, 'front-month'), (value) => Math.abs(value) < 100);
    known.set(importedFlowKey(asset), isAmount);
    for (const { id, history } of exchanges) {
      for (const source of history) {
        const isValue = checkOf(source.series, asset);
        for (const interval of ['1h', '4h'] as const) {
          const key = keyOf(asset, id, source, interval);
          known.set(key, isValue);
          if (!source.isRevised) continue;
          known.set(`${key}.first`, isValue);
          known.set(`${key}.seen`, isTime);
        }
      }
    }
  }
  return known;
}

function checkOf(series: HistorySeriesId, asset: AssetId): (value: number) => boolean {
  switch (series) {
    case 'funding':
      return (value) => isWithin(rateRange, value);
    case 'open-interest':
    case 'reserve':
    case 'flow-in':
    case 'flow-out':
      return (value) => isCoins(value, asset);
    default:
      return (value) => isWithin(priceRange, value);
  }
}

/** A file of either kind. */
export function readHistoryText(text: string, known: KnownSeries, nowMs: number): HistoryText {
  const read = text.startsWith(head) ? readCsv(text) : readJson(text);
  if (!read.ok) return read;
  for (const series of read.series) {
    const refusal = problemOf(series, known, nowMs);
    if (refusal) return refusal;
  }
  const isEmpty = read.series.every(({ points }) => points.length === 0);
  return isEmpty ? { ok: false, key: 'empty' } : read;
}

function problemOf({ key, coverage, points }: SeriesText, known: KnownSeries, nowMs: number) {
  const refuse = (why: Refusal['key']): Refusal => ({
    ok: false,
    key: why,
    values: { series: key },
  });
  const isValue = known.get(key);
  if (!isValue) return refuse('unknownSeries');
  let before = -Infinity;
  for (const { timeMs, value } of points) {
    if (!Number.isFinite(value) || !Number.isInteger(timeMs) || timeMs <= before)
      return refuse('damaged');
    if (!isTime(timeMs, nowMs) || !isValue(value, nowMs)) return refuse('absurd');
    before = timeMs;
  }
  if (!coverage) return null;
  const { fromMs, toMs } = coverage;
  if (!(Number.isInteger(fromMs) && Number.isInteger(toMs) && fromMs < toMs))
    return refuse('damaged');
  return isTime(fromMs, nowMs) && isTime(toMs, nowMs + dayMs) ? null : refuse('absurd');
}

const notOurs: Refusal = { ok: false, key: 'notOurs' };

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function readJson(text: string): HistoryText {
  let whole: Readonly<Record<string, unknown>>;
  try {
    whole = fieldsOf(JSON.parse(text));
  } catch {
    return notOurs;
  }
  const { format: name, version: its, series: list } = whole;
  if (name !== format || typeof its !== 'number' || !Array.isArray(list)) return notOurs;
  if (its > version) return { ok: false, key: 'newer', values: { version: its } };
  const series: SeriesText[] = [];
  for (const [at, given] of list.entries()) {
    const one = readSeries(fieldsOf(given));
    if (!one) return { ok: false, key: 'damaged', values: { series: at + 1 } };
    series.push(one);
  }
  return { ok: true, series };
}

function readSeries(given: Readonly<Record<string, unknown>>): SeriesText | null {
  const { key, coverage, times, values } = given;
  if (typeof key !== 'string' || !isNumbers(times) || !isNumbers(values)) return null;
  if (times.length !== values.length) return null;
  const { fromMs, toMs } = fieldsOf(coverage);
  if (coverage !== null && !(typeof fromMs === 'number' && typeof toMs === 'number')) return null;
  return {
    key,
    coverage: typeof fromMs === 'number' && typeof toMs === 'number' ? { fromMs, toMs } : null,
    points: times.map((timeMs, i) => ({ timeMs, value: values[i] ?? NaN })),
  };
}

const isNumbers = (list: unknown): list is number[] =>
  Array.isArray(list) && list.every((item) => typeof item === 'number');

const rowPattern =
  /^([^,]+),(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z),(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/;

function readCsv(text: string): HistoryText {
  const bySeries = new Map<string, { timeMs: number; value: number }[]>();
  const [, ...lines] = text.trimEnd().split(/\r?\n/);
  for (const [at, line] of lines.entries()) {
    const [, key = '', time = '', value = ''] = rowPattern.exec(line) ?? [];
    if (key === '') return { ok: false, key: 'badLine', values: { line: at + 2 } };
    const points = bySeries.get(key);
    const point = { timeMs: Date.parse(time), value: Number(value) };
    if (points) points.push(point);
    else bySeries.set(key, [point]);
  }
  const series = [...bySeries].map(([key, points]) => ({ key, coverage: null, points }));
  return { ok: true, series };
}
