/** Exchange flow in words: each kind by its own name, its rank, and what it is not. */
import { fewestOwnDays } from '../signals/own-year.ts';
import type { FlowKind, FlowReading } from '../signals/flow-reading.ts';
import type { MarketState } from '../state/market-state.ts';
import { coins, day, decimal, percent } from './format.ts';
import type { TextKey, Translate } from './translate.ts';
import { reasonText } from './words.ts';

const labels: Readonly<Record<FlowKind, TextKey>> = {
  proxy: 'flow.proxy',
  imported: 'flow.imported',
  'published-wallets': 'flow.publishedWallets',
};
const sentences: Readonly<Record<FlowKind, TextKey>> = {
  proxy: 'flow.proxyIs',
  imported: 'flow.importedIs',
  'published-wallets': 'flow.publishedWalletsIs',
};

/** "Exchange flow (proxy)", "Imported: flow.csv". */
export const flowLabel = ({ kind, name }: FlowReading, t: Translate): string =>
  kind === 'imported' && name !== null
    ? t('flow.importedName', { name: name === '' ? t('flow.noName') : name })
    : t(labels[kind]);

/** What it is and is not, with why there is no number where there is none. */
export const flowSentence = (
  { kind, amount }: FlowReading,
  t: Translate,
  locale: string,
): string[] => [
  t(sentences[kind]),
  ...(amount.value === null && amount.reason
    ? [t('flow.none', { reason: reasonText(amount.reason, t, locale) })]
    : []),
];

/** "p96 of its year, highest 5 %", or why it has none. */
function rankText(
  { percentile, knownDays, tail }: FlowReading,
  t: Translate,
  locale: string,
): string {
  if (percentile === null) {
    const short = { key: 'percentileShort', values: { days: knownDays, need: fewestOwnDays } };
    return t('figures.noPercentile', { reason: reasonText(short, t, locale) });
  }
  const rank = t('figures.percentile', { percentile: decimal(percentile, locale, 0) });
  return tail === null ? rank : t(`flow.${tail}`, { rank });
}

const lastDay = ({ amount }: FlowReading): number => (amount.asOfMs ?? 1) - 1;

/** The notes beside the proxy; an imported flow is named among them. */
export function flowNotes(
  state: MarketState,
  proxy: FlowReading,
  t: Translate,
  locale: string,
): string[] {
  const imported = state.flows.find(({ kind }) => kind === 'imported');
  return [
    rankText(proxy, t, locale),
    t('flow.source'),
    ...(imported && imported.amount.value !== null
      ? [
          t('flow.beside', {
            name: flowLabel(imported, t),
            value: decimal(imported.amount.value, locale, 1),
            day: day(lastDay(imported), locale, state.computedAtMs),
            rank: rankText(imported, t, locale),
          }),
        ]
      : []),
  ];
}

/** "92.5k BTC went in and out on 14 Nov, 3.4 % of the coins on exchanges". */
export function flowMoved(
  { asset, computedAtMs }: MarketState,
  proxy: FlowReading,
  t: Translate,
  locale: string,
): string {
  const { amount } = proxy;
  const moved = amount.evidence
    .filter(({ name }) => name === 'flowIn' || name === 'flowOut')
    .reduce((sum, { value }) => sum + (typeof value === 'number' ? value : 0), 0);
  return t('flow.moved', {
    coins: coins(moved, asset, t, locale),
    day: day(lastDay(proxy), locale, computedAtMs),
    percent: flowValue(amount.value ?? 0, locale),
  });
}

/** "3.4 %", of the coins that exchanges hold. */
export const flowValue = (value: number, locale: string): string => percent(value, locale, 1);
