/** Receipts of what stands beside the regime in several kinds: changes of positions, flows. */
import { emptyPast } from '../series/past.ts';
import { flows } from '../signals/flows.ts';
import type { FlowReading } from '../signals/flow-reading.ts';
import type { Evidence } from '../signals/reading.ts';
import type { MarketState } from '../state/market-state.ts';
import { flowLabel, flowSentence } from './flow-words.ts';
import { plural } from './plural.ts';
import type { ReceiptItem } from './receipt-json.ts';
import type { Translate } from './translate.ts';

export const changeItems = (
  { openInterestChanges }: MarketState,
  t: Translate,
  locale: string,
): ReceiptItem[] =>
  openInterestChanges.map(({ days, percent, asOfMs, coinsBefore, source }) => ({
    id: 'openInterestChange',
    key: `openInterestChange${days}`,
    title: t('receipts.openInterestChange', { days: plural('days', days, t, locale) }),
    source: {
      value: percent,
      unit: 'percent',
      asOfMs,
      reason: null,
      evidence: [{ name: 'openInterestBefore', value: coinsBefore, unit: 'coins', source }],
    },
    notes: [],
  }));

/** Where the change of the ratio over 30 days comes from. */
export const ratioParts = ({ leverageChange30: change }: MarketState): Evidence[] =>
  change === null
    ? []
    : [
        { name: 'openInterestPart', value: change.openInterestPart, unit: 'percent' },
        { name: 'reservePart', value: change.reservePart, unit: 'percent' },
      ];

/** One of each kind, with the reasons of those that there are none of. */
export const flowItems = (state: MarketState, t: Translate, locale: string): ReceiptItem[] =>
  flows({ past: emptyPast, imported: null, nowMs: 0 })
    .map((absent) => state.flows.find(({ kind }) => kind === absent.kind) ?? absent)
    .map((flow) => ({
      id: 'flow',
      key: flow.kind === 'proxy' ? 'flow' : `flow-${flow.kind}`,
      title: flowLabel(flow, t),
      source: { ...flow.amount, evidence: flowInputs(flow) },
      notes: flowSentence(flow, t, locale),
    }));

/** The amount and what its rank rests on. */
const flowInputs = ({ amount, percentile, knownDays }: FlowReading): Evidence[] => [
  ...amount.evidence,
  ...(percentile === null
    ? []
    : ([
        { name: 'percentile', value: percentile, unit: 'percentile' },
        { name: 'recordDays', value: knownDays, unit: 'days' },
      ] as const)),
];
