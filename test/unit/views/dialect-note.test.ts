import { describe, expect, it } from 'vitest';
import { dialectNote } from '../../../lib/views/dialect-note.ts';
import { pastOf } from '../../fixtures/past.ts';
import { translate } from '../../fixtures/translate.ts';

const start = Date.UTC(2024, 0, 1);
const ofV = (average7: readonly (number | null)[]) => ({
  basis: dialectNote(
    pastOf(start, average7.length, { basis: { average7 } }),
    'basis-30d',
    translate,
    'en',
  ),
  perp: dialectNote(
    pastOf(start, average7.length, { perpPremium: { average7 } }),
    'perp-premium',
    translate,
    'en',
  ),
});
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('when a dialect was last below zero', () => {
  it('says how often since the record began, and when last', () => {
    const values = [5, -1, 5, 5, 5, 5, 5, 5, -1, -2, 5, 5, 5, 5];
    expect(ofV(values).basis).toBe('below zero 2 times since 2024, last 10 Jan 2024');
  });

  it('says that it never was, or that this is the first time', () => {
    expect(ofV([5, 4, 3]).basis).toBe('never below zero since 2024');
    expect(ofV([5, -1]).basis).toBe('below zero once since 2024, this time included');
  });

  it('of a perpetual says where it rests, since below zero says nothing', () => {
    expect(plain(ofV([-0.04, -0.05]).perp)).toBe('rests below zero: nobody pays at −0.05 %');
  });

  it('says nothing where nothing is on record', () => {
    expect(ofV([null, null]).basis).toBe('');
  });
});
