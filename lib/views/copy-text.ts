/** The reading as plain text, with its numbers, venues and UTC time, to be pasted anywhere. */
import { instant } from './format.ts';
import type { PopupView } from './popup-view.ts';
import type { Translate } from './translate.ts';

/** @param atMs the instant the numbers are of */
export function copyText(view: PopupView, atMs: number, t: Translate, locale: string): string {
  const { asset, headline, figures, footer, health } = view;
  const { glyph, word, meaning, number, relation, method, lines } = headline;
  const venues = health.rows
    .filter(({ ok }) => ok)
    .map(({ name, basis }) => t('copyText.venue', { name, basis }));
  return [
    t('copyText.title', { asset, time: instant(atMs, t, locale) }),
    [`${glyph} ${word}`.trim(), meaning].filter((part) => part !== '').join(': '),
    [`${number} ${relation}`, method].filter((part) => part !== '').join(', '),
    ...lines,
    ...figures.map(({ label, value, note }) => `${label}: ${value} (${note})`),
    venues.length === 0
      ? null
      : t('copyText.venues', { count: health.count, venues: venues.join(', ') }),
    footer.changes.length === 0
      ? null
      : t('copyText.changes', { changes: footer.changes.map(({ text }) => text).join('; ') }),
    t('copyText.end'),
  ]
    .filter((line) => line !== null)
    .join('\n')
    .replaceAll('\u00a0', ' ');
}
