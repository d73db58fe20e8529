/** What each receipt of a state is made of. Numbers the state holds bare get their inputs here. */
import type { Settings } from '../settings/settings.ts';
import type { Evidence, Unit } from '../signals/reading.ts';
import type { MarketState } from '../state/market-state.ts';
import { leverageLabel, leverageSentences } from './leverage-words.ts';
import type { ReceiptId } from './receipt-ids.ts';
import type { ReceiptItem, ReceiptSource } from './receipt-json.ts';
import { changeItems, flowItems, ratioParts } from './receipt-positions.ts';
import type { Translate } from './translate.ts';
import { isUndated } from './undated.ts';

/** Of a number that the state holds without its inputs. */
const bare = (
  value: number | null,
  unit: Unit,
  asOfMs: number | null,
  evidence: readonly Evidence[] = [],
): ReceiptSource => ({ value, unit, asOfMs, reason: null, evidence });

export function receiptItems(
  state: MarketState,
  { cashPercent }: Pick<Settings, 'cashPercent'>,
  t: Translate,
  locale: string,
): ReceiptItem[] {
  const { average7, lowerShare, regime, high, price, history } = state;
  const item = (
    id: Exclude<ReceiptId, 'openInterestChange' | 'flow'>,
    source: ReceiptSource,
    notes: readonly string[] = [],
  ): ReceiptItem => ({
    id,
    key: id,
    title: id === 'leverage' ? leverageLabel(state, t) : t(`receipts.${id}`),
    source,
    notes,
  });
  const ofBasis = [
    item('basisNow', state.basisNow),
    item('average7', average7),
    item('average30', state.average30),
    item('error', bare(state.errorPercent, 'percent-per-year', history.lastClosedDayMs)),
    item(
      'lowerShare',
      bare(lowerShare === null ? null : lowerShare * 100, 'percent', average7.asOfMs, [
        { name: 'average7', value: average7.value, unit: 'percent-per-year' },
      ]),
    ),
    item('regime', bare(null, 'percent-per-year', regime.sinceDayMs, regime.evidence)),
  ];
  const fromHigh: readonly Evidence[] = high
    ? [
        { name: 'highPrice', value: high.price, unit: 'usd' },
        { name: 'highDay', value: high.dayMs, unit: 'time' },
      ]
    : [];
  return [
    ...(isUndated(state) ? [] : ofBasis),
    item('funding', state.funding),
    item('openInterest', state.openInterest),
    item('openInterestChange7', state.openInterestChange7),
    ...changeItems(state, t, locale),
    item('openInterestFromHigh', state.openInterestFromHigh),
    item('leverage', state.leverage, leverageSentences(state, t, locale)),
    item('leveragePercentile', { ...state.leveragePercentile, unit: 'percentile' }),
    item(
      'leverageChange30',
      bare(state.leverageChange30?.percent ?? null, 'percent', null, ratioParts(state)),
    ),
    ...flowItems(state, t, locale),
    item('price', price),
    item('priceChange24h', bare(state.priceChange24h, 'percent', price.asOfMs)),
    item('high', bare(high?.drawdownPercent ?? null, 'percent', price.asOfMs, fromHigh)),
    item('cash', bare(cashPercent, 'percent-per-year', null)),
  ];
}
