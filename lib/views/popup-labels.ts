/** The fixed words of the popup: buttons, tabs, headings of tables. */
import { type ChartLabels, chartLabels } from './chart-labels.ts';
import type { TabId } from './chosen.ts';
import type { Translate } from './translate.ts';

export interface PopupLabels {
  readonly title: string;
  readonly settings: string;
  readonly refresh: string;
  readonly asset: string;
  readonly figures: string;
  readonly footer: string;
  readonly chart: ChartLabels;
  readonly pill: string;
  readonly panel: string;
  readonly tabs: Readonly<Record<TabId, string>>;
  readonly copy: string;
  readonly openPage: string;
  readonly asOf: {
    readonly label: string;
    readonly date: string;
    readonly pick: string;
    readonly now: string;
    readonly back: string;
    readonly before: string;
    readonly after: string;
  };
  readonly meaning: {
    readonly more: string;
    readonly less: string;
    readonly glossary: string;
    /** What a number leads to. */
    readonly receipt: string;
  };
  readonly venues: {
    readonly venue: string;
    readonly basis: string;
    readonly funding: string;
    readonly age: string;
    readonly unit: string;
    readonly choose: string;
  };
  readonly receipts: {
    readonly none: string;
    readonly sources: string;
    readonly copy: string;
    readonly copyAll: string;
    readonly copied: string;
    readonly notCopied: string;
  };
}

export const popupLabels = (t: Translate): PopupLabels => ({
  title: t('extension.name'),
  settings: t('popup.settings'),
  refresh: t('popup.refresh'),
  asset: t('popup.asset'),
  figures: t('popup.figures'),
  footer: t('popup.footer'),
  chart: chartLabels(t),
  pill: t('popup.pill.label'),
  panel: t('popup.panel'),
  tabs: {
    meaning: t('popup.tabs.meaning'),
    cases: t('popup.tabs.cases'),
    claims: t('popup.tabs.claims'),
    receipts: t('popup.tabs.receipts'),
    venues: t('popup.tabs.venues'),
  },
  copy: t('popup.copy'),
  openPage: t('popup.openPage'),
  asOf: {
    label: t('asOf.label'),
    date: t('asOf.date'),
    pick: t('asOf.pick'),
    now: t('asOf.now'),
    back: t('asOf.back'),
    before: t('asOf.before'),
    after: t('asOf.after'),
  },
  meaning: {
    more: t('meaning.more'),
    less: t('meaning.less'),
    glossary: t('meaning.glossary'),
    receipt: t('meaning.receipt'),
  },
  venues: {
    venue: t('venues.venue'),
    basis: t('venues.basis'),
    funding: t('venues.funding'),
    age: t('venues.age'),
    unit: t('venues.unit'),
    choose: t('venues.choose'),
  },
  receipts: {
    none: t('receipts.none'),
    sources: t('receipts.sources'),
    copy: t('receipts.copy'),
    copyAll: t('receipts.copyAll'),
    copied: t('receipts.copied'),
    notCopied: t('receipts.notCopied'),
  },
});
