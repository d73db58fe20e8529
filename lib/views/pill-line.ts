/**
 * The closed pill in its three forms: fresh, old and silent. All are stored together, since
 * the page goes from one to the next by the clock alone, also when the worker is gone.
 */
import type { MarketState } from '../state/market-state.ts';
import { payerText } from './figures-view.ts';
import { day, perYear, perYearShort, side, dash, decimal } from './format.ts';
import type { Translate } from './translate.ts';
import { asksNobody } from './venues.ts';
import { isUndated } from './undated.ts';
import { assetName, regimeGlyph, regimeInline, regimeWord } from './words.ts';

/** `{age}` stands in `age` and `name` where the page puts in how old the numbers are. */
export interface PillLine {
  readonly asset: string;
  /** Shape of the regime; a dash where nothing is known. */
  readonly glyph: string;
  readonly word: string | null;
  readonly number: string | null;
  /** Rank of the leverage ratio in its own year. */
  readonly leverage: {
    readonly full: string;
    readonly narrow: string;
    readonly spoken: string;
  } | null;
  readonly age: string | null;
  /** Accessible name: meaning, value and age. */
  readonly name: string;
}

export interface PillLines {
  readonly fresh: PillLine;
  readonly old: PillLine;
  readonly silent: PillLine;
}

export function pillLines(
  state: MarketState | null,
  asset: string,
  t: Translate,
  locale: string,
): PillLines {
  const silent = silentLine(state, asset, t, locale);
  if (state === null || state.lastAnswerMs === null) return { fresh: silent, old: silent, silent };
  const fresh = freshLine(state, asset, t, locale);
  return { fresh, old: oldLine(fresh, state, t, locale), silent };
}

function freshLine(state: MarketState, asset: string, t: Translate, locale: string): PillLine {
  if (isUndated(state)) return fundingLine(state, asset, t, locale);
  const { regime } = state.regime;
  const { value } = state.average7;
  return {
    asset,
    glyph: regimeGlyph[regime],
    word: regimeWord(regime, t),
    number: value === null ? dash : perYearShort(value, t, locale),
    leverage: leverageRank(state, t, locale),
    age: '{age}',
    name: t('pill.name', spoken(state, asset, t, locale)),
  };
}

/** Without dated futures the line says who pays whom on the perpetuals. */
function fundingLine(state: MarketState, asset: string, t: Translate, locale: string): PillLine {
  const { value } = state.funding;
  return {
    asset,
    glyph: dash,
    word: value === null ? t('undated.word') : payerText(state, t),
    number: value === null ? dash : paidText(state, value, t, locale),
    leverage: leverageRank(state, t, locale),
    age: '{age}',
    name: t('pill.name', spoken(state, asset, t, locale)),
  };
}

/** The payer is named beside it, so the number has no sign of its own. */
const paidText = ({ payer }: MarketState, value: number, t: Translate, locale: string): string =>
  perYearShort(value, t, locale, payer ? 'never' : 'minus');

/** Only the number and its age are left: an old regime is not the regime of now. */
const oldLine = (fresh: PillLine, state: MarketState, t: Translate, locale: string): PillLine => ({
  ...fresh,
  word: null,
  leverage: null,
  age: t('pill.old'),
  name: t('pill.nameOld', spoken(state, fresh.asset, t, locale)),
});

function silentLine(
  state: MarketState | null,
  asset: string,
  t: Translate,
  locale: string,
): PillLine {
  const text = silentText(state, t, locale);
  return {
    asset,
    glyph: dash,
    word: text,
    number: null,
    leverage: null,
    age: null,
    name: t('pill.nameSilent', { asset: assetName(asset), text }),
  };
}

/** Why there is nothing to show, in the words of the closed line. */
export function silentText(state: MarketState | null, t: Translate, locale: string): string {
  if (state === null) return t('pill.starting');
  if (asksNobody(state)) return t('pill.notAllowed');
  return state.lastAnswerMs === null
    ? t('pill.noAnswer')
    : t('pill.noAnswerSince', { day: day(state.lastAnswerMs, locale) });
}

/** The sign is said as a word, so the number itself is spoken without one. */
function spoken(state: MarketState, asset: string, t: Translate, locale: string) {
  if (isUndated(state)) return spokenFunding(state, asset, t, locale);
  const { value } = state.average7;
  const number =
    value === null
      ? t('pill.number.none')
      : t(`pill.number.${side(value)}`, { percent: perYear(value, t, locale, 'never') });
  const rank = leverageRank(state, t, locale)?.spoken;
  return {
    asset: assetName(asset),
    regime: regimeInline(state.regime.regime, t),
    number: rank === undefined ? number : `${number}, ${rank}`,
  };
}

function spokenFunding(state: MarketState, asset: string, t: Translate, locale: string) {
  const { value } = state.funding;
  const paid = value === null ? dash : paidText(state, value, t, locale);
  return {
    asset: assetName(asset),
    regime: t('undated.inline'),
    number: `${payerText(state, t)} ${paid}`,
  };
}

function leverageRank(
  { leveragePercentile }: MarketState,
  t: Translate,
  locale: string,
): PillLine['leverage'] {
  if (leveragePercentile.value === null) return null;
  const percentile = decimal(Math.floor(leveragePercentile.value), locale, 0);
  return {
    full: t('pill.leverage', { percentile }),
    narrow: t('pill.percentile', { percentile }),
    spoken: t('pill.rank', { percentile }),
  };
}
