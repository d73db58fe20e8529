/** Figures beside what they are held to, as a table for the terminal. */
export interface Row {
  readonly name: string;
  readonly measured: string;
  /** What it is compared with. */
  readonly beside: string;
  /** Whether it is held; absent where nothing is promised. */
  readonly isHeld?: boolean;
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export const ms = (value: number): string =>
  value < 1000 ? `${value.toPrecision(2)} ms` : `${(value / 1000).toFixed(2)} s`;

export const kilobytes = (bytes: number): string =>
  bytes < 1e6 ? `${(bytes / 1000).toFixed(0)} kB` : `${(bytes / 1e6).toFixed(2)} MB`;

/** A row that promises at most so much. */
export const atMost = (
  name: string,
  value: number,
  most: number,
  format: (value: number) => string,
  more = '',
): Row => ({
  name,
  measured: format(value),
  beside: `at most ${format(most)}${more}`,
  isHeld: value <= most,
});

const verdictOf = ({ isHeld }: Row): string =>
  isHeld === undefined ? '' : isHeld ? 'held' : 'MISSED';

export function table(rows: readonly Row[]): string {
  const cells = [
    ['', 'measured', 'floor or target', 'verdict'],
    ...rows.map((row) => [row.name, row.measured, row.beside, verdictOf(row)]),
  ];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  return cells
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => `  ${line.trimEnd()}`)
    .join('\n');
}
