/**
 * Settings as they are stored, with what a newer version stored beside them: a version that
 * does not know a field leaves it where it is.
 */
export function withUnknown<T extends object>(known: T, stored: unknown): T {
  if (!isRecord(stored)) return known;
  const unknown = Object.entries(stored).filter(([key]) => !Object.hasOwn(known, key));
  const ours = Object.entries(known).map(([key, value]: [string, unknown]) => [
    key,
    isRecord(value) && Object.hasOwn(stored, key) ? withUnknown(value, stored[key]) : value,
  ]);
  return Object.fromEntries([...unknown, ...ours]) as T;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
