/** The closed days of a past as the ladder reads them: v of the 30-day basis, % a year. */
import type { Past } from '../series/past.ts';
import type { LadderDay } from './ladder.ts';

export const ladderDays = ({ dayMs, basis }: Past): LadderDay[] =>
  dayMs.map((day, row) => ({ dayMs: day, v: basis.average7[row] ?? null }));
