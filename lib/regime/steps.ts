/**
 * The lines of the ladder that matter in each regime, and where crossing them leads. One
 * table for the machine (`ladder.ts`) and for what the reader is told about distances.
 *
 * ```
 *                 < discountEnter, from any
 *   discount <------------------------------- thin, returning, usual, rich
 *      | > discountLeave --> thin      | > thinLeave --> returning
 *      | > thinLeave -----> returning
 *   returning, usual:  < thinEnter --> thin    > richEnter --> rich
 *   rich:              < richLeave --> usual   < thinEnter --> thin
 *   returning, 14 days --> usual
 * ```
 * Lines in % a year of the 7-day average; a value on a line has not crossed it.
 */
import type { RegimeLines } from '../settings/settings.ts';
import type { RegimeId } from './regime.ts';

export type LevelId = Exclude<RegimeId, 'unknown'>;

export interface Step {
  readonly line: keyof RegimeLines;
  readonly verdict: 'below' | 'above';
  readonly target: LevelId;
}

const toDiscount: Step = { line: 'discountEnter', verdict: 'below', target: 'discount' };
const toThin: Step = { line: 'thinEnter', verdict: 'below', target: 'thin' };
const toReturning: Step = { line: 'thinLeave', verdict: 'above', target: 'returning' };
const toRich: Step = { line: 'richEnter', verdict: 'above', target: 'rich' };

/** Of several crossed lines the first counts. */
export const steps: Readonly<Record<LevelId, readonly Step[]>> = {
  discount: [toReturning, { line: 'discountLeave', verdict: 'above', target: 'thin' }],
  thin: [toDiscount, toReturning],
  returning: [toDiscount, toThin, toRich],
  usual: [toDiscount, toThin, toRich],
  rich: [toDiscount, toThin, { line: 'richLeave', verdict: 'below', target: 'usual' }],
};

/** The step that `v` takes from a regime; undefined where it stays. */
export const crossed = (from: LevelId, v: number, lines: RegimeLines): Step | undefined =>
  steps[from].find(({ line, verdict }) =>
    verdict === 'below' ? v < lines[line] : v > lines[line],
  );

/** The level read from the value alone, where there is no regime to come from. */
export function levelOf(v: number, lines: RegimeLines): LevelId {
  if (v < lines.discountEnter) return 'discount';
  if (v < lines.thinEnter) return 'thin';
  return v > lines.richEnter ? 'rich' : 'usual';
}
