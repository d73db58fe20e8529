/**
 * How the record of an asset lies in IndexedDB: columns and series as doubles, which come out
 * of the store in a fraction of the time that lists take; a gap is NaN. One that is damaged,
 * or of another version, is as good as none and made again from the stored pages. It holds
 * thousands of rows, so it is checked by hand, not by a schema.
 */
import type { Point, Series } from '../quotes/point.ts';
import { type Column, mapColumns, type Past } from '../series/past.ts';
import type { MarketRecord } from '../state/market-record.ts';

interface StoredSeries {
  readonly times: Float64Array;
  readonly values: Float64Array;
}

export interface StoredRecord {
  readonly version: 3;
  readonly builtAtMs: number;
  readonly past: Past<Float64Array>;
  readonly recentCloses: StoredSeries;
  readonly samples: readonly {
    readonly exchange: string;
    readonly hourly: StoredSeries;
    readonly fourHourly: StoredSeries;
  }[];
}

export const packRecord = (record: MarketRecord): StoredRecord => ({
  version: 3,
  builtAtMs: record.builtAtMs,
  past: mapColumns(record.past, (column) => Float64Array.from(column, (value) => value ?? NaN)),
  recentCloses: packSeries(record.recentCloses),
  samples: record.samples.map(({ exchange, hourly, fourHourly }) => ({
    exchange,
    hourly: packSeries(hourly),
    fourHourly: packSeries(fourHourly),
  })),
});

const packSeries = (series: Series): StoredSeries => ({
  times: Float64Array.from(series, ({ timeMs }) => timeMs),
  values: Float64Array.from(series, ({ value }) => value),
});

export const unpackRecord = (stored: StoredRecord | undefined): MarketRecord | undefined =>
  whole(stored, ({ builtAtMs, past, recentCloses, samples }) => ({
    builtAtMs,
    past: pastOf(past),
    recentCloses: seriesOf(recentCloses),
    samples: samples.map(({ exchange, hourly, fourHourly }) => ({
      exchange,
      hourly: seriesOf(hourly),
      fourHourly: seriesOf(fourHourly),
    })),
  }));

export const unpackPast = (stored: StoredRecord | undefined): Past | undefined =>
  whole(stored, ({ past }) => pastOf(past));

/** What is read of a record; undefined where it is damaged, which reading it finds out. */
function whole<T>(
  stored: StoredRecord | undefined,
  read: (record: StoredRecord) => T,
): T | undefined {
  try {
    const isKnown = stored?.version === 3 && Number.isFinite(stored.builtAtMs);
    return isKnown ? read(stored) : undefined;
  } catch {
    return undefined;
  }
}

/** Every column is as long as the calendar. */
function pastOf(stored: Past<Float64Array>): Past {
  const { dayMs, exchangeSets } = stored;
  need(dayMs.every(Number.isFinite) && exchangeSets.every(Array.isArray));
  return mapColumns(stored, (column) => columnOf(column, dayMs.length));
}

function columnOf(doubles: Float64Array, length: number): Column {
  need(isDoubles(doubles) && doubles.length === length);
  const column: (number | null)[] = [];
  for (let row = 0; row < length; row += 1) {
    const value = doubles[row] ?? NaN;
    need(Math.abs(value) !== Infinity);
    column.push(Number.isNaN(value) ? null : value);
  }
  return column;
}

function seriesOf({ times, values }: StoredSeries): Series {
  need(isDoubles(times) && isDoubles(values) && times.length === values.length);
  const points: Point[] = [];
  for (let row = 0; row < times.length; row += 1) {
    const point = { timeMs: times[row] ?? NaN, value: values[row] ?? NaN };
    need(Number.isFinite(point.timeMs) && Number.isFinite(point.value));
    points.push(point);
  }
  return points;
}

const isDoubles = (held: Float64Array): boolean => ArrayBuffer.isView(held);

function need(isSound: boolean): void {
  if (!isSound) throw new Error('a damaged record');
}
