/** Plain mean, in the unit of the values; null of nothing. For values of which none can lie. */
export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
