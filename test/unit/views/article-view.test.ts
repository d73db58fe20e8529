/** What the card is told of a page: then and now, terms, receipts, and why something is missing. */
import { describe, expect, it } from 'vitest';
import type { ArticleRequest } from '../../../lib/articles/article-request.ts';
import { termIds } from '../../../lib/articles/terms.ts';
import { dayMs } from '../../../lib/quotes/point.ts';
import { defaultSettings } from '../../../lib/settings/settings.ts';
import { articleView } from '../../../lib/views/article-view.ts';
import { thenWord } from '../../../lib/views/then-view.ts';
import * as states from '../../fixtures/market-state.ts';
import { pastOf } from '../../fixtures/past.ts';
import { translate } from '../../fixtures/translate.ts';

const firstMs = Date.UTC(2025, 7, 1);
const days = 110;
const nowMs = firstMs + days * dayMs + 3_600_000;
const publishedAtMs = Date.UTC(2025, 9, 20, 9);
const column = (read: (row: number) => number) =>
  Array.from({ length: days }, (_, row) => read(row));
const past = pastOf(firstMs, days, {
  close: column((row) => 100_000 - row * 200),
  basis: { average7: column((row) => 9 - row * 0.06) },
  funding: { average7: column(() => 5) },
  openInterest: [{ exchange: 'binance', coins: column((row) => 90_000 + row * 100) }],
});
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

const view = (change: Partial<ArticleRequest> = {}, isKnown = true) =>
  articleView(
    {
      request: {
        asset: 'BTC',
        publishedAtMs,
        modifiedAtMs: null,
        isCopy: false,
        claims: [],
        moves: [],
        terms: [],
        ...change,
      },
      past: isKnown ? past : undefined,
      state: states.thinState,
      settings: defaultSettings,
      nowMs,
    },
    translate,
    'en',
  );

describe('then and now', () => {
  it('has a row for each reading, and the changes that make sense', () => {
    const { thenAndNow, noThen } = view();
    const rows = thenAndNow?.rows.map(({ label, before, after, change }) =>
      [label, before, after, change ?? '-'].map(plain),
    );
    expect(rows).toEqual([
      ['Premium, 7 days', '4.2 %/yr', '2.5 %/yr', '-'],
      ['Regime', '● usual', '▼ thin', '-'],
      ['Funding, 7 days', '5.0 %/yr', '5.0 %/yr', '-'],
      ['Open interest, Binance', '98.0k BTC', '100.9k BTC', '+3 %'],
      ['Price, US dollars', '84,000', '78,200', '−7 %'],
    ]);
    expect([thenAndNow?.thenHead, thenAndNow?.nowHead]).toEqual([
      '20 Oct, published',
      '18 Nov, last close',
    ]);
    expect(thenAndNow?.path?.path).toMatch(/^M[\d.]+ [\d.]+L/);
    expect(noThen).toBeNull();
  });

  it('says when the text was changed, and that it is a copy', () => {
    const note = (change: Partial<ArticleRequest>) => view(change).thenAndNow?.note;
    expect(note({ modifiedAtMs: Date.UTC(2025, 9, 25) })).toContain('changed on 25 Oct');
    expect(note({ modifiedAtMs: publishedAtMs + 60_000 })).not.toContain('changed');
    expect(note({ isCopy: true })).toContain('another site');
  });

  it('says why there is none', () => {
    expect(view({ publishedAtMs: nowMs }).noThen).toContain('has not closed');
    expect(view({ publishedAtMs: Date.UTC(2013, 0) }).noThen).toContain('No record of Bitcoin');
    expect(view({}, false).noThen).toContain('No record of Bitcoin');
    expect(view({ publishedAtMs: null })).toMatchObject({ thenAndNow: null, noThen: null });
  });

  it('the word of the closed pill needs the day on record', () => {
    const word = (atMs: number) =>
      thenWord(past, defaultSettings.lines, atMs, nowMs, { t: translate, locale: 'en' });
    expect(plain(word(publishedAtMs)?.text ?? '')).toBe('then 4.2 %');
    expect(word(nowMs)).toBeNull();
    expect(word(firstMs - 40 * dayMs)).toBeNull();
  });
});

describe('another coin of the page, of which no exchange told anything', () => {
  it('has what is on record, named as such, and no receipts of this one', () => {
    const { title, onlyPast, thenAndNow, receipts } = view({ asset: 'ETH' });
    expect(title).toBe('Ethereum futures');
    expect(onlyPast).toContain('live numbers of Bitcoin only');
    expect(thenAndNow).not.toBeNull();
    expect(receipts.list).toEqual([]);
    expect(view().onlyPast).toBeNull();
  });
});

describe('terms and receipts', () => {
  it('every term has a name, a meaning, and a number of today or none', () => {
    const { terms } = view({ terms: termIds });
    expect(terms.list).toHaveLength(termIds.length);
    for (const { name, meaning, today } of terms.list) {
      expect(name).not.toBe('');
      expect(meaning).not.toMatch(/\.$/);
      expect(today).toMatch(/\d|no number now/);
    }
  });

  it('every receipt names its inputs, and most their formula', () => {
    const { list } = view().receipts;
    expect(list.length).toBeGreaterThan(4);
    expect(list.flatMap(({ lines }) => lines).length).toBeGreaterThan(10);
    expect(list.filter(({ formula }) => formula !== '').length).toBeGreaterThan(4);
  });
});
