/** The one thing to know before reading the numbers, where there is one. */
import type { MarketState } from '../state/market-state.ts';
import { isStoreProblem } from '../state/store-problem.ts';
import { age, instant, longDay, percent } from './format.ts';
import { isExpired, isLoading, lastReadingMs, readingAgeMs } from './freshness.ts';
import type { Translate } from './translate.ts';
import type { Trouble } from './trouble-view.ts';
import { isUndated } from './undated.ts';
import { asksNobody } from './venues.ts';
import { assetName, failureText, reasonText, storeText } from './words.ts';

export interface NoticeView {
  readonly kind:
    'loading' | 'stale' | Trouble['kind'] | 'no-answer' | 'no-record' | 'held' | 'clock' | 'past';
  readonly text: string;
  /** Share of the history that is loaded, 0 to 1, while it loads. */
  readonly progress: number | null;
  /** What the reader can have done about it in a click. */
  readonly action?: Trouble['action'];
}

/**
 * The first that holds: nobody asked, no answer, old ones, a first run, no record, a held
 * value, and last an exchange that is missing without being missed.
 */
export function noticeView(
  state: MarketState,
  stale: boolean,
  trouble: Trouble | null,
  t: Translate,
  locale: string,
  nowMs: number,
): NoticeView | null {
  const numbers = numbersNotice(state, stale, t, locale, nowMs);
  if (trouble === null) return numbers;
  const told = troubleNotice(trouble);
  if (!trouble.isGrave) return numbers ?? told;
  const isOld = numbers?.kind === 'stale' && !trouble.someAnswer;
  return isOld ? { ...told, text: `${numbers.text} ${told.text}` } : told;
}

const troubleNotice = ({ kind, text, action }: Trouble): NoticeView => ({
  kind,
  text,
  progress: null,
  action,
});

function numbersNotice(
  state: MarketState,
  stale: boolean,
  t: Translate,
  locale: string,
  nowMs: number,
): NoticeView | null {
  const { average7, basisNow, exchanges, history, lastAnswerMs } = state;
  if (asksNobody(state)) return { kind: 'no-answer', text: t('notice.noneAsked'), progress: null };
  if (lastAnswerMs === null && exchanges.some(({ failure }) => failure !== null))
    return { kind: 'no-answer', text: t('notice.noAnswer'), progress: null };
  const readAtMs = lastReadingMs(state);
  if (stale && readAtMs !== null)
    return {
      kind: 'stale',
      text: t(isExpired(state, nowMs) ? 'notice.expired' : 'notice.stale', {
        age: age(readingAgeMs(state, nowMs) ?? 0, t, locale),
        time: instant(readAtMs, t, locale),
      }),
      progress: null,
    };
  const hasNumber = average7.value !== null || isUndated(state);
  if (isLoading(state))
    return {
      kind: 'loading',
      text: t(hasNumber ? 'notice.loadingRest' : 'notice.loading', {
        percent: percent(Math.min(99, history.progress * 100), locale, 0),
      }),
      progress: history.progress,
    };
  if (isStoreProblem(history.failure)) {
    const effect = t(history.firstDayMs === null ? 'notice.keepsNone' : 'notice.keepsNoMore');
    const text = `${storeText(history.failure, t)} ${effect}`;
    return { kind: 'no-record', text, progress: null };
  }
  if (isUndated(state)) return null;
  if (history.failure !== null && average7.value === null)
    return {
      kind: 'no-record',
      text: t('notice.noRecord', { why: failureText(history.failure, t) }),
      progress: null,
    };
  if (basisNow.held || basisNow.degraded) {
    const reason = basisNow.reason ? reasonText(basisNow.reason, t, locale) : null;
    const text = t(basisNow.held ? 'notice.held' : 'notice.degraded');
    return { kind: 'held', text: reason === null ? text : `${text} ${reason}.`, progress: null };
  }
  return null;
}

/** Stands beside any other notice: a wrong clock is the reader's to put right. */
export function clockNotice(
  { clockSkewMs }: MarketState,
  t: Translate,
  locale: string,
): NoticeView | null {
  if (clockSkewMs === 0) return null;
  const skew = age(Math.abs(clockSkewMs), t, locale);
  const text = t(clockSkewMs > 0 ? 'notice.clockFast' : 'notice.clockSlow', { skew });
  return { kind: 'clock', text, progress: null };
}

/** Said between the choice of another coin and its first numbers. */
export const switchNotice = ({ asset }: MarketState, t: Translate): NoticeView => ({
  kind: 'loading',
  text: t('notice.switching', { asset: assetName(asset) }),
  progress: null,
});

/** Nothing on the page is of now, which has to be said before anything else. */
export const pastNotice = (day: number, t: Translate, locale: string): NoticeView => ({
  kind: 'past',
  text: t('asOf.notice', { day: longDay(day, locale) }),
  progress: null,
});
