/**
 * Reads one CSV file of a recorded market. Anything that is not exactly what the record
 * promises ends the start of the world with a sentence that names file, line and
 * expectation: a replay of half a record would look like a market that never was.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reads the cells of the line it is given. */
export interface RecordLine {
  /** Instant of a day or of a second, `2025-11-19` or `2025-11-19T13:00:00Z`. */
  time(column: string): number;
  number(column: string): number;
  /** Empty is `null`. */
  optionalNumber(column: string): number | null;
  positive(column: string): number;
  text(column: string): string;
  fail(expected: string): never;
}

const timePattern = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$/;

/** Calls `read` for each line after the header; the `date` column has to ascend. */
export function readRecordFile(
  directory: string,
  name: string,
  columns: readonly string[],
  read: (line: RecordLine) => void,
): void {
  const lines = textOf(directory, name).split('\n');
  const header = (lines[0] ?? '').trim().split(',');
  const positions = new Map(columns.map((column) => [column, header.indexOf(column)]));
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    throw new Error(
      `${name}, line 1: expected the columns ${columns.join(', ')}; missing ${missing.join(', ')}`,
    );
  }

  let cells: string[] = [];
  let lineNumber = 1;
  const fail = (expected: string): never => {
    throw new Error(
      `${name}, line ${lineNumber}: expected ${expected}, found "${cells.join(',')}"`,
    );
  };
  const cell = (column: string): string => cells[positions.get(column) ?? -1] ?? '';
  const number = (column: string): number => {
    const text = cell(column);
    const value = text === '' ? Number.NaN : Number(text);
    return Number.isFinite(value) ? value : fail(`a number in column ${column}`);
  };
  const line: RecordLine = {
    time(column) {
      const text = cell(column);
      const value = timePattern.test(text) ? Date.parse(text) : Number.NaN;
      return Number.isFinite(value) ? value : fail(`a UTC date or time in column ${column}`);
    },
    number,
    optionalNumber: (column) => (cell(column) === '' ? null : number(column)),
    positive(column) {
      const value = number(column);
      return value > 0 ? value : fail(`a number above 0 in column ${column}`);
    },
    text: cell,
    fail,
  };

  let previousMs = -Infinity;
  let isLast = false;
  for (const text of lines.slice(1)) {
    lineNumber += 1;
    if (isLast && text !== '') fail('no empty line before the end');
    cells = text.trim().split(',');
    if (text === '') {
      isLast = true;
      continue;
    }
    if (cells.length !== header.length) fail(`${header.length} columns`);
    const timeMs = line.time('date');
    if (timeMs <= previousMs) fail('a date after that of the line before');
    previousMs = timeMs;
    read(line);
  }
  if (previousMs === -Infinity) throw new Error(`${name}: expected at least one line of data`);
}

function textOf(directory: string, name: string): string {
  try {
    return readFileSync(join(directory, name), 'utf8');
  } catch (cause) {
    throw new Error(`cannot read ${name} in the replay folder ${directory}`, { cause });
  }
}
