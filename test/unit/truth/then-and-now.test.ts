/** An article of 17 November 2025, read after the close of 5 February 2026. */
import { expect, it } from 'vitest';
import { checkClaims } from '../../../lib/claims/index.ts';
import { defaultSettings } from '../../../lib/settings/settings.ts';
import { closeOf, standingAt } from '../../../lib/state/standing.ts';
import { articleClaims, heldAgainst } from '../../../lib/views/article-claims.ts';
import { thenView, thenWord } from '../../../lib/views/then-view.ts';
import { translate } from '../../fixtures/translate.ts';
import { describeHistory } from '../../describe-recorded.ts';
import { day, recordedPast } from './history.ts';

const publishedAtMs = day('2025-11-17') + 9.5 * 3_600_000;
const nowMs = day('2026-02-06');
const words = { t: translate, locale: 'en' };
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describeHistory('then and now', () => {
  const past = recordedPast();
  const { lines } = defaultSettings;
  const standing = (instantMs: number) => standingAt(past, lines, instantMs, null);

  it('thin at both closes, v 1.7 then and 2.4 now', () => {
    const then = standing(closeOf(publishedAtMs));
    const now = standing(nowMs);
    expect(then).toMatchObject({ regime: 'thin', dayMs: day('2025-11-17') });
    expect(then?.average7).toBeCloseTo(1.69, 2);
    expect(now).toMatchObject({ regime: 'thin', dayMs: day('2026-02-05') });
    expect(now?.average7).toBeCloseTo(2.42, 2);
  });

  it('price 92,215 to 62,910, a fall of 32 %', () => {
    const times = { publishedAtMs, modifiedAtMs: null, isCopy: false };
    const view = thenView(past, 'BTC', lines, times, nowMs, words);
    const rows = view?.rows.map(({ label, before, after, change }) =>
      [label, before, after, change ?? ''].map(plain),
    );
    expect(rows).toContainEqual(['Price, US dollars', '92,215', '62,910', '−32 %']);
    expect(rows).toContainEqual(['Premium, 7 days', '1.7 %/yr', '2.4 %/yr', '']);
    expect(rows).toContainEqual(['Regime', '▼ thin', '▼ thin', '']);
    expect(rows).toContainEqual(['Open interest', '—', '—', '']);
    expect(view?.note).toContain('A dash is a day without a record of it.');
    expect(view?.path?.label).toContain('17 Nov, the day of the article, is marked');
  });

  it('the quiet word of the closed pill', () => {
    expect(plain(thenWord(past, lines, publishedAtMs, nowMs, words)?.text ?? '')).toBe(
      'then 1.7 %',
    );
  });

  it('nothing of a day that has not closed, or that no record reaches', () => {
    expect(thenWord(past, lines, nowMs + 3_600_000, nowMs + 7_200_000, words)).toBeNull();
    expect(thenWord(past, lines, day('2012-01-01'), nowMs, words)).toBeNull();
  });

  it('its claims are held against the close of its day, in the words of the popup', () => {
    const request = {
      asset: 'BTC',
      publishedAtMs,
      modifiedAtMs: null,
      isCopy: false,
      claims: ['1', '4', '8'],
      moves: [{ from: 60_000, to: 90_000, fromMs: Date.UTC(2025, 4), toMs: Date.UTC(2025, 6) }],
      terms: [],
    } as const;
    const instantMs = heldAgainst({ request, nowMs });
    expect(instantMs).toBe(day('2025-11-18'));
    const findings = checkClaims(past, defaultSettings, instantMs);
    const claims = articleClaims({ request, past, nowMs, findings }, translate, 'en');
    const told = claims?.list.map(({ title, verdict }) => [title, verdict.verdict]);
    expect(told).toHaveLength(4);
    expect(told?.[1]?.[1]).not.toBe('holds');
    expect(told?.[2]?.[1]).toBe('cannot-tell');
    expect(told?.[3]).toEqual(['From 60,000 to 90,000', 'does-not-hold']);
    expect(claims?.list[3]?.lines.join()).toContain('closes lay between 94,278 and 111,696');
    expect(claims?.note).toContain('17 Nov 2025');
  });
});
