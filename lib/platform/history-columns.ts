/**
 * How a year of a series lies in IndexedDB: a column of times and one of values, 10 bytes a
 * row. Times are the hours since the year began, two bytes each; where one is not on the
 * hour, as with funding that some exchanges stamp a moment late, all of that year are
 * milliseconds since the epoch. Values are doubles: what is exported is what was answered.
 * The same points make the same bytes, in whatever order they came.
 */
import { hourMs, type Point, type Series } from '../quotes/point.ts';

export interface Columns {
  readonly times: Uint16Array | Float64Array;
  readonly values: Float64Array;
}

export const yearOf = (timeMs: number): number => new Date(timeMs).getUTCFullYear();

const startOf = (year: number): number => Date.UTC(year, 0, 1);

/** @param series of one year, ascending */
export function toColumns(series: Series, year: number): Columns {
  const values = Float64Array.from(series, ({ value }) => value);
  const isHourly = series.every(({ timeMs }) => timeMs % hourMs === 0);
  return isHourly
    ? {
        times: Uint16Array.from(series, (point) => (point.timeMs - startOf(year)) / hourMs),
        values,
      }
    : { times: Float64Array.from(series, ({ timeMs }) => timeMs), values };
}

/** The points of a chunk that is whole; none of one that is not. */
export function toSeries(chunk: Columns | undefined, year: number): Point[] {
  if (!isWhole(chunk)) return [];
  const { times, values } = chunk;
  const start = startOf(year);
  const isHourly = times.BYTES_PER_ELEMENT === Uint16Array.BYTES_PER_ELEMENT;
  const points: Point[] = [];
  for (let i = 0; i < values.length; i += 1) {
    const time = times[i] ?? 0;
    const timeMs = isHourly ? start + time * hourMs : time;
    points.push({ timeMs, value: values[i] ?? 0 });
  }
  return points;
}

export const isWhole = (chunk: Partial<Columns> | undefined): chunk is Columns =>
  isColumn(chunk?.times) && isColumn(chunk.values) && chunk.times.length === chunk.values.length;

const isColumn = <T extends Columns['times']>(column: T | undefined): column is T =>
  ArrayBuffer.isView(column) && column.every(Number.isFinite);

export const bytesOf = ({ times, values }: Columns): number => times.byteLength + values.byteLength;
