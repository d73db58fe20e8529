/** The fixed words of the settings page. */
import type { Translate } from './translate.ts';

type SectionId =
  'lines' | 'asset' | 'cash' | 'poll' | 'badge' | 'theme' | 'pill' | 'exchanges' | 'data';

interface SectionLabels {
  readonly title: string;
  readonly help: string;
}

export interface OptionsLabels {
  readonly title: string;
  readonly intro: string;
  readonly lines: SectionLabels & { readonly reset: string };
  readonly asset: SectionLabels;
  readonly cash: SectionLabels;
  readonly poll: SectionLabels & { readonly lean: string; readonly leanCost: string };
  readonly badge: SectionLabels & { readonly preview: string; readonly empty: string };
  readonly theme: SectionLabels;
  readonly pill: SectionLabels & {
    readonly enabled: string;
    readonly hidden: string;
    readonly none: string;
    readonly showAgain: string;
  };
  readonly exchanges: ExchangesLabels;
  readonly flow: FlowLabels;
  readonly data: DataLabels;
  readonly undo: string;
}

export function optionsLabels(t: Translate): OptionsLabels {
  const section = (id: SectionId): SectionLabels => ({
    title: t(`options.${id}.title`),
    help: t(`options.${id}.help`),
  });
  return {
    title: t('options.title'),
    intro: t('options.intro'),
    lines: { ...section('lines'), reset: t('options.lines.reset') },
    asset: section('asset'),
    cash: section('cash'),
    poll: {
      ...section('poll'),
      lean: t('options.poll.lean'),
      leanCost: t('options.poll.leanCost'),
    },
    badge: {
      ...section('badge'),
      preview: t('options.badge.preview'),
      empty: t('options.badge.empty'),
    },
    theme: section('theme'),
    pill: {
      ...section('pill'),
      enabled: t('options.pill.label'),
      hidden: t('options.pill.hidden'),
      none: t('options.pill.none'),
      showAgain: t('options.pill.showAgain'),
    },
    exchanges: { ...section('exchanges'), ...exchangesLabels(t) },
    flow: flowLabels(t),
    data: { ...section('data'), ...dataLabels(t) },
    undo: t('options.undo'),
  };
}

export interface ExchangesLabels extends SectionLabels {
  readonly columns: Readonly<Record<ExchangeColumn, string>>;
  /** Heads the exchanges that are asked only after the user allowed it. */
  readonly optional: string;
  readonly allow: string;
  readonly takeBack: string;
  readonly retry: string;
}

type ExchangeColumn =
  'exchange' | 'state' | 'lastSuccess' | 'latency' | 'failures' | 'next' | 'permission';

const exchangesLabels = (t: Translate): Omit<ExchangesLabels, keyof SectionLabels> => ({
  columns: {
    exchange: t('exchange.columns.exchange'),
    state: t('exchange.columns.state'),
    lastSuccess: t('exchange.columns.lastSuccess'),
    latency: t('exchange.columns.latency'),
    failures: t('exchange.columns.failures'),
    next: t('exchange.columns.next'),
    permission: t('exchange.columns.permission'),
  },
  optional: t('exchange.why.notAllowed'),
  allow: t('exchange.allow'),
  takeBack: t('exchange.takeBack'),
  retry: t('exchange.retry'),
});

export interface FlowLabels {
  readonly title: string;
  readonly importTitle: string;
  readonly choose: string;
  readonly confirmImport: string;
  readonly cancel: string;
  readonly remove: string;
}

const flowLabels = (t: Translate): FlowLabels => ({
  title: t('options.flow.title'),
  importTitle: t('options.data.importTitle'),
  choose: t('options.flow.choose'),
  confirmImport: t('options.data.confirmImport'),
  cancel: t('options.data.cancel'),
  remove: t('options.flow.remove'),
});

export interface DataLabels extends SectionLabels {
  readonly exportTitle: string;
  readonly json: string;
  readonly csv: string;
  readonly exportJson: string;
  readonly exportCsv: string;
  readonly importTitle: string;
  readonly choose: string;
  readonly confirmImport: string;
  readonly cancel: string;
  readonly clear: string;
  readonly clearHistory: string;
  readonly clearWarning: string;
  readonly confirmClear: string;
}

const dataLabels = (t: Translate): Omit<DataLabels, keyof SectionLabels> => ({
  exportTitle: t('options.data.exportTitle'),
  json: t('options.data.json'),
  csv: t('options.data.csv'),
  exportJson: t('options.data.exportAs', { format: t('options.data.json') }),
  exportCsv: t('options.data.exportAs', { format: t('options.data.csv') }),
  importTitle: t('options.data.importTitle'),
  choose: t('options.data.choose'),
  confirmImport: t('options.data.confirmImport'),
  cancel: t('options.data.cancel'),
  clear: t('options.data.clear'),
  clearHistory: t('options.data.clearHistory'),
  clearWarning: t('options.data.clearWarning'),
  confirmClear: t('options.data.confirmClear'),
});
