/** The reading in words, its number, and how it came about. */
import type { Settings } from '../settings/settings.ts';
import type { Reading } from '../signals/reading.ts';
import type { MarketState } from '../state/market-state.ts';
import { dash, decimal, perYear, side } from './format.ts';
import { headlineLines } from './headline-lines.ts';
import { plural } from './plural.ts';
import type { Translate } from './translate.ts';
import {
  properName,
  reasonText,
  regimeGlyph,
  regimeMeaning,
  regimeTone,
  regimeWord,
  type Tone,
} from './words.ts';

export { regimeReasonText } from './headline-lines.ts';

export interface HeadlineView {
  readonly tone: Tone;
  readonly glyph: string;
  readonly word: string;
  readonly meaning: string;
  /** "2.8 % a year", or a dash. */
  readonly number: string;
  /** "over spot", or why there is no number. */
  readonly relation: string;
  /** "7-day average, ±1.3"; empty while there is no number. */
  readonly method: string;
  /** Cash and rarity; since when; why. */
  readonly lines: readonly string[];
}

export function headlineView(
  state: MarketState,
  settings: Settings,
  stale: boolean,
  t: Translate,
  locale: string,
  nowMs: number,
): HeadlineView {
  const { regime } = state.regime;
  const number = numberOf(state, t, locale);
  return {
    tone: stale ? 'stale' : regimeTone[regime],
    glyph: regimeGlyph[regime],
    word: regimeWord(regime, t),
    meaning: regimeMeaning(regime, t),
    ...number,
    lines: headlineLines(state, settings, number.relation, t, locale, nowMs),
  };
}

function numberOf(
  { average7, errorPercent }: MarketState,
  t: Translate,
  locale: string,
): Pick<HeadlineView, 'number' | 'relation' | 'method'> {
  if (average7.value === null) {
    const reason = average7.reason ? reasonText(average7.reason, t, locale) : t('reason.unsaid');
    return { number: dash, relation: reason, method: '' };
  }
  const onSide = side(average7.value);
  const doubt = average7.reason ? [reasonText(average7.reason, t, locale)] : [];
  return {
    number: onSide === 'level' ? t('headline.level') : perYear(average7.value, t, locale, 'never'),
    relation: t(`headline.${onSide}Spot`),
    method: [
      averageText(average7, t, locale),
      ...(errorPercent === null ? [] : [`±${decimal(errorPercent, locale, 1)}`]),
      ...doubt,
    ].join(', '),
  };
}

/** "7-day average on Binance": by name up to two exchanges, else by their number. */
function averageText({ evidence }: Reading, t: Translate, locale: string): string {
  const names = evidence
    .filter(({ name }) => name === 'average')
    .flatMap(({ source }) => source ?? []);
  if (names.length === 0) return t('headline.average');
  const venues =
    names.length > 2
      ? plural('venues', names.length, t, locale)
      : new Intl.ListFormat(locale, { type: 'conjunction' }).format(names.map(properName));
  return t('headline.averageOn', { venues });
}
