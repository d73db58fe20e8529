import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { casesOf, defaultDefinition } from '../../../lib/regime/cases.ts';
import type { Past } from '../../../lib/series/past.ts';
import { defaultLines } from '../../../lib/settings/settings.ts';
import {
  pathsInFull,
  pathsInShort,
  type PathsSaid,
  pathsOf,
} from '../../../lib/views/paths-text.ts';
import { piecesOf, plainText } from '../../../lib/views/rich-text.ts';
import { pastOf } from '../../fixtures/past.ts';
import { translate } from '../../fixtures/translate.ts';

const start = Date.UTC(2024, 0, 1);
const count = 500;

/** Below the line on days 20 to 25, 150 to 155, 430 to 440, and from 490 to the end. */
const isBelow = (day: number): boolean =>
  [
    [20, 25],
    [150, 155],
    [430, 440],
    [490, 499],
  ].some(([from = 0, to = 0]) => day >= from && day <= to);

/** Up after the first case; down by a quarter after the second. */
const closeOf = (day: number): number => (day < 60 ? 100 : day < 160 ? 120 : 90);

const days = Array.from({ length: count }, (_, day) => day);
const past = pastOf(start, count, {
  basis: { average7: days.map((day) => (isBelow(day) ? 1 : 9)) },
  close: days.map(closeOf),
});
const pathsBelow = (record: Past): PathsSaid | null =>
  pathsOf(casesOf(record, defaultDefinition(defaultLines), defaultLines));
const plain = (text: string): string => plainText(piecesOf(text)).replaceAll('\u00a0', ' ');

describe('the two paths', () => {
  it('counts the cases before the present one, and only those whose ninety days are over', () => {
    expect(pathsBelow(past)).toEqual({
      sinceDayMs: start,
      line: 4,
      count: 3,
      known: 2,
      up: 1,
      down: 1,
      deep: 1,
      isAlike: null,
    });
  });

  it('says them in words, with what it cannot know yet, and that they prove nothing', () => {
    const paths = pathsBelow(past);
    if (!paths) throw new Error('no paths');
    const said = plain(pathsInFull({ ...paths, isAlike: null }, translate, 'en'));
    expect(said).toBe(
      'Since 1 Jan 2024, the average fell below 4 % 3 times before this one. Ninety days later price was higher in 1 and lower in 1; on the way it was down 20 % or more in 1. Of the others the ninety days have not passed. What followed each case is in the table; 3 earlier cases prove nothing.',
    );
    expect(plain(pathsInShort(paths, translate, 'en'))).toContain(
      'after 2 earlier falls below 4 %, price was higher 90 days later in 1.',
    );
  });

  it('compares with equal falls only while that was computed and holds', () => {
    const paths = pathsBelow(past);
    if (!paths) throw new Error('no paths');
    const said = (isAlike: boolean | null) => pathsInFull({ ...paths, isAlike }, translate, 'en');
    expect(said(true)).toContain('Equal price falls without this signal ended no differently.');
    for (const other of [false, null]) expect(said(other)).not.toContain('Equal price falls');
  });

  it('says so where there was none, and nothing where there is no record', () => {
    const above = pastOf(start, 100, { basis: { average7: days.slice(0, 100).map(() => 9) } });
    const none = pathsBelow(above);
    if (!none) throw new Error('no paths');
    expect(none.count).toBe(0);
    expect(plain(pathsInFull({ ...none, isAlike: null }, translate, 'en'))).toContain(
      'had not fallen below 4 % before',
    );
    expect(pathsBelow(pastOf(start, 10))).toBeNull();
  });

  it('knows nothing of days after the last one on record', () => {
    const cut = pastOf(start, 100, {
      basis: { average7: days.slice(0, 100).map((day) => (isBelow(day) ? 1 : 9)) },
      close: days.slice(0, 100).map(closeOf),
    });
    expect(pathsBelow(cut)).toMatchObject({ count: 1, known: 0 });
    expect(past.dayMs.at(-1)).toBe(start + (count - 1) * dayMs);
  });
});
