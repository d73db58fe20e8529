/** Runs of closed days in one regime: the ladder's days folded into a list of spells. */
import type { DayRegime } from './ladder.ts';
import type { RegimeSpell } from './regime.ts';

/** @param days consecutive closed days, ascending */
export function spells(days: readonly DayRegime[]): RegimeSpell[] {
  const found: RegimeSpell[] = [];
  for (const { dayMs, regime, reasons } of days) {
    const last = found.at(-1);
    if (last?.regime === regime) {
      found[found.length - 1] = { ...last, lastDayMs: dayMs, days: last.days + 1 };
    } else {
      found.push({ regime, firstDayMs: dayMs, lastDayMs: dayMs, days: 1, reasons });
    }
  }
  return found;
}
