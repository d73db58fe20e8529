/**
 * What the basis says, in one line, a paragraph or in full, with the numbers of
 * this minute, each leading to its receipt. A sentence whose number is missing is left out or
 * says so; what earlier cases say is said only where they were counted.
 */
import type { Settings } from '../settings/settings.ts';
import type { MarketState } from '../state/market-state.ts';
import { plural } from './plural.ts';
import { longDay, percent, side } from './format.ts';
import { type GapView, gapView } from './gap-view.ts';
import {
  paid,
  sentences,
  whatChanges,
  whatItDoesNotSay,
  whoPays,
  whyBelow,
  type Words,
} from './meaning-parts.ts';
import { type PathsSaid, pathsInFull, pathsInShort } from './paths-text.ts';
import { numbered, type Piece, piecesOf } from './rich-text.ts';
import { type TermView, termsView } from './terms.ts';
import type { Translate } from './translate.ts';
import { isUndated, undatedText } from './undated.ts';
import { recordVenues } from './venues.ts';
import { regimeInline } from './words.ts';

export interface MeaningView {
  readonly title: string;
  readonly line: readonly (readonly Piece[])[];
  readonly paragraph: readonly (readonly Piece[])[];
  readonly full: readonly {
    readonly id: 'what' | 'pays' | 'why' | 'paths' | 'change' | 'not';
    readonly title: string;
    readonly text: readonly Piece[];
  }[];
  /** Null while there is no number to draw. */
  readonly gap: GapView | null;
  readonly terms: readonly TermView[];
}

/** @param paths null while earlier cases have not been counted */
export function meaningView(
  state: MarketState,
  settings: Settings,
  paths: PathsSaid | null,
  t: Translate,
  locale: string,
  nowMs: number,
  isPast: boolean,
): MeaningView {
  const words = { t, locale, nowMs, isPast };
  if (isUndated(state)) return undatedMeaning(state, settings, words);
  const part = (id: MeaningView['full'][number]['id'], text: string | null) =>
    text === null ? [] : [{ id, title: t(`meaning.${id}.title`), text: piecesOf(text) }];
  return {
    title: titleOf(state, words),
    line: [t(`meaning.line.${sideOf(state)}`), live(state, words)]
      .filter((text) => text !== null)
      .map(piecesOf),
    paragraph: [
      piecesOf(
        sentences(
          t('meaning.paragraph.gap'),
          averageAndCash(state, settings, words),
          t('meaning.paragraph.below'),
          t('meaning.paragraph.causes'),
          paths === null || paths.known === 0
            ? t('meaning.paragraph.positions')
            : pathsInShort(paths, t, locale),
        ),
      ),
    ],
    full: [
      ...part('what', whatItIs(state, words)),
      ...part('pays', whoPays(state, words)),
      ...part('why', whyBelow(state, words)),
      ...part('paths', paths && pathsInFull(paths, t, locale)),
      ...part('change', whatChanges(state, words)),
      ...part('not', whatItDoesNotSay(state, words)),
    ],
    gap: gapView(state, isPast, t, locale),
    terms: termsView(state, settings, t, locale),
  };
}

const sideOf = ({ average7 }: MarketState) =>
  average7.value === null ? 'level' : side(average7.value);

function titleOf(state: MarketState, { t, isPast }: Words): string {
  if (sideOf(state) === 'below') return t('meaning.title.below');
  return t(isPast ? 'meaning.title.then' : 'meaning.title.other');
}

/** Of a coin without dated futures: that it has none, and what its perpetuals pay. */
function undatedMeaning(state: MarketState, settings: Settings, words: Words): MeaningView {
  const { t, locale } = words;
  const none = undatedText('meaning', state, t);
  return {
    title: t('meaning.title.undated'),
    line: [none, paid(state, words)].map(piecesOf),
    paragraph: [piecesOf(sentences(none, whoPays(state, words)))],
    full: [
      { id: 'pays', title: t('meaning.pays.title'), text: piecesOf(whoPays(state, words)) },
      { id: 'not', title: t('meaning.not.title'), text: piecesOf(whatItDoesNotSay(state, words)) },
    ],
    gap: null,
    terms: termsView(state, settings, t, locale),
  };
}

/** "Futures for delivery in 30 days trade 0.23 % above spot, 2.8 % a year: thin premium; …" */
function live(state: MarketState, words: Words): string | null {
  const { t, locale } = words;
  const { average7, regime, lastBelowZeroDayMs } = state;
  const value = average7.value;
  if (value === null) return null;
  const onSide = side(value);
  const said = t(`meaning.live.${onSide}`, {
    abs30: numbered(percent((value * 30) / 365, locale, 2, 'never'), 'average7'),
    v7: numbered(percent(value, locale), 'average7'),
    reading: regimeInline(regime.regime, t),
  });
  if (lastBelowZeroDayMs === null || regime.regime === 'discount') return `${said}.`;
  return t('meaning.live.lastBelow', { said, day: longDay(lastBelowZeroDayMs, locale) });
}

function averageAndCash(
  state: MarketState,
  { cashPercent }: Settings,
  { t, locale }: Words,
): string {
  const { average7 } = state;
  const cash = numbered(
    percent(cashPercent, locale, Number.isInteger(cashPercent) ? 0 : 1),
    'cash',
  );
  return average7.value === null
    ? t('meaning.paragraph.noAverage', { cash })
    : t('meaning.paragraph.average', {
        v7: numbered(percent(average7.value, locale), 'average7'),
        cash,
      });
}

function whatItIs(state: MarketState, { t, locale }: Words): string {
  const { basisNow, average7, lowerShare } = state;
  const venues = basisNow.venues.filter(({ excluded }) => excluded === null).length;
  const record = recordVenues(average7, t, locale);
  const how = (): string => {
    if (average7.value === null || record === null) return t('meaning.what.howMissing');
    const v7 = numbered(percent(average7.value, locale), 'average7');
    return basisNow.value === null || venues === 0
      ? t('meaning.what.howAverage', { v7, record })
      : t('meaning.what.how', {
          venues: plural('venues', venues, t, locale),
          now: numbered(percent(basisNow.value, locale), 'basisNow'),
          v7,
          record,
        });
  };
  return sentences(
    t('meaning.what.text'),
    how(),
    lowerShare === null
      ? null
      : t('meaning.what.lower', {
          percent: numbered(percent(lowerShare * 100, locale, 0), 'lowerShare'),
        }),
  );
}
