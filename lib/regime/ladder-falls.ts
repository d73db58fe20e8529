/**
 * Falls below the thin line as the ladder counts them: from the first day of `thin` or
 * `discount` after a higher regime to the last day before the next higher one. They need no
 * minimum and no merge gap, since the ladder waits two days and leaves by a line of its own.
 * v in % a year. A record that begins below the line, or finds itself there after a hole,
 * did not fall there.
 */
import type { Episode } from '../series/episodes.ts';
import type { RegimeLines } from '../settings/settings.ts';
import { ladder, type LadderDay } from './ladder.ts';
import type { RegimeId } from './regime.ts';

const isLow = (regime: RegimeId | undefined): boolean => regime === 'thin' || regime === 'discount';

/** @param days consecutive closed days, ascending */
export function ladderFalls(days: readonly LadderDay[], lines: RegimeLines): Episode[] {
  const falls: Episode[] = [];
  let before: RegimeId = 'unknown';
  let inside = false;
  ladder(days, lines).forEach(({ dayMs, regime }, row) => {
    const begins = isLow(regime) && !isLow(before) && before !== 'unknown';
    inside = begins || (inside && isLow(regime));
    before = regime;
    if (!inside) return;
    const v = days[row]?.v ?? Infinity;
    const last = begins ? undefined : falls.pop();
    falls.push({
      startDayMs: last?.startDayMs ?? dayMs,
      endDayMs: dayMs,
      daysBelow: (last?.daysBelow ?? 0) + 1,
      depth: Math.min(last?.depth ?? Infinity, v),
    });
  });
  return falls;
}
