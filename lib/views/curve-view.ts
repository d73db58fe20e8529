/**
 * The curve by expiry: what every contract of this minute stands above or below its own
 * index, per year, at its days to expiry. Places in per cent of the drawing.
 */
import { median } from '../quotes/median.ts';
import { dayMs, startOfDay } from '../quotes/point.ts';
import { tenorDays } from '../series/curve.ts';
import type { DatedContract } from '../state/market-detail.ts';
import { day, decimal, percent } from './format.ts';
import type { Translate } from './translate.ts';
import { plainTicks } from './value-ticks.ts';
import { properName } from './words.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

export interface CurveView {
  readonly dots: readonly (Place & { readonly label: string })[];
  /** Through the medians of each expiry. */
  readonly line: readonly Place[];
  /** Where the 30-day basis is read. */
  readonly tenor: { readonly x: number; readonly label: string };
  readonly zeroY: number;
  readonly yTicks: readonly { readonly y: number; readonly label: string }[];
  readonly xTicks: readonly { readonly x: number; readonly label: string }[];
  readonly rows: readonly {
    readonly expiry: string;
    readonly days: string;
    readonly premium: string;
    readonly perYear: string;
    readonly venues: string;
  }[];
}

/** As high as it is drawn at least, and the lines of text beside it. */
const axisRoom = { length: 120, apart: 24 };

/** Contracts closer to their end are not scaled to a year. */
const shortestDays = 2;

interface Point extends DatedContract {
  readonly daysToExpiry: number;
  readonly percentPerYear: number;
}

/** Null without a contract. */
export function curveView(
  all: readonly DatedContract[],
  t: Translate,
  locale: string,
  nowMs: number,
): CurveView | null {
  const contracts = all
    .map((contract): Point => {
      const daysToExpiry = (contract.expiryMs - nowMs) / dayMs;
      const percentPerYear = (contract.premiumPercent * 365) / daysToExpiry;
      return { ...contract, daysToExpiry, percentPerYear };
    })
    .filter(({ daysToExpiry }) => daysToExpiry >= shortestDays);
  if (contracts.length === 0) return null;
  const values = contracts.map(({ percentPerYear }) => percentPerYear);
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const space = Math.max((high - low) * 0.15, 0.5);
  const longest = Math.max(...contracts.map(({ daysToExpiry }) => daysToExpiry), 60);
  /** Near expiries stand further apart than far ones. */
  const x = (days: number): number => Math.sqrt(days / (longest * 1.04)) * 100;
  const y = (value: number): number => (1 - (value - low + space) / (high - low + 2 * space)) * 100;
  const expiries = [...Map.groupBy(contracts, ({ expiryMs }) => startOfDay(expiryMs))]
    .map(([, same]) => same)
    .toSorted((a, b) => (a[0]?.expiryMs ?? 0) - (b[0]?.expiryMs ?? 0));
  const middles = expiries.map((same) => ({
    same,
    days: same[0]?.daysToExpiry ?? 0,
    perYear: median(same.map(({ percentPerYear }) => percentPerYear)) ?? 0,
    premium: median(same.map(({ premiumPercent }) => premiumPercent)) ?? 0,
  }));
  return {
    dots: contracts.map(({ exchange, symbol, daysToExpiry, percentPerYear }) => ({
      x: x(daysToExpiry),
      y: y(percentPerYear),
      label: t('more.contract', {
        venue: properName(exchange),
        symbol,
        value: percent(percentPerYear, locale),
      }),
    })),
    line: middles.map(({ days, perYear }) => ({ x: x(days), y: y(perYear) })),
    tenor: { x: x(tenorDays), label: t('more.tenor') },
    zeroY: y(0),
    yTicks: plainTicks(locale)(low - space, high + space, axisRoom).map(({ value, label }) => ({
      y: y(value),
      label,
    })),
    xTicks: [7, 30, 90, 180, 270, 365]
      .filter((days) => days <= longest)
      .map((days) => ({
        x: x(days),
        label: t('more.daysShort', { days: decimal(days, locale, 0) }),
      })),
    rows: middles.map(({ same, days, perYear, premium }) => ({
      expiry: day(same[0]?.expiryMs ?? 0, locale, nowMs),
      days: decimal(Math.round(days), locale, 0),
      premium: percent(premium, locale, 2),
      perYear: percent(perYear, locale),
      venues: [...new Set(same.map(({ exchange }) => properName(exchange)))].join(', '),
    })),
  };
}
