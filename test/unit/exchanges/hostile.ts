/**
 * Whatever arrives, a reading ends in quotes whose numbers are all finite or in an
 * `AnswerError`: never in another error, never in a number that is none.
 */
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { AnswerError } from '../../../lib/exchanges/exchange.ts';
import { nowMs } from './samples.ts';

export interface Reading {
  readonly title: string;
  readonly sample: unknown;
  read(payload: unknown): readonly object[];
}

/** Reads, checks every number that came out, and says how it ended. */
function outcome({ read }: Reading, payload: unknown): string {
  let rows: readonly object[];
  try {
    rows = read(payload);
  } catch (error) {
    if (!(error instanceof AnswerError)) throw error;
    return error.message.length > 120 ? 'a message too long' : error.kind;
  }
  for (const row of rows) for (const [key, value] of Object.entries(row)) check(key, value);
  return 'read';
}

const expected = new Set(['read', 'schema', 'stale', 'rate', 'network']);
const unexpected = (ends: readonly string[]): string[] => ends.filter((end) => !expected.has(end));

/** Plain comparisons: an `expect` for each of some million numbers would take minutes. */
function check(key: string, value: unknown): void {
  if (value === null && key === 'exchangeTimeMs') return;
  if (typeof value === 'string') return;
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new Error(`${key} is ${String(value)}`);
  if (key.toLowerCase().endsWith('price') && value <= 0) throw new Error(`${key} is ${value}`);
  if (key === 'coins' && value < 0) throw new Error(`${key} is ${value}`);
  if (key.endsWith('Ms') && (value < Date.UTC(2009, 0, 3) || value > Date.UTC(2101, 0, 1)))
    throw new Error(`${key} is ${value}`);
}

function nested(depth: number): unknown {
  let node: unknown = 1;
  for (let level = 0; level < depth; level += 1) node = level % 2 ? [node] : { a: node };
  return node;
}

const deep = nested(100_000);
const polluting: unknown = JSON.parse(
  '{"__proto__":{"polluted":1,"result":[],"data":[]},"constructor":{"prototype":{"polluted":1}},"prototype":{"polluted":1}}',
);

const values: readonly (readonly [string, unknown])[] = [
  ['an HTML page', '<!doctype html><html><body>502 Bad Gateway</body></html>'],
  ['an empty string', ''],
  ['null', null],
  ['nothing', undefined],
  ['true', true],
  ['an empty list', []],
  ['an empty object', {}],
  ['nested lists', [[[[1]]]]],
  ['0', 0],
  ['-1', -1],
  ['1e999', JSON.parse('1e999')],
  ['"1e999"', '1e999'],
  ['1e308', 1e308],
  ['1e-320', 1e-320],
  ['NaN', Number.NaN],
  ['"NaN"', 'NaN'],
  ['a decimal comma', '70123,45'],
  ['hex', '0x1117A'],
  ['thirty digits', '123456789012345678901234567890'],
  ['a truncated number', '70123.'],
  ['a time in seconds', nowMs / 1000],
  ['a time in microseconds', nowMs * 1000],
  ['100,000 levels', deep],
  ['keys of the prototype', polluting],
];

/** The sample with the node at `path` replaced. */
function replaced(node: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const inner = replaced((node as Record<string, unknown>)[key], rest, value);
  return Array.isArray(node)
    ? node.with(Number(key), inner)
    : { ...(node as Record<string, unknown>), [key]: inner };
}

function paths(node: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof node !== 'object' || node === null) return [path];
  return [path, ...Object.entries(node).flatMap(([key, child]) => paths(child, [...path, key]))];
}

/** Every list of the sample grown to 10,000 rows, one list at a time. */
const grown = ({ sample: payload }: Reading): unknown[] =>
  paths(payload).flatMap((path) => {
    const list = path.reduce((node, key) => (node as Record<string, unknown>)[key], payload);
    if (!Array.isArray(list)) return [];
    const rows = Array.from({ length: 10_000 }, (_, row) => list[row % list.length] as unknown);
    return [replaced(payload, path, rows)];
  });

/** All that is tried on each of the readings. */
export const describeHostile = (readings: readonly Reading[]): void =>
  describe.each(readings.map((reading) => [reading.title, reading] as const))(
    '%s',
    (_, reading) => {
      afterEach(() => {
        if ('polluted' in {}) throw new Error('the prototype was polluted');
      });

      it('reads its own sample', () => expect(outcome(reading, reading.sample)).toBe('read'));

      it.each(values)('D01 D04 D06 %s as the whole answer', (name, value) => {
        // A page without rows is an answer, where the rows are all of it.
        const isPage = reading.title.includes('history-') && Array.isArray(reading.sample);
        const isEmptyPage = name === 'an empty list' && isPage;
        expect(outcome(reading, value)).toBe(isEmptyPage ? 'read' : 'schema');
      });

      it('D04 D05 D06 D07 each of them in the place of every part of the answer', () => {
        const ends = paths(reading.sample).flatMap((path) =>
          values.map(([, value]) => outcome(reading, replaced(reading.sample, path, value))),
        );
        expect(unexpected(ends)).toEqual([]);
      });

      it('D06 keys of the prototype beside the documented ones change nothing', () => {
        const text = JSON.stringify(reading.sample);
        const spiked: unknown = JSON.parse(
          text.replaceAll('{"', '{"__proto__":{"polluted":1},"constructor":{"prototype":{}},"'),
        );
        expect(outcome(reading, spiked)).toBe('read');
        expect(reading.read(spiked)).toEqual(reading.read(reading.sample));
      });

      it('10,000 rows end in time', () => {
        const ends = grown(reading).map((payload) => outcome(reading, payload));
        expect(unexpected(ends)).toEqual([]);
      });

      it('D02 a text cut anywhere, where it still parses', () => {
        const text = JSON.stringify(reading.sample);
        const tails = ['', '}', ']', '"}', '"]', '}]', '"}]', '"]}', ']}', '}}', '"}}'];
        const ends = Array.from({ length: text.length }, (_, end) => text.slice(0, end))
          .flatMap((start) => tails.map((tail) => parsed(start + tail)))
          .map((payload) => (payload ? outcome(reading, payload.value) : 'schema'));
        expect(unexpected(ends)).toEqual([]);
      });

      it('D04 anything at all', () => {
        fc.assert(
          fc.property(fc.oneof(fc.anything(), fc.jsonValue()), (payload) => {
            expect(unexpected([outcome(reading, payload)])).toEqual([]);
          }),
        );
      });

      it('D04 anything at all in any place', () => {
        fc.assert(
          fc.property(fc.constantFrom(...paths(reading.sample)), fc.anything(), (path, value) => {
            expect(unexpected([outcome(reading, replaced(reading.sample, path, value))])).toEqual(
              [],
            );
          }),
        );
      });
    },
  );

function parsed(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}
