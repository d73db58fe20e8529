/** The reading in words, its number, and how it came about. */
import type { Settings } from '../settings/settings.ts';
import type { Reading } from '../signals/reading.ts';
import type { MarketState } from '../state/market-state.ts';
import { dash, perYear, plusMinus, side } from './format.ts';
import { headlineLines } from './headline-lines.ts';
import type { Translate } from './translate.ts';
import { isUndated, undatedText } from './undated.ts';
import { recordVenues } from './venues.ts';
import {
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
  /** Empty where there is no regime to have one. */
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
  if (isUndated(state)) return undated(state, stale, t);
  const { regime } = state.regime;
  const number = numberOf(state, t, locale);
  return {
    tone: stale ? 'stale' : regimeTone[regime],
    glyph: regimeGlyph[regime],
    word: regimeWord(regime, t),
    meaning: saysOtherwise(state, settings) ? '' : regimeMeaning(regime, t),
    ...number,
    lines: headlineLines(state, settings, number.relation, t, locale, nowMs),
  };
}

const undated = (state: MarketState, stale: boolean, t: Translate): HeadlineView => ({
  tone: stale ? 'stale' : 'neutral',
  glyph: '',
  word: t('undated.word'),
  meaning: '',
  number: dash,
  relation: undatedText('beside', state, t),
  method: '',
  lines: [],
});

/** Within its lines a thin premium can pay more than cash; then it is not said to pay less. */
const saysOtherwise = ({ regime, average7 }: MarketState, { cashPercent }: Settings): boolean =>
  regime.regime === 'thin' && average7.value !== null && average7.value > cashPercent;

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
      ...(errorPercent === null ? [] : [plusMinus(errorPercent, locale)]),
      ...doubt,
    ].join(', '),
  };
}

/** "7-day average on Binance". */
function averageText(average: Reading, t: Translate, locale: string): string {
  const venues = recordVenues(average, t, locale);
  return venues === null ? t('headline.average') : t('headline.averageOn', { venues });
}
