/** Every number of a value with its path, however deep and in whatever container. */
export function numbersIn(value: unknown, path = ''): [path: string, found: number][] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    numbersIn(inner, `${path}/${key}`),
  );
}

/** Where a value holds what is no finite number. */
export const notFinite = (value: unknown): string[] =>
  numbersIn(value).flatMap(([path, found]) => (Number.isFinite(found) ? [] : [path]));
