/**
 * The order in which the lines of the ladder have to stand, without the validation of the
 * rest, so that a page can say at once why a line that is being moved would be refused.
 */
import type { RegimeLines } from './settings.ts';

/** A value that was refused: where, and why as a key below `problem` in the locale files. */
export interface Problem {
  /** Path in the settings, such as `lines.thinEnter`. */
  readonly field: string;
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Between which a line may lie, % a year. */
export const lineRange = [-100, 200] as const;

/** Pairs that must ascend: the second may not lie below the first. */
const order: readonly (readonly [keyof RegimeLines, keyof RegimeLines])[] = [
  ['discountEnter', 'discountLeave'],
  ['thinEnter', 'thinLeave'],
  ['richLeave', 'richEnter'],
  ['discountEnter', 'thinEnter'],
  ['discountLeave', 'thinLeave'],
  ['thinEnter', 'richLeave'],
  ['thinLeave', 'richEnter'],
];

/** What stands in the wrong order, named at the line of the pair that differs from `base`. */
export const lineProblems = (given: RegimeLines, base: RegimeLines): Problem[] =>
  order
    .filter(([low, high]) => given[low] > given[high])
    .map(([low, high]) => {
      const field = given[low] === base[low] ? high : low;
      return {
        field: `lines.${field}`,
        key: field === low ? 'notAbove' : 'notBelow',
        values: { other: field === low ? high : low, value: given[field === low ? high : low] },
      };
    });
