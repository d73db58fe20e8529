/**
 * The last step of a calculation. Numbers that are finite can make one that is not, however
 * often they were looked at before: what leaves is looked at here, and unknown is null.
 */

/** Null where there is no such number. */
export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** From one value to another, %. */
export const changePercent = (from: number, to: number): number | null =>
  from > 0 ? finite((to / from - 1) * 100) : null;
