/** Days and lines for the tests of this folder. */
import { dayMs } from '../../../lib/quotes/point.ts';
import { ladder } from '../../../lib/regime/ladder.ts';
import { defaultLines } from '../../../lib/settings/settings.ts';

export const lines = defaultLines;

export const days = (...values: (number | null)[]) =>
  values.map((v, i) => ({ dayMs: i * dayMs, v }));

export const regimes = (...values: (number | null)[]) =>
  ladder(days(...values), lines).map(({ regime }) => regime);

export const times = <T>(count: number, value: T): T[] =>
  Array.from({ length: count }, () => value);
