/**
 * What the pill shows, ready to be shown: the background computes it and stores it as one
 * small item, and the script on other people's pages adds nothing but the age. Numbers are
 * here only where that script has to count with them.
 */
import type { RegimeId } from '../regime/regime.ts';
import { pollPeriod, type Settings, type Theme } from '../settings/settings.ts';
import type { MarketState } from '../state/market-state.ts';
import { day } from './format.ts';
import { expiryMs, stalePeriods } from './freshness.ts';
import { pillCard, type PillCard } from './pill-card.ts';
import { pillLines, type PillLines } from './pill-line.ts';
import type { Translate } from './translate.ts';
import { isUndated } from './undated.ts';
import { assetName, regimeInline, regimeTone, type Tone } from './words.ts';

export const pillViewVersion = 4;

export interface PillView {
  readonly version: typeof pillViewVersion;
  readonly asset: string;
  readonly enabled: boolean;
  /** Patterns of the sites that the user added. */
  readonly added: readonly string[];
  readonly places: Settings['pill']['places'];
  /** Ids of the sites on which it stays away. */
  readonly hiddenSites: readonly string[];
  readonly theme: Theme;
  /** That of the words. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly regime: RegimeId | null;
  /** Colour beside glyph and word, never instead of them. */
  readonly tone: Exclude<Tone, 'stale'>;
  /** The machine's clock less that of the exchanges, ms. */
  readonly clockSkewMs: number;
  /** Time of the data; null while there is none. */
  readonly atMs: number | null;
  /** From these ages on the line is `old`, then `silent`. */
  readonly staleAfterMs: number;
  readonly hideAfterMs: number;
  /** How often the numbers are made anew where somebody asks for them. */
  readonly everyMs: number;
  readonly lines: PillLines;
  readonly card: PillCard;
  /** Said once, politely, when the regime has changed. */
  readonly announcement: string | null;
  /** How ages are written; `{count}` and `{age}` are filled in on the page. */
  readonly ageWords: Readonly<Record<'now' | 'minutes' | 'hours' | 'days' | 'ago', string>>;
  /** The ten digits of the language. */
  readonly digits: readonly string[];
}

export const pillView = (
  state: MarketState | null,
  settings: Settings,
  added: readonly string[],
  t: Translate,
  locale: string,
): PillView => {
  const asset = state?.asset ?? settings.asset;
  const regime = state?.regime.regime ?? null;
  return {
    version: pillViewVersion,
    asset,
    enabled: settings.pill.enabled,
    added,
    places: settings.pill.places,
    hiddenSites: settings.pill.hiddenSites,
    theme: settings.theme,
    locale: t('language.tag'),
    direction: t('language.direction') === 'rtl' ? 'rtl' : 'ltr',
    regime,
    tone: regime === null ? 'neutral' : regimeTone[regime],
    clockSkewMs: state?.clockSkewMs ?? 0,
    atMs: state && dataTime(state),
    staleAfterMs: stalePeriods * pollPeriod(settings) * 60_000,
    everyMs: pollPeriod(settings) * 60_000,
    hideAfterMs: expiryMs,
    lines: pillLines(state, asset, t, locale),
    card: pillCard(state, asset, settings, t, locale),
    announcement: state && announcement(state, t, locale),
    ageWords: {
      now: t('pill.now'),
      minutes: t('age.minutes'),
      hours: t('age.hours'),
      days: t('age.days'),
      ago: t('pill.ago'),
    },
    digits: Array.from({ length: 10 }, (_, digit) => new Intl.NumberFormat(locale).format(digit)),
  };
};

/** Time of the last usable answer; a basis that is held is as old as when it was good. */
function dataTime(state: MarketState): number | null {
  const { held, asOfMs } = state.basisNow;
  return held && asOfMs !== null ? asOfMs : state.lastAnswerMs;
}

function announcement(state: MarketState, t: Translate, locale: string): string | null {
  if (isUndated(state)) return null;
  const { asset, regime, computedAtMs } = state;
  const words = { asset: assetName(asset), regime: regimeInline(regime.regime, t) };
  return regime.sinceDayMs === null
    ? t('pill.announceUnknown', words)
    : t('pill.announce', { ...words, day: day(regime.sinceDayMs, locale, computedAtMs) });
}
