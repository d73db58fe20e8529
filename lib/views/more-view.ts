/**
 * What stands behind the charts: the curve of this minute by expiry, every venue with its
 * next funding payment, leverage ratio and exchange flow against their own years.
 */
import type { Reading } from '../signals/reading.ts';
import type { MarketDetail, NextFunding } from '../state/market-detail.ts';
import type { MarketState } from '../state/market-state.ts';
import { type CurveView, curveView } from './curve-view.ts';
import { age, dash, decimal, instant, percent } from './format.ts';
import { flowLabel, flowMoved, flowNotes, flowValue } from './flow-words.ts';
import { leverageLabel, leverageNotes } from './leverage-words.ts';
import type { Translate } from './translate.ts';
import { properName, reasonText } from './words.ts';

interface PaymentRow {
  readonly name: string;
  /** 7-day funding, % a year. */
  readonly funding: string;
  /** "in 3 h", or a dash. */
  readonly next: string;
  readonly nextFull: string;
}

export interface RankView {
  readonly title: string;
  readonly value: string;
  /** Percentile of its own last year, 0 to 100; null where it is unknown. */
  readonly percentile: number | null;
  readonly text: string;
}

export interface MoreView {
  /** Null where no contract answered, or of a past day. */
  readonly curve: CurveView | null;
  readonly payments: readonly PaymentRow[];
  readonly ranks: readonly RankView[];
  /** Said in place of what only the minute tells; null of now. */
  readonly none: string | null;
}

/** @param detail what the background stored; undefined where that is nothing, null of a past day */
export function moreView(
  state: MarketState,
  detail: MarketDetail | null | undefined,
  t: Translate,
  locale: string,
  nowMs: number,
): MoreView {
  const own = detail?.asset === state.asset ? detail : null;
  return {
    curve: curveView(own?.contracts ?? [], t, locale, nowMs),
    payments: state.funding.venues.map(({ exchange, value }) => {
      const at = nextPayment(own?.funding ?? [], exchange, nowMs);
      return {
        name: properName(exchange),
        funding: percent(value, locale),
        next: at === null ? dash : t('more.in', { age: age(at - nowMs, t, locale) }),
        nextFull: at === null ? t('more.paymentUnknown') : instant(at, t, locale),
      };
    }),
    ranks: ranks(state, t, locale),
    none: detail === null ? t('more.past') : null,
  };
}

/** When the first perpetual of an exchange pays next; null where its interval is not known. */
function nextPayment(
  payments: readonly NextFunding[],
  exchange: string,
  nowMs: number,
): number | null {
  const next = payments
    .filter((each) => each.exchange === exchange && each.intervalMs > 0)
    .map(
      ({ paidAtMs, intervalMs }) =>
        paidAtMs + intervalMs * Math.max(1, Math.ceil((nowMs - paidAtMs) / intervalMs)),
    );
  return next.length === 0 ? null : Math.min(...next);
}

/** Leverage and flow, each against its own last year. */
function ranks(state: MarketState, t: Translate, locale: string): RankView[] {
  const { leverage, leveragePercentile, flows } = state;
  const proxy = flows.find(({ kind }) => kind === 'proxy');
  return [
    {
      title: leverageLabel(state, t),
      value: leverage.value === null ? dash : decimal(leverage.value, locale, 3),
      percentile: leveragePercentile.value,
      text:
        leverage.value === null
          ? noteOf(leverage, t, locale)
          : leverageNotes(state, t, locale).join(' · '),
    },
    ...(proxy
      ? [
          {
            title: flowLabel(proxy, t),
            value: proxy.amount.value === null ? dash : flowValue(proxy.amount.value, locale),
            percentile: proxy.percentile,
            text:
              proxy.amount.value === null
                ? noteOf(proxy.amount, t, locale)
                : [...flowNotes(state, proxy, t, locale), flowMoved(state, proxy, t, locale)].join(
                    ' · ',
                  ),
          },
        ]
      : []),
  ];
}

const noteOf = ({ reason }: Reading, t: Translate, locale: string): string =>
  reason ? reasonText(reason, t, locale) : t('reason.unsaid');
