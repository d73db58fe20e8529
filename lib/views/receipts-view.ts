/** What each reading was made of: every input with its unit, its source and its time. */
import type { Evidence, Reading } from '../signals/reading.ts';
import type { ConsensusReading } from '../signals/consensus-reading.ts';
import type { MarketState } from '../state/market-state.ts';
import { consensusReceipt } from './consensus-receipt.ts';
import { coins, decimal, instant, percent, perYearShort, price, dash } from './format.ts';
import type { TextKey, Translate } from './translate.ts';
import { isUndated } from './undated.ts';
import { evidenceName, properName } from './words.ts';

export interface ReceiptRow {
  readonly name: string;
  readonly value: string;
  readonly source: string;
}

/** What one exchange said, whether it was used or not. */
export interface VenueReceipt {
  readonly name: string;
  readonly value: string;
  readonly age: string;
  readonly ageFull: string;
  readonly contracts: string;
  /** Why it was left out or has no value; empty where it was used. */
  readonly why: string;
}

export interface ReceiptView {
  readonly title: string;
  readonly asOf: string;
  readonly rows: readonly ReceiptRow[];
  /** Of a number made across exchanges. */
  readonly venues: readonly VenueReceipt[];
}

/** Readings without inputs to name are left out. */
export function receiptsView(
  state: MarketState,
  t: Translate,
  locale: string,
  nowMs: number,
): ReceiptView[] {
  const { asset, regime, exchanges } = state;
  const across = (title: TextKey, reading: ConsensusReading): ReceiptView =>
    consensusReceipt(t(title), reading, exchanges, t, locale, nowMs);
  const made = (title: TextKey, reading: Pick<Reading, 'asOfMs' | 'evidence'>): ReceiptView => ({
    title: t(title),
    asOf: reading.asOfMs === null ? '' : instant(reading.asOfMs, t, locale),
    rows: reading.evidence.map((item) => ({
      name: evidenceName(item, t),
      value: written(item, asset, t, locale),
      source: sourceText(item),
    })),
    venues: [],
  });
  const ofBasis = [
    across('receipts.basisNow', state.basisNow),
    made('receipts.average7', state.average7),
    made('receipts.average30', state.average30),
    made('receipts.regime', { asOfMs: null, evidence: regime.evidence }),
  ];
  return [
    ...(isUndated(state) ? [] : ofBasis),
    across('receipts.funding', state.funding),
    made('receipts.openInterest', state.openInterest),
    made('receipts.openInterestChange7', state.openInterestChange7),
    made('receipts.leverage', state.leverage),
    made('receipts.leveragePercentile', state.leveragePercentile),
    made('receipts.price', state.price),
  ].filter(({ rows, venues }) => rows.length > 0 || venues.length > 0);
}

/** "binance BTCUSDT" reads "Binance BTCUSDT". */
function sourceText({ source }: Evidence): string {
  const [exchange = '', ...rest] = (source ?? '').split(' ');
  return [exchange === '' ? '' : properName(exchange), ...rest].join(' ');
}

function written({ value, unit }: Evidence, asset: string, t: Translate, locale: string): string {
  if (value === null) return dash;
  if (typeof value === 'string') return value;
  switch (unit) {
    case 'percent-per-year':
      return perYearShort(value, t, locale);
    case 'percent':
      return percent(value, locale);
    case 'coins':
      return coins(value, asset, t, locale);
    case 'usd':
      return price(value, locale);
    case 'ratio':
      return decimal(value, locale, 4);
    case 'time':
      return instant(value, t, locale);
    case 'days':
    case 'exchanges':
    case 'text':
      return decimal(value, locale, Number.isInteger(value) ? 0 : 1);
  }
}
