/** The toolbar button: at most four glyphs, and one sentence behind them. */
import type { RegimeId } from '../regime/regime.ts';
import type { BadgeMetric, Settings } from '../settings/settings.ts';
import type { Reading } from '../signals/reading.ts';
import type { MarketState } from '../state/market-state.ts';
import { badgeChange, badgeNumber, badgePercentile } from './badge-text.ts';
import { age, dash, day, perYear, percent, side } from './format.ts';
import { readingAgeMs, isLoading, isStale, withoutExpired } from './freshness.ts';
import { type ToolbarIcon, toolbarIcon } from './toolbar-icon.ts';
import type { Translate } from './translate.ts';
import { isUndated } from './undated.ts';
import { asksNobody, venueCountText } from './venues.ts';
import { regimeGlyph, regimeInline, regimeTone, type Tone } from './words.ts';

export interface ToolbarView {
  readonly text: string;
  readonly title: string;
  readonly tone: Tone;
  readonly regime: RegimeId;
  readonly icon: ToolbarIcon;
}

const loadingText = '…';
const unknownText = '?';

export function toolbarView(
  found: MarketState | null,
  settings: Settings,
  t: Translate,
  locale: string,
  nowMs: number,
): ToolbarView {
  if (found === null) {
    const text = settings.badge.mode === 'off' ? '' : loadingText;
    const icon = toolbarIcon('unknown', 'neutral', false);
    return { text, title: t('toolbar.starting'), tone: 'neutral', regime: 'unknown', icon };
  }
  const state = withoutExpired(found, nowMs);
  const stale = isStale(state, settings, nowMs);
  return {
    text: badgeText(state, settings),
    title: title(state, stale, t, locale, nowMs),
    tone: stale ? 'stale' : tone(state, settings),
    regime: state.regime.regime,
    icon: toolbarIcon(
      isUndated(state) ? 'none' : state.regime.regime,
      regimeTone[state.regime.regime],
      stale,
    ),
  };
}

function badgeText(state: MarketState, { badge }: Settings): string {
  if (badge.mode === 'off') return '';
  if (badge.mode === 'quiet' && state.regime.regime === 'usual') return '';
  if (isUndated(state) && ofDated.has(badge.metric)) return dash;
  const isOnItsWay = isLoading(state) && !asksNobody(state);
  return metricText(state, badge.metric) ?? (isOnItsWay ? loadingText : unknownText);
}

/** What the badge shows of dated futures alone. */
const ofDated: ReadonlySet<BadgeMetric> = new Set(['basis', 'story-scale', 'regime']);

const shown = ({ value }: Reading, write: (value: number) => string): string | null =>
  value === null ? null : write(value);

function metricText(state: MarketState, metric: Settings['badge']['metric']): string | null {
  switch (metric) {
    case 'basis':
      return shown(state.average7, (value) => badgeNumber(value, 1));
    case 'story-scale':
      return shown(state.average7, (value) => badgeNumber((value * 30) / 365, 2));
    case 'funding':
      return shown(state.funding, (value) => badgeNumber(value, 1));
    case 'open-interest':
      return shown(state.openInterestChange7, badgeChange);
    case 'leverage':
      return shown(state.leveragePercentile, badgePercentile);
    case 'regime': {
      const { regime } = state.regime;
      return regime === 'unknown' ? null : regimeGlyph[regime];
    }
  }
}

function tone(state: MarketState, { badge }: Settings): Tone {
  if (badge.metric === 'open-interest' || badge.metric === 'leverage') return 'neutral';
  if (badge.metric !== 'funding') return regimeTone[state.regime.regime];
  if (state.payer === 'shorts-pay') return 'below';
  return state.payer === 'longs-pay-up' ? 'above' : 'neutral';
}

function title(
  state: MarketState,
  stale: boolean,
  t: Translate,
  locale: string,
  nowMs: number,
): string {
  if (asksNobody(state) && state.lastAnswerMs === null)
    return t(isRefused(state) ? 'toolbar.notAllowed' : 'toolbar.noneAsked');
  const ageMs = readingAgeMs(state, nowMs);
  const aged = ageMs === null ? null : age(ageMs, t, locale);
  return [
    basisPart(state, t, locale),
    regimePart(state, t, locale, nowMs),
    payerPart(state, t, locale),
    venueCountText(state, t, locale),
    aged === null ? t('toolbar.noAnswer') : stale ? t('toolbar.stale', { age: aged }) : aged,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

const isRefused = ({ exchanges }: MarketState): boolean =>
  exchanges.some(({ access }) => access === 'not-allowed');

function basisPart(state: MarketState, t: Translate, locale: string): string {
  const { asset, average7, history } = state;
  if (isUndated(state)) return t('undated.toolbar', { asset });
  if (average7.value === null) {
    return isLoading(state)
      ? t('toolbar.history', {
          asset,
          percent: percent(Math.min(99, history.progress * 100), locale, 0),
        })
      : t('toolbar.noBasis', { asset });
  }
  const value = perYear(average7.value, t, locale, 'never');
  return t(`toolbar.${side(average7.value)}`, { asset, value });
}

function regimePart(
  state: MarketState,
  t: Translate,
  locale: string,
  nowMs: number,
): string | null {
  if (isUndated(state)) return null;
  const { regime, sinceDayMs } = state.regime;
  const word = regimeInline(regime, t);
  return sinceDayMs === null
    ? word
    : t('toolbar.since', { word, day: day(sinceDayMs, locale, nowMs) });
}

/** "longs pay 5.6 %"; only perpetuals are paid for. */
function payerPart({ payer, funding }: MarketState, t: Translate, locale: string): string | null {
  if (payer === null || funding.value === null) return null;
  const value = percent(funding.value, locale, 1, 'never');
  return t(payer === 'shorts-pay' ? 'toolbar.shortsPay' : 'toolbar.longsPay', { value });
}
