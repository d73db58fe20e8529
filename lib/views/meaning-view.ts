/**
 * What a negative basis means, in one line, a paragraph or in full, with the numbers of
 * this minute. A sentence whose number is missing is left out or says so.
 */
import type { Settings } from '../settings/settings.ts';
import type { MarketState } from '../state/market-state.ts';
import { plural } from './plural.ts';
import { age, decimal, longDay, percent, side } from './format.ts';
import { dayMs, startOfDay } from '../quotes/point.ts';
import { distanceText, nearest } from './footer-view.ts';
import { positionsText } from './positions.ts';
import type { Translate } from './translate.ts';
import { isUndated, undatedText } from './undated.ts';
import { hasAnswered, isAsked, isVenue, recordVenues } from './venues.ts';
import { failureText, properName, regimeInline } from './words.ts';

export interface MeaningView {
  readonly line: readonly string[];
  readonly paragraph: readonly string[];
  readonly full: readonly { readonly title: string; readonly text: string }[];
}

interface Words {
  readonly t: Translate;
  readonly locale: string;
  readonly nowMs: number;
}

const sentences = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null).join(' ');

export function meaningView(
  state: MarketState,
  settings: Settings,
  t: Translate,
  locale: string,
  nowMs: number,
): MeaningView {
  const words = { t, locale, nowMs };
  return {
    line: [t('meaning.line'), live(state, words)].filter((text) => text !== null),
    paragraph: [
      sentences(
        t('meaning.paragraph.gap'),
        averageAndCash(state, settings, words),
        t('meaning.paragraph.below'),
        t('meaning.paragraph.causes'),
        t('meaning.paragraph.positions'),
      ),
    ],
    full: [
      { title: t('meaning.what.title'), text: whatItIs(state, words) },
      { title: t('meaning.pays.title'), text: whoPays(state, words) },
      { title: t('meaning.why.title'), text: whyBelow(state, words) },
      { title: t('meaning.change.title'), text: whatChanges(state, words) },
      { title: t('meaning.not.title'), text: whatItDoesNotSay(state, words) },
    ],
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
    abs30: percent((value * 30) / 365, locale, 2, 'never'),
    v7: percent(value, locale),
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
  const cash = percent(cashPercent, locale, Number.isInteger(cashPercent) ? 0 : 1);
  return average7.value === null
    ? t('meaning.paragraph.noAverage', { cash })
    : t('meaning.paragraph.average', { v7: percent(average7.value, locale), cash });
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
          now: percent(basisNow.value, locale),
          v7: percent(average7.value, locale),
          record,
        }),
    lowerShare === null
      ? null
      : t('meaning.what.lower', { percent: percent(lowerShare * 100, locale, 0) }),
  );
}

function whoPays({ payer, funding }: MarketState, { t, locale }: Words): string {
  return sentences(
    t('meaning.pays.text'),
    payer === null || funding.value === null
      ? t('meaning.pays.missing')
      : t(payer === 'shorts-pay' ? 'meaning.pays.shorts' : 'meaning.pays.longs', {
          funding: percent(funding.value, locale, 1, 'never'),
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
          percent: percent(change, locale, 0, 'never'),
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
        .map((distance) => distanceText(distance, t, locale))
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
    spread === null ? null : t('meaning.not.spread', { spread: decimal(spread, locale) }),
    silent.length === 0 ? null : t('meaning.not.missing', { venues: silent.join('; ') }),
    state.errorPercent === null
      ? null
      : t('meaning.not.error', { error: decimal(state.errorPercent, locale) }),
    t('meaning.not.story'),
  );
}
