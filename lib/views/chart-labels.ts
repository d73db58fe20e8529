/** The fixed words of the charts: switches, columns, what the keys do. */
import { type DialectId, dialectIds } from '../series/dialect.ts';
import { dialectKeys } from './chart-dialect.ts';
import { type ChartRange, chartRanges } from './chart-window.ts';
import type { Translate } from './translate.ts';

interface Choice<Id> {
  readonly id: Id;
  readonly short: string;
  readonly long: string;
}

export interface ChartLabels {
  readonly title: string;
  readonly dialect: string;
  readonly dialects: readonly Choice<DialectId>[];
  readonly range: string;
  readonly ranges: readonly Choice<ChartRange>[];
  readonly table: string;
  readonly more: string;
  readonly moreLong: string;
  readonly picture: string;
  readonly pictureLong: string;
  readonly keys: string;
  readonly basis: string;
  readonly average7: string;
  readonly average30: string;
  /** In the readout, where there is little room. */
  readonly average7Short: string;
  readonly average30Short: string;
  readonly funding: string;
  readonly openInterest: string;
  readonly price: string;
  readonly day: string;
  readonly loading: string;
}

const rangeKeys = { '30d': 'month', '90d': 'quarter', '1y': 'year', all: 'all' } as const;

export const chartLabels = (t: Translate): ChartLabels => ({
  title: t('charts.title'),
  dialect: t('charts.which'),
  dialects: dialectIds.map((id) => ({
    id,
    short: t(`charts.dialect.${dialectKeys[id]}.short`),
    long: t(`charts.dialect.${dialectKeys[id]}.title`),
  })),
  range: t('chart.range'),
  ranges: chartRanges.map((id) => ({
    id,
    short: t(`chart.ranges.${rangeKeys[id]}.short`),
    long: t(`chart.ranges.${rangeKeys[id]}.long`),
  })),
  table: t('chart.table'),
  more: t('charts.more'),
  moreLong: t('charts.moreLong'),
  picture: t('charts.picture'),
  pictureLong: t('charts.pictureLong'),
  keys: t('charts.keys'),
  basis: t('chart.basis'),
  average7: t('chart.average7'),
  average30: t('chart.average30'),
  average7Short: t('charts.average7Short'),
  average30Short: t('charts.average30Short'),
  funding: t('charts.fundingShort'),
  openInterest: t('charts.openInterestShort'),
  price: t('chart.price'),
  day: t('chart.day'),
  loading: t('chart.loading'),
});
