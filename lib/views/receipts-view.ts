/** What each reading was made of: every input with its unit, its source and its time. */
import type { Evidence, Reading } from '../signals/reading.ts';
import type { ConsensusReading } from '../signals/consensus-reading.ts';
import { emptyPast } from '../series/past.ts';
import type { CoinChange } from '../signals/open-interest-change.ts';
import type { FlowReading } from '../signals/flow-reading.ts';
import { flows } from '../signals/flows.ts';
import type { MarketState } from '../state/market-state.ts';
import { consensusReceipt } from './consensus-receipt.ts';
import { coins, decimal, instant, percent, perYearShort, price, dash } from './format.ts';
import { flowLabel, flowSentence } from './flow-words.ts';
import { leverageLabel, leverageSentences } from './leverage-words.ts';
import { plural } from './plural.ts';
import { recordName } from './positions.ts';
import type { TextKey, Translate } from './translate.ts';
import { isUndated } from './undated.ts';
import { evidenceName } from './words.ts';

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
  /** What to know of it, in sentences. */
  readonly notes: readonly string[];
}

/** Readings without inputs to name and nothing to say of them are left out. */
export function receiptsView(
  state: MarketState,
  t: Translate,
  locale: string,
  nowMs: number,
): ReceiptView[] {
  const { asset, regime, exchanges } = state;
  const across = (title: TextKey, reading: ConsensusReading): ReceiptView =>
    consensusReceipt(t(title), reading, exchanges, t, locale, nowMs);
  const made = (
    title: TextKey | { readonly text: string },
    reading: Inputs,
    notes: readonly string[] = [],
  ): ReceiptView => ({
    title: typeof title === 'string' ? t(title) : title.text,
    asOf: reading.asOfMs === null ? '' : instant(reading.asOfMs, t, locale),
    rows: reading.evidence.map((item) => ({
      name: evidenceName(item, t),
      value: written(item, asset, t, locale),
      source: sourceText(item, t),
    })),
    venues: [],
    notes,
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
    ...state.openInterestChanges.map((change) =>
      made(
        {
          text: t('receipts.openInterestChange', { days: plural('days', change.days, t, locale) }),
        },
        changeInputs(change),
      ),
    ),
    made('receipts.openInterestFromHigh', state.openInterestFromHigh),
    made({ text: leverageLabel(state, t) }, state.leverage, leverageSentences(state, t, locale)),
    made('receipts.leveragePercentile', state.leveragePercentile),
    made('receipts.leverageChange30', ratioParts(state)),
    ...everyFlow(state).map((flow) =>
      made({ text: flowLabel(flow, t) }, flowInputs(flow), flowSentence(flow, t, locale)),
    ),
    made('receipts.price', state.price),
  ].filter(({ rows, venues, notes }) => rows.length + venues.length + notes.length > 0);
}

type Inputs = Pick<Reading, 'asOfMs' | 'evidence'>;

const changeInputs = ({ coinsBefore, source, asOfMs }: CoinChange): Inputs => ({
  asOfMs,
  evidence: [{ name: 'openInterestBefore', value: coinsBefore, unit: 'coins', source }],
});

const ratioParts = ({ leverageChange30: change }: MarketState): Inputs => ({
  asOfMs: null,
  evidence:
    change === null
      ? []
      : [
          { name: 'openInterestPart', value: change.openInterestPart, unit: 'percent' },
          { name: 'reservePart', value: change.reservePart, unit: 'percent' },
        ],
});

/** One of each kind, with the reasons of those that there are none of. */
const everyFlow = (state: MarketState): FlowReading[] =>
  flows({ past: emptyPast, imported: null, nowMs: 0 }).map(
    (absent) => state.flows.find(({ kind }) => kind === absent.kind) ?? absent,
  );

/** The amount and what its rank rests on. */
const flowInputs = ({ amount, percentile, knownDays }: FlowReading): Inputs => ({
  asOfMs: amount.asOfMs,
  evidence: [
    ...amount.evidence,
    ...(percentile === null
      ? []
      : ([
          { name: 'percentile', value: percentile, unit: 'percentile' },
          { name: 'recordDays', value: knownDays, unit: 'days' },
        ] as const)),
  ],
});

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
