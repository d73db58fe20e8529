/** What each receipt of a state is made of. Numbers the state holds bare get their inputs here. */
import type { Settings } from '../settings/settings.ts';
import type { Evidence, Unit } from '../signals/reading.ts';
import type { MarketState } from '../state/market-state.ts';
import type { ReceiptId } from './receipt-ids.ts';
import type { ReceiptSource } from './receipt-json.ts';
import { isUndated } from './undated.ts';

/** Of a number that the state holds without its inputs. */
const bare = (
  value: number | null,
  unit: Unit,
  asOfMs: number | null,
  evidence: readonly Evidence[] = [],
): ReceiptSource => ({ value, unit, asOfMs, reason: null, evidence });

export function sourcesOfState(
  state: MarketState,
  { cashPercent }: Pick<Settings, 'cashPercent'>,
): readonly (readonly [ReceiptId, ReceiptSource])[] {
  const { average7, regime, high, price, history } = state;
  const ofBasis = [
    ['basisNow', state.basisNow],
    ['average7', average7],
    ['average30', state.average30],
    ['error', bare(state.errorPercent, 'percent-per-year', history.lastClosedDayMs)],
    [
      'lowerShare',
      bare(state.lowerShare === null ? null : state.lowerShare * 100, 'percent', average7.asOfMs, [
        { name: 'average7', value: average7.value, unit: 'percent-per-year' },
      ]),
    ],
    ['regime', bare(null, 'percent-per-year', regime.sinceDayMs, regime.evidence)],
  ] as const;
  return [
    ...(isUndated(state) ? [] : ofBasis),
    ['funding', state.funding],
    ['openInterest', state.openInterest],
    ['openInterestChange7', state.openInterestChange7],
    ['leverage', state.leverage],
    ['leveragePercentile', state.leveragePercentile],
    ['price', price],
    ['priceChange24h', bare(state.priceChange24h, 'percent', price.asOfMs)],
    [
      'high',
      bare(
        high?.drawdownPercent ?? null,
        'percent',
        price.asOfMs,
        high
          ? [
              { name: 'highPrice', value: high.price, unit: 'usd' },
              { name: 'highDay', value: high.dayMs, unit: 'time' },
            ]
          : [],
      ),
    ],
    ['cash', bare(cashPercent, 'percent-per-year', null)],
  ];
}
