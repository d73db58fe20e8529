/**
 * Fractions cut to eight significant digits, however deep: finer than anything that is shown
 * or compared, and half the size in storage. Whole numbers, such as times, stay as they are.
 */
export function compact<T>(value: T): T {
  if (typeof value === 'number')
    return (Number.isInteger(value) ? value : Number(value.toPrecision(8))) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => compact(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [key, compact(item)]),
  ) as T;
}
