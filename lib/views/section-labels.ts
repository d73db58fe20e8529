/** The fixed words of the larger sections of the settings page. */
import type { Translate } from './translate.ts';

export interface SectionLabels {
  readonly title: string;
  readonly help: string;
}

export interface LinesLabels extends SectionLabels {
  readonly preset: string;
  readonly save: string;
  readonly back: string;
  readonly replay: {
    readonly title: string;
    readonly loading: string;
    readonly none: string;
    readonly unreadable: string;
    readonly noDated: string;
    readonly stored: string;
    readonly draft: string;
  };
}

export const linesLabels = (t: Translate): Omit<LinesLabels, keyof SectionLabels> => ({
  preset: t('options.lines.presetLabel'),
  save: t('options.lines.save'),
  back: t('options.lines.back'),
  replay: {
    title: t('replay.title'),
    loading: t('replay.loading'),
    none: t('replay.none'),
    unreadable: t('replay.unreadable'),
    noDated: t('replay.noDated'),
    stored: t('replay.stored'),
    draft: t('replay.draft'),
  },
});

export interface AlertsLabels extends SectionLabels {
  readonly enabled: string;
  readonly denied: string;
  readonly about: string;
  readonly regime: string;
  readonly quorum: string;
  readonly lines: string;
  readonly noLines: string;
  readonly unit: string;
  readonly addLabel: string;
  readonly add: string;
  readonly remove: string;
  readonly mostLines: string;
  readonly quiet: string;
  readonly quietTo: string;
  readonly quietNote: string;
  readonly snooze: string;
  readonly endSnooze: string;
  readonly log: string;
  readonly logEmpty: string;
  readonly logTime: string;
  readonly logWhat: string;
}

export const alertsLabels = (t: Translate): Omit<AlertsLabels, keyof SectionLabels> => ({
  enabled: t('options.alerts.enabled'),
  denied: t('options.alerts.denied'),
  about: t('options.alerts.about'),
  regime: t('options.alerts.regime'),
  quorum: t('options.alerts.quorum'),
  lines: t('options.alerts.lines'),
  noLines: t('options.alerts.noLines'),
  unit: t('options.lines.unit'),
  addLabel: t('options.alerts.addLabel'),
  add: t('options.alerts.add'),
  remove: t('options.alerts.remove'),
  mostLines: t('options.alerts.mostLines'),
  quiet: t('options.alerts.quiet'),
  quietTo: t('options.alerts.quietTo'),
  quietNote: t('options.alerts.quietNote'),
  snooze: t('options.alerts.snooze'),
  endSnooze: t('options.alerts.endSnooze'),
  log: t('options.alerts.log'),
  logEmpty: t('options.alerts.logEmpty'),
  logTime: t('options.alerts.logTime'),
  logWhat: t('options.alerts.logWhat'),
});

export interface FileLabels extends SectionLabels {
  readonly exportTitle: string;
  readonly export: string;
  readonly importTitle: string;
  readonly choose: string;
  readonly field: string;
  readonly now: string;
  readonly next: string;
  readonly confirmImport: string;
  readonly cancel: string;
}

export const fileLabels = (t: Translate): Omit<FileLabels, keyof SectionLabels> => ({
  exportTitle: t('options.file.exportTitle'),
  export: t('options.file.export'),
  importTitle: t('options.file.importTitle'),
  choose: t('options.file.choose'),
  field: t('options.file.field'),
  now: t('options.file.now'),
  next: t('options.file.next'),
  confirmImport: t('options.file.apply'),
  cancel: t('options.file.cancel'),
});

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

export const exchangesLabels = (t: Translate): Omit<ExchangesLabels, keyof SectionLabels> => ({
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

export const dataLabels = (t: Translate): Omit<DataLabels, keyof SectionLabels> => ({
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

export interface FlowLabels {
  readonly title: string;
  readonly importTitle: string;
  readonly choose: string;
  readonly confirmImport: string;
  readonly cancel: string;
  readonly remove: string;
  readonly removeWarning: string;
  readonly confirmRemove: string;
}

export const flowLabels = (t: Translate): FlowLabels => ({
  title: t('options.flow.title'),
  importTitle: t('options.data.importTitle'),
  choose: t('options.flow.choose'),
  confirmImport: t('options.data.confirmImport'),
  cancel: t('options.data.cancel'),
  remove: t('options.flow.remove'),
  removeWarning: t('options.flow.removeWarning'),
  confirmRemove: t('options.flow.confirmRemove'),
});
