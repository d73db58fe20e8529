/**
 * The card behind the pill: the headline and the figures of the popup in a smaller place,
 * who was asked, and what is wrong with whom. Same words for the same numbers everywhere.
 */
import type { Settings } from '../settings/settings.ts';
import type { MarketState } from '../state/market-state.ts';
import { figuresView } from './figures-view.ts';
import { instant } from './format.ts';
import { headlineView, type HeadlineView } from './headline-view.ts';
import { noticeView } from './notice-view.ts';
import { pillContext, pillWhy } from './pill-context.ts';
import { silentText } from './pill-line.ts';
import { pillVenues } from './pill-venues.ts';
import { troubleView } from './trouble-view.ts';
import type { Translate } from './translate.ts';
import { isUndated, undatedText } from './undated.ts';
import { assetName } from './words.ts';

export interface PillRow {
  readonly label: string;
  readonly value: string;
  /** What goes with the value, or why there is none. */
  readonly note: string;
}

/** What the card says while there are numbers to show. */
export interface PillReading {
  /** Instant of the data, in full. */
  readonly time: string;
  readonly glyph: string;
  readonly word: string;
  /** "2.8 % a year", or a dash. */
  readonly number: string;
  /** "over spot (7-day average, ±1.3)", or why there is no number. */
  readonly about: string;
  readonly lines: readonly string[];
  readonly rows: readonly PillRow[];
  /** Why the regime is what it is. */
  readonly why: string | null;
  /** What to know before reading on; null on a good day. */
  readonly notice: string | null;
  /** Takes the place of `notice` when the numbers are old; `{age}` is filled in on the page. */
  readonly oldNotice: string;
}

const actions = [
  'hideWord',
  'hide',
  'later',
  'everywhere',
  'close',
  'shrink',
  'open',
  'move',
  'coin',
  'asking',
  'failed',
] as const;
export type PillAction = (typeof actions)[number];

export interface PillCard {
  readonly title: string;
  readonly reading: PillReading | null;
  /** Stands where there is no reading, or where it has become too old to be shown. */
  readonly silent: string;
  readonly venues: string;
  readonly actions: Readonly<Record<PillAction, string>>;
}

export const pillCard = (
  state: MarketState | null,
  asset: string,
  settings: Settings,
  t: Translate,
  locale: string,
): PillCard => ({
  title: t('pill.card.title', { asset: assetName(asset) }),
  reading: state && pillReading(state, settings, t, locale),
  silent: t('pill.card.silent', { text: silentText(state, t, locale) }),
  venues: state ? pillVenues(state, t, locale) : '',
  actions: Object.fromEntries(
    actions.map((action) => [action, t(`pill.card.${action}`)]),
  ) as PillCard['actions'],
});

function pillReading(
  state: MarketState,
  settings: Settings,
  t: Translate,
  locale: string,
): PillReading | null {
  if (state.lastAnswerMs === null) return null;
  const nowMs = state.computedAtMs;
  const time = instant(state.lastAnswerMs, t, locale);
  const headline = headlineView(state, settings, false, t, locale, nowMs);
  // What it says of ages would stand still here, where the page counts them on.
  const trouble = troubleView(state, settings, [], t, locale, nowMs);
  const lasting = trouble?.kind === 'not-allowed' ? trouble : null;
  const notice = noticeView(state, false, lasting, t, locale, nowMs);
  return {
    time,
    glyph: headline.glyph,
    word: headline.word,
    number: headline.number,
    about: aboutText(state, headline, t),
    lines: pillContext(state, settings, t, locale),
    rows: figuresView(state, t, locale, nowMs)
      .filter(({ id }) => id !== 'flow')
      .map(({ label, value, note }) => ({ label, value, note })),
    why: pillWhy(state, t, locale),
    notice: notice && notice.text,
    oldNotice: t('notice.stale', { time }),
  };
}

/** The figures stand below the number here, and beside it in the popup. */
function aboutText(state: MarketState, { relation, method }: HeadlineView, t: Translate): string {
  if (isUndated(state)) return undatedText('reason', state, t);
  return method ? `${relation} (${method})` : relation;
}
