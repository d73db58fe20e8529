/** The figures beside the regime: who pays, positions, leverage, price. None of them votes. */
import { assets } from '../quotes/assets.ts';
import type { Reading } from '../signals/reading.ts';
import type { MarketState } from '../state/market-state.ts';
import {
  age,
  coins,
  day,
  decimal,
  instant,
  percent,
  perYearShort,
  price as priceText,
  dash,
} from './format.ts';
import { flowLabel, flowMoved, flowNotes, flowValue } from './flow-words.ts';
import { leverageLabel, leverageMore, leverageNotes } from './leverage-words.ts';
import { changesText, positionsText, resetText } from './positions.ts';
import type { TextKey, Translate } from './translate.ts';
import { plural } from './plural.ts';
import { reasonText } from './words.ts';

export interface FigureView {
  /** Also that of its receipt. */
  readonly id: 'funding' | 'openInterest' | 'openInterestChange7' | 'leverage' | 'flow' | 'price';
  readonly label: string;
  /** A dash where there is no number. */
  readonly value: string;
  /** What to know about it in a few words: a change, a scope, or why it is missing. */
  readonly note: string;
  /** The time of the data and the reasons in full, on hover and focus. */
  readonly full: string;
  readonly known: boolean;
}

interface Words {
  readonly t: Translate;
  readonly locale: string;
  readonly nowMs: number;
}

export function figuresView(
  state: MarketState,
  t: Translate,
  locale: string,
  nowMs: number,
): FigureView[] {
  const words = { t, locale, nowMs };
  return [
    funding(state, words),
    openInterest(state, words),
    leverage(state, words),
    ...flow(state, words),
    price(state, words),
  ];
}

const payerKeys: Readonly<Record<NonNullable<MarketState['payer']>, TextKey>> = {
  'longs-pay': 'figures.longsPay',
  'longs-pay-up': 'figures.longsPayUp',
  'shorts-pay': 'figures.shortsPay',
};

/** "Longs pay shorts", which says the sign of the number beside it. */
export const payerText = ({ payer }: MarketState, t: Translate): string =>
  t(payer ? payerKeys[payer] : 'figures.funding');

function funding(state: MarketState, words: Words): FigureView {
  const { t, locale } = words;
  const { funding, payer } = state;
  return figure('funding', payerText(state, t), funding, words, {
    write: (value) => perYearShort(value, t, locale, payer ? 'never' : 'minus'),
    notes: [
      funding.venues.length === 0
        ? t('figures.fundingPast')
        : t('figures.fundingScope', {
            venues: plural('venues', funding.venues.filter(isUsed).length, t, locale),
          }),
    ],
  });
}

const isUsed = ({ excluded }: { readonly excluded: unknown }): boolean => excluded === null;

function openInterest(state: MarketState, words: Words): FigureView {
  const { t, locale } = words;
  // Of a past day the change alone is on record.
  const change = state.openInterestChange7;
  if (state.openInterest.reason?.key === 'notOnRecord' && change.value !== null)
    return figure('openInterestChange7', t('figures.openInterestChange'), change, words, {
      write: (value) => percent(value, locale, 0, 'always'),
      notes: [...changesText(state, t, locale), positionsText(state, t)],
    });
  return figure('openInterest', t('figures.openInterest'), state.openInterest, words, {
    write: (value) => coins(value, state.asset, t, locale),
    notes: [...changesText(state, t, locale), resetText(state, t, locale), positionsText(state, t)],
  });
}

function leverage(state: MarketState, words: Words): FigureView {
  const { t, locale } = words;
  return figure('leverage', leverageLabel(state, t), state.leverage, words, {
    write: (value) => decimal(value, locale, 3),
    notes: leverageNotes(state, t, locale),
    more: leverageMore(state, t),
  });
}

/** Only of coins whose flows are counted; what was imported is named beside the proxy. */
function flow(state: MarketState, words: Words): FigureView[] {
  const { t, locale } = words;
  const proxy = state.flows.find(({ kind }) => kind === 'proxy');
  if (!proxy || !hasFlow(state.asset)) return [];
  return [
    figure('flow', flowLabel(proxy, t), proxy.amount, words, {
      write: (value) => flowValue(value, locale),
      notes: flowNotes(state, proxy, t, locale),
      more: [flowMoved(state, proxy, t, locale)],
    }),
  ];
}

const hasFlow = (id: MarketState['asset']): boolean =>
  assets.some((asset) => asset.id === id && asset.reserve);

function price({ price, high, priceChange24h }: MarketState, words: Words): FigureView {
  const { t, locale, nowMs } = words;
  return figure('price', t('figures.price'), price, words, {
    write: (value) => priceText(value, locale),
    notes: [
      high &&
        t('figures.fromHigh', {
          percent: percent(high.drawdownPercent, locale, 0, 'always'),
          day: day(high.dayMs, locale, nowMs),
        }),
      priceChange24h === null
        ? null
        : t('figures.change24h', { percent: percent(priceChange24h, locale, 1, 'always') }),
    ],
  });
}

function noteOf({ reason }: Reading, { t, locale }: Words): string {
  return reason ? reasonText(reason, t, locale) : t('reason.unsaid');
}

/** "3 h old: incomplete without Binance", where a value is kept for want of a newer one. */
function keptText(reading: Reading, words: Words): string {
  const { t, locale, nowMs } = words;
  const reason = noteOf(reading, words);
  if (reading.asOfMs === null) return reason;
  return t('figures.kept', { age: age(nowMs - reading.asOfMs, t, locale), reason });
}

interface Written {
  write(value: number): string;
  readonly notes: readonly (string | null)[];
  /** On hover and focus only. */
  readonly more?: readonly string[];
}

function figure(
  id: FigureView['id'],
  label: string,
  reading: Reading,
  words: Words,
  { write, notes, more = [] }: Written,
): FigureView {
  const { t, locale } = words;
  if (reading.value === null) {
    const note = noteOf(reading, words);
    return { id, label, value: dash, note, full: note, known: false };
  }
  const said = notes.filter((note) => note !== null);
  const asOf = reading.asOfMs === null ? null : instant(reading.asOfMs, t, locale);
  const reason = reading.reason && keptText(reading, words);
  return {
    id,
    label,
    value: write(reading.value),
    note: [...said, reason].filter((note) => note !== null).join(' · '),
    full: [...said, ...more, reason, asOf].filter((note) => note !== null).join('\n'),
    known: true,
  };
}
