/** What a page may tell of itself, and what is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedArticle, checkedThen } from '../../../lib/articles/article-request.ts';

const nowMs = Date.UTC(2026, 1, 5);
const good = {
  asset: 'BTC',
  publishedAtMs: Date.UTC(2025, 10, 17),
  modifiedAtMs: null,
  isCopy: false,
  claims: ['1', '9'],
  moves: [{ from: 60_000, to: 90_000, fromMs: null, toMs: Date.UTC(2025, 6) }],
  terms: ['basis'],
};

describe('S10: a request of a page', () => {
  it('is taken as it is, without what does not belong', () => {
    expect(checkedArticle({ ...good, type: 'article', url: 'https://a.example/' }, nowMs)).toEqual(
      good,
    );
    expect(checkedThen({ ...good, title: 'x' }, nowMs)).toEqual({
      asset: 'BTC',
      publishedAtMs: good.publishedAtMs,
    });
  });

  it.each([
    { asset: 'DOGE' },
    { asset: '__proto__' },
    { publishedAtMs: '2025-11-17' },
    { publishedAtMs: Date.UTC(2008, 0) },
    { publishedAtMs: nowMs + 2 * 86_400_000 },
    { publishedAtMs: Number.NaN },
    { modifiedAtMs: undefined },
    { isCopy: 'no' },
    { claims: ['8b'] },
    { claims: ['1', 'a sentence of the page'] },
    { claims: Array.from({ length: 50 }, () => '1') },
    { claims: '1' },
    { moves: [{ from: 60_000, to: 90_000 }] },
    { moves: [{ from: -1, to: 90_000, fromMs: null, toMs: null }] },
    { moves: [{ from: 60_000, to: Infinity, fromMs: null, toMs: null }] },
    { moves: Array.from({ length: 9 }, () => good.moves[0]) },
    { terms: ['constructor'] },
  ])('%j is refused as a whole', (change) => {
    expect(checkedArticle({ ...good, ...change }, nowMs)).toBeNull();
  });

  it('any other shape is refused without a throw', () => {
    fc.assert(
      fc.property(fc.object(), (given) => {
        expect(checkedArticle(given, nowMs)).toBeNull();
        expect(checkedThen(given, nowMs)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
