/**
 * A path through given points, straight between them and level beyond its ends. Scenarios
 * are written as such points: `[days from the anchor day, value]`, ascending.
 */
import { lastAtOrBefore } from './sorted.ts';

export type Points = readonly (readonly [day: number, value: number])[];

export function pathThrough(points: Points): (day: number) => number {
  const days = Float64Array.from(points, ([day]) => day);
  return (day) => {
    const index = lastAtOrBefore(days, day);
    const [fromDay, fromValue] = points[Math.max(index, 0)] ?? [0, 0];
    const to = points[index + 1];
    if (!to || index < 0) return fromValue;
    return fromValue + ((to[1] - fromValue) * (day - fromDay)) / (to[0] - fromDay);
  };
}
