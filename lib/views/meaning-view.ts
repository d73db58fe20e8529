/**
 * What a negative basis means, in one line, a paragraph or in full, with the numbers of
 * this minute, each leading to its receipt. A sentence whose number is missing is left out or
 * says so; what earlier cases say is said only where they were counted.
 */
import type { Settings } from '../settings/settings.ts';
import type { MarketState } from '../state/market-state.ts';
import { plural } from './plural.ts';
import { age, decimal, longDay, percent, side } from './format.ts';
import { dayMs, startOfDay } from '../quotes/point.ts';
import { distanceText, nearest } from './footer-view.ts';
import { type GapView, gapView } from './gap-view.ts';
import { type PathsSaid, pathsInFull, pathsInShort } from './paths-text.ts';
import { positionsText } from './positions.ts';
import { numbered, type Piece, piecesOf } from './rich-text.ts';
import { type TermView, termsView } from './terms.ts';
import type { Translate } from './translate.ts';
import { isUndated, undatedText } from './undated.ts';
import { hasAnswered, isAsked, isVenue, recordVenues } from './venues.ts';
import { failureText, properName, regimeInline } from './words.ts';

export interface MeaningView {
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

interface Words {
  readonly t: Translate;
  readonly locale: string;
  readonly nowMs: number;
}

const sentences = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null).join(' ');

/** @param paths null while earlier cases have not been counted */
export function meaningView(
  state: MarketState,
  settings: Settings,
  paths: PathsSaid | null,
  t: Translate,
  locale: string,
  nowMs: number,
): MeaningView {
  const words = { t, locale, nowMs };
  const part = (id: MeaningView['full'][number]['id'], text: string | null) =>
    text === null ? [] : [{ id, title: t(`meaning.${id}.title`), text: piecesOf(text) }];
  return {
    line: [t('meaning.line'), live(state, words)].filter((text) => text !== null).map(piecesOf),
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
    gap: isUndated(state) ? null : gapView(state, t, locale),
    terms: termsView(state, settings, t, locale),
  };
}

/** "Futures for delivery in 30 days trade 0.23 % above spot, 2.8 % a year: thin premium; …" */
function live(state: MarketState, words: Words): string | null {
  const { t, locale } = words;
  const { average7, regime, lastBelowZeroDayMs } = state;
  if (isUndated(state)) return undatedText('meaning', state, t);
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
  if (isUndated(state)) return undatedText('meaning', state, t);
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
  if (isUndated(state)) return sentences(t('meaning.what.text'), undatedText('meaning', state, t));
  const venues = basisNow.venues.filter(({ excluded }) => excluded === null).length;
  const record = recordVenues(average7, t, locale);
  return sentences(
    t('meaning.what.text'),
    basisNow.value === null || average7.value === null || record === null || venues === 0
      ? t('meaning.what.howMissing')
      : t('meaning.what.how', {
          venues: plural('venues', venues, t, locale),
          now: numbered(percent(basisNow.value, locale), 'basisNow'),
          v7: numbered(percent(average7.value, locale), 'average7'),
          record,
        }),
    lowerShare === null
      ? null
      : t('meaning.what.lower', {
          percent: numbered(percent(lowerShare * 100, locale, 0), 'lowerShare'),
        }),
  );
}

function whoPays({ payer, funding }: MarketState, { t, locale }: Words): string {
  return sentences(
    t('meaning.pays.text'),
    payer === null || funding.value === null
      ? t('meaning.pays.missing')
      : t(payer === 'shorts-pay' ? 'meaning.pays.shorts' : 'meaning.pays.longs', {
          funding: numbered(percent(funding.value, locale, 1, 'never'), 'funding'),
        }),
  );
}

function whyBelow(state: MarketState, { t, locale }: Words): string {
  const change = state.openInterestChange7.value;
  const fits = positionsText(state, t);
  const said =
    change === null
      ? t('meaning.why.openInterestMissing')
      : t(change < 0 ? 'meaning.why.fell' : 'meaning.why.rose', {
          percent: numbered(percent(change, locale, 0, 'never'), 'openInterestChange7'),
        });
  return sentences(
    t('meaning.why.text'),
    fits === null ? `${said}.` : t('meaning.why.fits', { said, reading: fits }),
    t('meaning.why.last'),
  );
}

function whatChanges({ regime }: MarketState, { t, locale, nowMs }: Words): string {
  const closes = t('meaning.change.closes', {
    age: age(startOfDay(nowMs) + dayMs - nowMs, t, locale),
  });
  if (regime.distances.length === 0) return sentences(t('meaning.change.none'), closes);
  return sentences(
    t('meaning.change.text', {
      distances: nearest(regime.distances)
        .map((distance) => numbered(distanceText(distance, t, locale), 'regime'))
        .join('; '),
    }),
    closes,
  );
}

function whatItDoesNotSay(state: MarketState, { t, locale }: Words): string {
  const { spread } = state.basisNow;
  const silent = state.exchanges
    .filter((health) => isVenue(health) && isAsked(health) && !hasAnswered(health))
    .flatMap(({ exchange, failure }) =>
      failure ? [`${properName(exchange)}: ${failureText(failure.kind, t)}`] : [],
    );
  return sentences(
    t('meaning.not.text'),
    spread === null
      ? null
      : t('meaning.not.spread', { spread: numbered(decimal(spread, locale), 'basisNow') }),
    silent.length === 0 ? null : t('meaning.not.missing', { venues: silent.join('; ') }),
    state.errorPercent === null
      ? null
      : t('meaning.not.error', { error: numbered(decimal(state.errorPercent, locale), 'error') }),
    t('meaning.not.story'),
  );
}
