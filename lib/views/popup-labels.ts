/** The fixed words of the popup: buttons, tabs, headings of tables. */
import { chartRanges, type ChartRange } from './chart-view.ts';
import type { Translate } from './translate.ts';

export interface PopupLabels {
  readonly title: string;
  readonly settings: string;
  readonly refresh: string;
  readonly asset: string;
  readonly figures: string;
  readonly footer: string;
  readonly chart: {
    readonly title: string;
    readonly range: string;
    readonly ranges: readonly {
      readonly id: ChartRange;
      readonly short: string;
      readonly long: string;
    }[];
    readonly table: string;
    readonly basis: string;
    readonly average7: string;
    readonly average30: string;
    readonly price: string;
    readonly day: string;
    readonly empty: string;
    readonly loading: string;
  };
  readonly pill: string;
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
  chart: {
    title: t('chart.title'),
    range: t('chart.range'),
    ranges: chartRanges.map((id) => ({
      id,
      short: t(`chart.ranges.${rangeKeys[id]}.short`),
      long: t(`chart.ranges.${rangeKeys[id]}.long`),
    })),
    table: t('chart.table'),
    basis: t('chart.basis'),
    average7: t('chart.average7'),
    average30: t('chart.average30'),
    price: t('chart.price'),
    day: t('chart.day'),
    empty: t('chart.empty'),
    loading: t('chart.loading'),
  },
  pill: t('popup.pill.label'),
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

const rangeKeys = { '30d': 'month', '90d': 'quarter', '1y': 'year', all: 'all' } as const;
