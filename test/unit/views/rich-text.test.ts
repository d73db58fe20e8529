import { describe, expect, it } from 'vitest';
import messages from '../../../lib/locales/en.json' with { type: 'json' };
import { defaultSettings } from '../../../lib/settings/settings.ts';
import { numbered, piecesOf, plainText } from '../../../lib/views/rich-text.ts';
import { termIds } from '../../../lib/views/term-ids.ts';
import { termsView } from '../../../lib/views/terms.ts';
import * as states from '../../fixtures/market-state.ts';
import { translate } from '../../fixtures/translate.ts';

describe('sentences with places', () => {
  it('take terms and numbers apart from the words around them', () => {
    expect(piecesOf(`The [gap](basis) is ${numbered('2.8 %', 'average7')}.`)).toEqual([
      { kind: 'words', text: 'The ' },
      { kind: 'term', text: 'gap', term: 'basis' },
      { kind: 'words', text: ' is ' },
      { kind: 'number', text: '2.8 %', receipt: 'average7' },
      { kind: 'words', text: '.' },
    ]);
  });

  it('read the same without their places', () => {
    expect(plainText(piecesOf('[A](basis) (b) [c]'))).toBe('A (b) [c]');
  });

  it('a term that nobody defines is words', () => {
    expect(piecesOf('[x](nothing)')).toEqual([{ kind: 'words', text: 'x' }]);
  });

  it('every term in the texts is one of the glossary', () => {
    const named = [...JSON.stringify(messages.meaning).matchAll(/\]\((\w+)\)/g)].map((m) => m[1]);
    expect(named.length).toBeGreaterThan(12);
    expect(named.filter((name) => !termIds.some((id) => id === name))).toEqual([]);
    expect(new Set(named).size).toBeGreaterThanOrEqual(9);
  });
});

describe('the glossary', () => {
  it('has twelve terms, with the numbers of today', () => {
    const terms = termsView(states.thinState, defaultSettings, translate, 'en');
    expect(terms).toHaveLength(12);
    const textOf = (id: string): string =>
      plainText(terms.find((term) => term.id === id)?.text ?? []).replaceAll('\u00a0', ' ');
    expect(textOf('funding')).toMatch(/in % a year\. Now 5\.6 %\.$/);
    expect(textOf('carry')).toMatch(/Cash: about 4 %\.$/);
    expect(textOf('indexPrice')).toMatch(/Now 94,594\.$/);
    expect(textOf('backwardation')).not.toMatch(/\d/);
  });

  it('leaves out the number that is not there', () => {
    const terms = termsView(states.noAnswerState, defaultSettings, translate, 'en');
    expect(plainText(terms.find(({ id }) => id === 'funding')?.text ?? [])).not.toContain('Now');
  });
});
