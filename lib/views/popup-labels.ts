/** The fixed words of the popup: buttons, tabs, headings of tables. */
import { type ChartLabels, chartLabels } from './chart-labels.ts';
import type { Translate } from './translate.ts';

export interface PopupLabels {
  readonly title: string;
  readonly settings: string;
  readonly refresh: string;
  readonly asset: string;
  readonly figures: string;
  readonly footer: string;
  readonly chart: ChartLabels;
  readonly panel: string;
  readonly tabs: { readonly meaning: string; readonly venues: string; readonly receipts: string };
  readonly meaning: { readonly title: string; readonly more: string; readonly less: string };
  readonly venues: {
    readonly venue: string;
    readonly basis: string;
    readonly funding: string;
    readonly age: string;
    readonly none: string;
    readonly unit: string;
    readonly choose: string;
  };
  readonly receipts: { readonly none: string };
}

export const popupLabels = (t: Translate): PopupLabels => ({
  title: t('extension.name'),
  settings: t('popup.settings'),
  refresh: t('popup.refresh'),
  asset: t('popup.asset'),
  figures: t('popup.figures'),
  footer: t('popup.footer'),
  chart: chartLabels(t),
  panel: t('popup.panel'),
  tabs: {
    meaning: t('popup.tabs.meaning'),
    venues: t('popup.tabs.venues'),
    receipts: t('popup.tabs.receipts'),
  },
  meaning: { title: t('meaning.title'), more: t('meaning.more'), less: t('meaning.less') },
  venues: {
    venue: t('venues.venue'),
    basis: t('venues.basis'),
    funding: t('venues.funding'),
    age: t('venues.age'),
    none: t('venues.none'),
    unit: t('venues.unit'),
    choose: t('venues.choose'),
  },
  receipts: { none: t('receipts.none') },
});
