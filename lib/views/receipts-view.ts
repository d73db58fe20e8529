/** What each reading was made of: every input with its unit, its source and its time. */
import type { Evidence, Reading } from '../signals/reading.ts';
import type { MarketState } from '../state/market-state.ts';
import { coins, decimal, instant, percent, perYearShort, price, dash } from './format.ts';
import type { TextKey, Translate } from './translate.ts';
import { evidenceName, properName } from './words.ts';

export interface ReceiptView {
  readonly title: string;
  readonly asOf: string;
  readonly rows: readonly {
    readonly name: string;
    readonly value: string;
    readonly source: string;
  }[];
}

/** Readings without inputs to name are left out. */
export function receiptsView(state: MarketState, t: Translate, locale: string): ReceiptView[] {
  const { asset, regime } = state;
  const made = (title: TextKey, reading: Pick<Reading, 'asOfMs' | 'evidence'>): ReceiptView => ({
    title: t(title),
    asOf: reading.asOfMs === null ? '' : instant(reading.asOfMs, t, locale),
    rows: reading.evidence.map((item) => ({
      name: evidenceName(item, t),
      value: written(item, asset, t, locale),
      source: sourceText(item),
    })),
  });
  return [
    made('receipts.basisNow', state.basisNow),
    made('receipts.average7', state.average7),
    made('receipts.average30', state.average30),
    made('receipts.regime', { asOfMs: null, evidence: regime.evidence }),
    made('receipts.funding', state.funding),
    made('receipts.openInterest', state.openInterest),
    made('receipts.openInterestChange7', state.openInterestChange7),
    made('receipts.leverage', state.leverage),
    made('receipts.leveragePercentile', state.leveragePercentile),
    made('receipts.price', state.price),
  ].filter(({ rows }) => rows.length > 0);
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
