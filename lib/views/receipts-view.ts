/** What each reading was made of: every input with its unit, its source and its time. */
import type { Settings } from '../settings/settings.ts';
import type { Evidence } from '../signals/reading.ts';
import type { ConsensusReading } from '../signals/consensus-reading.ts';
import type { MarketState } from '../state/market-state.ts';
import { consensusReceipt } from './consensus-receipt.ts';
import { coins, decimal, instant, percent, perYearShort, price, dash } from './format.ts';
import type { ReceiptId } from './receipt-ids.ts';
import { receiptData, type ReceiptItem, receiptJson, type ReceiptSource } from './receipt-json.ts';
import { receiptItems } from './receipt-items.ts';
import type { Translate } from './translate.ts';
import { recordName } from './positions.ts';
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
  readonly id: ReceiptId;
  /** Also tells those of one id apart. */
  readonly key: string;
  readonly title: string;
  /** The number itself, as it is shown elsewhere; a dash where there is none. */
  readonly value: string;
  readonly asOf: string;
  /** How it is made, in words. */
  readonly formula: string;
  readonly rows: readonly ReceiptRow[];
  /** Of a number made across exchanges. */
  readonly venues: readonly VenueReceipt[];
  /** What to know of it, in sentences. */
  readonly notes: readonly string[];
  /** Where those who said it document what they say. */
  readonly sources: readonly { readonly name: string; readonly url: string }[];
  /** The same for a program. */
  readonly json: () => string;
}

/** Where each exchange documents its answers, by id. */
export type Documentation = Readonly<Record<string, string>>;

/** Readings without a value, inputs to name and anything to say of them are left out. */
export function receiptsView(
  state: MarketState,
  settings: Pick<Settings, 'cashPercent'>,
  documentation: Documentation,
  t: Translate,
  locale: string,
  nowMs: number,
): ReceiptView[] {
  const { asset, exchanges } = state;
  const receipt = ({ id, key, title, source, notes }: ReceiptItem): ReceiptView => {
    const { value, unit, asOfMs, evidence, venues } = source;
    const formula = t(`formula.${id}`);
    const across =
      venues && consensusReceipt(source as ConsensusReading, exchanges, t, locale, nowMs);
    return {
      id,
      key,
      title,
      value: written({ name: id, value, unit }, asset, t, locale),
      asOf: asOfMs === null ? '' : instant(asOfMs, t, locale),
      formula,
      rows: across?.rows ?? evidence.map((item) => rowOf(item, asset, t, locale)),
      venues: across?.venues ?? [],
      notes,
      sources: sourcesOf(source, documentation),
      json: () => receiptJson(receiptData(id, asset, formula, source)),
    };
  };
  return receiptItems(state, settings, t, locale)
    .map(receipt)
    .filter(
      ({ value, rows, venues, notes }) =>
        value !== dash || rows.length + venues.length + notes.length > 0,
    );
}

/** An input that was used and is not told by itself is said to have been used. */
const rowOf = (item: Evidence, asset: string, t: Translate, locale: string): ReceiptRow => ({
  name: evidenceName(item, t),
  value:
    item.value === null && item.source !== undefined
      ? t('receipts.used')
      : written(item, asset, t, locale),
  source: sourceText(item, t),
});

/** Exchanges named in the inputs, each once, where they document what they say. */
function sourcesOf(
  { evidence, venues = [] }: ReceiptSource,
  documentation: Documentation,
): ReceiptView['sources'] {
  const names = [
    ...venues.map(({ exchange }) => exchange),
    ...evidence.flatMap(({ source }) => source?.split(/[ /]/, 1) ?? []),
  ];
  return [...new Set(names)].flatMap((name) => {
    const url = documentation[name];
    return url === undefined ? [] : [{ name: properName(name), url }];
  });
}

/** "binance BTCUSDT" reads "Binance BTCUSDT". */
function sourceText({ source }: Evidence, t: Translate): string {
  const [exchange = '', ...rest] = (source ?? '').split(' ');
  return [exchange === '' ? '' : recordName(exchange, t), ...rest].join(' ');
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
    case 'percentile':
      return t('unit.percentile', { percentile: decimal(value, locale, 0) });
    case 'as-given':
      return decimal(value, locale, Number.isInteger(value) ? 0 : 2);
    case 'time':
      return instant(value, t, locale);
    case 'days':
    case 'exchanges':
    case 'text':
      return decimal(value, locale, Number.isInteger(value) ? 0 : 1);
  }
}
