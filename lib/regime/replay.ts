/**
 * What a set of lines would have said over the whole stored history: its spells, how often
 * it changed, how the days share out, and where it would stand today. Lines in % a year.
 *
 * A change is a step from one regime into another; losing the data and finding it again is
 * none. Calm lines are not better lines: nothing here says which spells were right.
 */
import { dayMs } from '../quotes/point.ts';
import type { Past } from '../series/past.ts';
import type { RegimeLines } from '../settings/settings.ts';
import { ladderDays } from './ladder-days.ts';
import { ladder } from './ladder.ts';
import type { RegimeId, RegimeSpell } from './regime.ts';
import { spells } from './spells.ts';

export interface Replay {
  readonly spells: readonly RegimeSpell[];
  /** Closed days with a regime. */
  readonly days: number;
  /** Changes per 365.25 days with a regime; null without one. */
  readonly changesPerYear: number | null;
  /** The same of the last 730 days; null where fewer than a year of them have a regime. */
  readonly recentChangesPerYear: number | null;
  /** Share of the days with a regime, 0 to 1, by regime; `unknown` of all days. */
  readonly shares: Readonly<Record<RegimeId, number>>;
  /** The last spell; null without days. */
  readonly today: RegimeSpell | null;
}

const yearDays = 365.25;
const recentDays = 730;

export function replay(past: Past, lines: RegimeLines): Replay {
  const found = spells(ladder(ladderDays(past), lines));
  const all = past.dayMs.length;
  const recentFromMs = past.dayMs[Math.max(all - recentDays, 0)] ?? 0;
  const recent = rate(found, recentFromMs);
  const whole = rate(found, -Infinity);
  const ofRegime = (regime: RegimeId): number =>
    found.reduce((sum, spell) => sum + (spell.regime === regime ? spell.days : 0), 0);
  const share = (regime: RegimeId): number => {
    const of = regime === 'unknown' ? all : whole.days;
    return of === 0 ? 0 : ofRegime(regime) / of;
  };
  return {
    spells: found,
    days: whole.days,
    changesPerYear: whole.days === 0 ? null : (whole.changes / whole.days) * yearDays,
    recentChangesPerYear: recent.days < yearDays ? null : (recent.changes / recent.days) * yearDays,
    shares: {
      discount: share('discount'),
      thin: share('thin'),
      returning: share('returning'),
      usual: share('usual'),
      rich: share('rich'),
      unknown: share('unknown'),
    },
    today: found.at(-1) ?? null,
  };
}

/** Changes and days with a regime from a day on. */
function rate(found: readonly RegimeSpell[], fromMs: number): { changes: number; days: number } {
  let [changes, days] = [0, 0];
  found.forEach(({ regime, firstDayMs, lastDayMs, days: count }, i) => {
    if (regime === 'unknown' || lastDayMs < fromMs) return;
    days += firstDayMs >= fromMs ? count : Math.round((lastDayMs - fromMs) / dayMs) + 1;
    const before = found[i - 1]?.regime ?? 'unknown';
    if (firstDayMs >= fromMs && before !== 'unknown') changes += 1;
  });
  return { changes, days };
}
