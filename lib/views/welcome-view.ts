/**
 * The page of the first run: how much of the past is here, and the reading as soon as there
 * is one. Its pictures show no numbers.
 */
import type { RegimeId } from '../regime/regime.ts';
import type { Settings } from '../settings/settings.ts';
import type { MarketState } from '../state/market-state.ts';
import { percent } from './format.ts';
import { isStale, ofAsset, trueNow, withoutExpired } from './freshness.ts';
import { type HeadlineView, headlineView } from './headline-view.ts';
import type { ListedExchange } from './exchanges-view.ts';
import { type ScaleView, scaleView } from './scale-view.ts';
import type { Translate } from './translate.ts';
import { type Trouble, troubleView } from './trouble-view.ts';
import { isUndated } from './undated.ts';
import { failureText, regimeGlyph } from './words.ts';

export interface WelcomeView {
  /** Share of the history that is here, 0 to 1; null once it is whole. */
  readonly progress: number | null;
  readonly status: string;
  /** What keeps the numbers away, and what can be done about it; null where nothing does. */
  readonly trouble: Trouble | null;
  /** Null until there is an average to read. */
  readonly headline: HeadlineView | null;
  readonly scale: ScaleView | null;
}

export function welcomeView(
  found: MarketState | null,
  settings: Settings,
  listed: readonly ListedExchange[],
  t: Translate,
  locale: string,
  clockMs: number,
): WelcomeView {
  const state = ofAsset(found, settings);
  const nowMs = trueNow(state, clockMs);
  const trouble = state && troubleView(state, settings, listed, t, locale, nowMs);
  if (state === null || state.lastAnswerMs === null) {
    const nothing = { headline: null, scale: null, trouble };
    return trouble?.isGrave
      ? { ...nothing, progress: null, status: '' }
      : { ...nothing, progress: 0, status: t('welcome.history.waiting') };
  }
  const { progress, failure } = state.history;
  const kept = withoutExpired(state, nowMs);
  const isRead = kept.average7.value !== null && kept.regime.regime !== 'unknown';
  return {
    progress: progress < 1 ? progress : null,
    status: statusText(progress, failure, t, locale),
    trouble,
    headline:
      isRead || isUndated(kept)
        ? headlineView(kept, settings, isStale(kept, settings, nowMs), t, locale, nowMs)
        : null,
    scale: isRead ? scaleView(kept, settings, t, locale) : null,
  };
}

function statusText(
  progress: number,
  failure: MarketState['history']['failure'],
  t: Translate,
  locale: string,
): string {
  if (progress >= 1) return t('welcome.history.done');
  if (failure) return t('welcome.history.failed', { why: failureText(failure, t) });
  const shown = percent(Math.min(99, Math.floor(progress * 100)), locale, 0);
  return t('welcome.history.loading', { percent: shown });
}

interface PictureLabels {
  readonly title: string;
  readonly text: string;
  /** For those who do not see it. */
  readonly picture: string;
}

/** From the highest band down. */
export interface BandLabel {
  readonly regime: RegimeId;
  readonly glyph: string;
  readonly word: string;
}

export interface WelcomeLabels {
  readonly title: string;
  readonly intro: string;
  readonly basis: PictureLabels & {
    readonly future: string;
    readonly coin: string;
    readonly gap: string;
    readonly today: string;
    readonly end: string;
  };
  readonly regime: PictureLabels & { readonly bands: readonly BandLabel[] };
  readonly leverage: PictureLabels & {
    readonly longs: string;
    readonly shorts: string;
    readonly funding: string;
    readonly open: string;
    readonly held: string;
  };
  readonly history: string;
  readonly reading: string;
  /** In the place of `history` while something keeps it away. */
  readonly trouble: Readonly<Record<Trouble['kind'], string>>;
  readonly open: string;
  readonly settings: string;
  readonly note: string;
}

const bands = ['rich', 'usual', 'thin', 'discount'] as const;

export const welcomeLabels = (t: Translate): WelcomeLabels => {
  const picture = (id: 'basis' | 'regime' | 'leverage'): PictureLabels => ({
    title: t(`welcome.${id}.title`),
    text: t(`welcome.${id}.text`),
    picture: t(`welcome.${id}.picture`),
  });
  return {
    title: t('welcome.title'),
    intro: t('welcome.intro'),
    basis: {
      ...picture('basis'),
      future: t('welcome.basis.future'),
      coin: t('welcome.basis.coin'),
      gap: t('welcome.basis.gap'),
      today: t('welcome.basis.today'),
      end: t('welcome.basis.end'),
    },
    regime: {
      ...picture('regime'),
      bands: bands.map((regime) => ({
        regime,
        glyph: regimeGlyph[regime],
        word: t(`regime.${regime}.short`),
      })),
    },
    leverage: {
      ...picture('leverage'),
      longs: t('welcome.leverage.longs'),
      shorts: t('welcome.leverage.shorts'),
      funding: t('welcome.leverage.funding'),
      open: t('welcome.leverage.open'),
      held: t('welcome.leverage.held'),
    },
    history: t('welcome.history.title'),
    reading: t('welcome.reading.title'),
    trouble: {
      'not-allowed': t('trouble.title.notAllowed'),
      offline: t('trouble.title.offline'),
      refused: t('trouble.title.refused'),
    },
    open: t('welcome.open'),
    settings: t('welcome.settings'),
    note: t('welcome.note'),
  };
};
