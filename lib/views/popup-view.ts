/** The whole popup as ready strings: one part a file, this one puts them together. */
import { assets } from '../quotes/assets.ts';
import type { Settings } from '../settings/settings.ts';
import type { MarketState } from '../state/market-state.ts';
import type { ListedExchange } from './exchanges-view.ts';
import { figuresView, type FigureView } from './figures-view.ts';
import { footerView, type FooterView } from './footer-view.ts';
import { age, instant } from './format.ts';
import {
  isStale,
  lastReadingMs,
  ofAsset,
  readingAgeMs,
  trueNow,
  withoutExpired,
} from './freshness.ts';
import { headlineView, type HeadlineView } from './headline-view.ts';
import { healthView, type HealthView } from './health-view.ts';
import { meaningView, type MeaningView } from './meaning-view.ts';
import {
  clockNotice,
  noticeView,
  type NoticeView,
  pastNotice,
  switchNotice,
} from './notice-view.ts';
import type { PathsSaid } from './paths-text.ts';
import { type Documentation, receiptsView, type ReceiptView } from './receipts-view.ts';
import { leadingTo, type Piece } from './rich-text.ts';
import { scaleView, type ScaleView } from './scale-view.ts';
import { startingState } from './starting-state.ts';
import type { Translate } from './translate.ts';
import { troubleView } from './trouble-view.ts';
import { isUndated } from './undated.ts';

export interface PopupView {
  readonly asset: string;
  /** The coins to choose from. */
  readonly assets: readonly {
    readonly id: string;
    readonly name: string;
    readonly isShown: boolean;
  }[];
  readonly stale: boolean;
  /** It is of a closed day, not of now. */
  readonly isPast: boolean;
  /** Age of the last answer, and its instant in full. */
  readonly age: string;
  readonly ageFull: string;
  readonly notice: NoticeView | null;
  /** Set while the machine's clock is known to be wrong. */
  readonly clock: NoticeView | null;
  readonly headline: HeadlineView;
  /** Null where there are no dated futures to place on it. */
  readonly scale: ScaleView | null;
  readonly figures: readonly FigureView[];
  readonly meaning: MeaningView;
  readonly health: HealthView;
  readonly receipts: readonly ReceiptView[];
  readonly footer: FooterView;
}

function withReceipts(meaning: MeaningView, receipts: readonly ReceiptView[]): MeaningView {
  const keys = new Set<string>(['cases', ...receipts.map(({ key }) => key)]);
  const linked = (pieces: readonly Piece[]) => leadingTo(pieces, (receipt) => keys.has(receipt));
  return {
    ...meaning,
    line: meaning.line.map(linked),
    paragraph: meaning.paragraph.map(linked),
    full: meaning.full.map((part) => ({ ...part, text: linked(part.text) })),
    terms: meaning.terms.map((term) => ({ ...term, text: linked(term.text) })),
  };
}

/** What stands beside the state once the record has been read. */
export interface Beside {
  /** Null while earlier cases have not been counted. */
  readonly paths: PathsSaid | null;
  readonly documentation: Documentation;
  readonly listed: readonly ListedExchange[];
  /** The closed day that the state is of; null while it is of now. */
  readonly asOfDayMs: number | null;
}

export const nothingBeside: Beside = {
  paths: null,
  documentation: {},
  listed: [],
  asOfDayMs: null,
};

export function popupView(
  found: MarketState | null,
  settings: Settings,
  t: Translate,
  locale: string,
  clockMs: number,
  { paths, documentation, listed, asOfDayMs }: Beside = nothingBeside,
): PopupView {
  const known = ofAsset(found, settings);
  const nowMs = trueNow(known, clockMs);
  const state = withoutExpired(known ?? startingState(settings.asset, nowMs), nowMs);
  const isPast = asOfDayMs !== null;
  const stale = !isPast && isStale(state, settings, nowMs);
  const ageMs = readingAgeMs(state, nowMs);
  const atMs = lastReadingMs(state);
  const trouble = troubleView(state, settings, listed, t, locale, nowMs);
  const notice =
    known === found ? noticeView(state, stale, trouble, t, locale, nowMs) : switchNotice(state, t);
  const receipts = receiptsView(state, settings, documentation, t, locale, nowMs);
  return {
    asset: state.asset,
    assets: assets.map(({ id, name }) => ({ id, name, isShown: id === state.asset })),
    stale,
    isPast,
    age: isPast ? '' : ageMs === null ? t('popup.noAge') : age(ageMs, t, locale),
    ageFull: atMs === null ? t('toolbar.noAnswer') : instant(atMs, t, locale),
    notice: isPast ? pastNotice(asOfDayMs, t, locale) : notice,
    clock: clockNotice(state, t, locale),
    headline: headlineView(state, settings, stale, t, locale, nowMs),
    scale: isUndated(state) ? null : scaleView(state, settings, t, locale),
    figures: figuresView(state, t, locale, nowMs),
    meaning: withReceipts(meaningView(state, settings, paths, t, locale, nowMs, isPast), receipts),
    health: {
      ...healthView(state, t, locale, nowMs),
      ...(isPast && { none: t('venues.notKept'), others: null, isChoice: false }),
    },
    receipts,
    footer: { ...footerView(state, t, locale, nowMs), ...(isPast && { nextClose: null }) },
  };
}
