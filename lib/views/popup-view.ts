/** The whole popup as ready strings: one part a file, this one puts them together. */
import type { Settings } from '../settings/settings.ts';
import type { MarketState } from '../state/market-state.ts';
import { figuresView, type FigureView } from './figures-view.ts';
import { footerView, type FooterView } from './footer-view.ts';
import { age, instant } from './format.ts';
import { isStale, lastReadingMs, readingAgeMs, withoutExpired } from './freshness.ts';
import { headlineView, type HeadlineView } from './headline-view.ts';
import { healthView, type HealthView } from './health-view.ts';
import { meaningView, type MeaningView } from './meaning-view.ts';
import { noticeView, type NoticeView } from './notice-view.ts';
import { receiptsView, type ReceiptView } from './receipts-view.ts';
import { scaleView, type ScaleView } from './scale-view.ts';
import { startingState } from './starting-state.ts';
import type { Translate } from './translate.ts';

export interface PopupView {
  readonly asset: string;
  readonly stale: boolean;
  /** Age of the last answer, and its instant in full. */
  readonly age: string;
  readonly ageFull: string;
  readonly notice: NoticeView | null;
  readonly headline: HeadlineView;
  readonly scale: ScaleView;
  readonly figures: readonly FigureView[];
  readonly meaning: MeaningView;
  readonly health: HealthView;
  readonly receipts: readonly ReceiptView[];
  readonly footer: FooterView;
}

export function popupView(
  found: MarketState | null,
  settings: Settings,
  t: Translate,
  locale: string,
  nowMs: number,
): PopupView {
  const state = withoutExpired(found ?? startingState(settings.asset, nowMs), nowMs);
  const stale = isStale(state, settings, nowMs);
  const ageMs = readingAgeMs(state, nowMs);
  const atMs = lastReadingMs(state);
  return {
    asset: state.asset,
    stale,
    age: ageMs === null ? t('popup.noAge') : age(ageMs, t, locale),
    ageFull: atMs === null ? t('toolbar.noAnswer') : instant(atMs, t, locale),
    notice: noticeView(state, stale, t, locale, nowMs),
    headline: headlineView(state, settings, stale, t, locale, nowMs),
    scale: scaleView(state, settings, t, locale),
    figures: figuresView(state, t, locale, nowMs),
    meaning: meaningView(state, settings, t, locale, nowMs),
    health: healthView(state, t, locale, nowMs),
    receipts: receiptsView(state, t, locale),
    footer: footerView(state, t, locale, nowMs),
  };
}
