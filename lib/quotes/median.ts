/** The middle of a set of numbers: what stays put while fewer than half of them lie. */

/** Median in the unit of `values`, the mean of the middle two of an even number; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) return null;
  return lower === upper ? lower : lower / 2 + upper / 2;
}
