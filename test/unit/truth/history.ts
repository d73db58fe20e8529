/**
 * Recorded market history, kept beside the project and optional: `BASIS_LENS_HISTORY` names
 * its folder. These tests hold the formulas against it, row by row.
 */
import { mean } from '../../../lib/quotes/mean.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayMs, type Series } from '../../../lib/quotes/point.ts';
import { calendarAverage, type DayValue } from '../../../lib/series/calendar-average.ts';
import { fundingDays } from '../../../lib/series/funding-rate.ts';
import { type Column, emptyPast, type Past } from '../../../lib/series/past.ts';
import { month, week } from '../../../lib/series/sample.ts';
import { singleContractDays, type Print } from '../../../lib/series/single-contract.ts';
import { history } from '../../recorded.ts';

const read = (file: string): string => readFileSync(join(history.folder, file), 'utf8');

/** Start of a UTC day from its ISO date. */
export const day = (isoDate: string): number => Date.parse(`${isoDate}T00:00:00Z`);

export const isoDate = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 10);

/** Rows of a comma-separated file, each as its fields by the names of the first line. */
function rows(file: string): Record<string, string>[] {
  const [head = '', ...lines] = read(file).trim().split('\n');
  const names = head.trim().split(',');
  return lines.map((line) => {
    const cells = line.trim().split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}

/** The cells of every table row of the notes under a heading. */
export function table(heading: string): string[][] {
  const text = read('README.md');
  const from = text.indexOf(heading);
  if (from < 0) throw new Error(`no heading "${heading}"`);
  const lines = text.slice(from).split('\n');
  const start = lines.findIndex((line) => line.startsWith('|'));
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'));
  return lines.slice(start + 2, start + length).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

export const cmePrints = (): Print[] =>
  rows('btc_cme_basis_1d.csv').map((row) => ({
    dayMs: day(row['date'] ?? ''),
    premiumPercent: Number(row['basis_pct']),
    daysToExpiry: Number(row['dte']),
  }));

/** v and m of the CME record over its whole calendar. */
export function cmeDays() {
  const prints = cmePrints();
  return singleContractDays(prints, prints.at(-1)?.dayMs ?? 0);
}

export const spotCloses = (): Series =>
  rows('btc_spot_1d_binance.csv').map((row) => ({
    timeMs: day(row['date'] ?? ''),
    value: Number(row['close']),
  }));

export const fundingRates = (): Series =>
  rows('btc_funding_8h_binance.csv').map((row) => ({
    timeMs: Date.parse(row['date'] ?? ''),
    value: Number(row['value']),
  }));

/** Raw premium of the perpetual over spot, %, mean of the hours of each UTC day. */
export function perpetualPremiumDays(): DayValue[] {
  const byDay = new Map<number, number[]>();
  for (const row of rows('btc_binance_1h_close.csv')) {
    const start = day((row['date'] ?? '').slice(0, 10));
    const premium = (Number(row['perp_close']) / Number(row['spot_close']) - 1) * 100;
    byDay.set(start, [...(byDay.get(start) ?? []), premium]);
  }
  return [...byDay].map(([start, hours]) => ({ dayMs: start, value: mean(hours) }));
}

/** Raw front-month premium, %, carried over weekends and expiry weeks: the notes' convention. */
export function carriedPremiumDays(): DayValue[] {
  const usable = cmePrints().filter(({ daysToExpiry }) => daysToExpiry >= 4);
  const byDay = new Map(usable.map((print) => [print.dayMs, print.premiumPercent]));
  const [first, last] = [usable[0]?.dayMs ?? 0, cmePrints().at(-1)?.dayMs ?? 0];
  let carried: number | null = null;
  return Array.from({ length: (last - first) / dayMs + 1 }, (_, i) => {
    carried = byDay.get(first + i * dayMs) ?? carried;
    return { dayMs: first + i * dayMs, value: carried };
  });
}

/** Plain mean of the last 7 entries, none before there are 7: the notes' convention. */
export const plainAverage7 = (days: readonly DayValue[]): DayValue[] =>
  days.map(({ dayMs: start }, i) => ({
    dayMs: start,
    value: i < 6 ? null : mean(days.slice(i - 6, i + 1).flatMap(({ value }) => value ?? [])),
  }));

const onDays = (days: readonly number[], values: readonly DayValue[]): Column => {
  const byDay = new Map(values.map((value) => [value.dayMs, value.value]));
  return days.map((start) => byDay.get(start) ?? null);
};

/** Averages of 7 and 30 calendar days of a plain daily series. */
function averaged(days: readonly number[], daily: readonly DayValue[]): Past['basis'] {
  const known = daily.flatMap(({ dayMs: start, value }) =>
    value === null ? [] : [{ dayMs: start, value, stretched: false }],
  );
  const lastDay = days.at(-1) ?? 0;
  return {
    daily: onDays(days, daily),
    average7: onDays(days, calendarAverage(known, week, lastDay)),
    average30: onDays(days, calendarAverage(known, month, lastDay)),
  };
}

/** Mean of the realised rates of each day x 365 / day, % a year. */
const dailyFunding = (): DayValue[] => {
  const sums = new Map<number, number>();
  for (const { timeMs, value } of fundingRates()) {
    const start = Math.floor(timeMs / dayMs) * dayMs;
    sums.set(start, (sums.get(start) ?? 0) + value);
  }
  return [...sums].map(([start, sum]) => ({ dayMs: start, value: sum * 365 * 100 }));
};

/**
 * The recorded years as the columns of a past: the 30-day basis is the pooled CME record, the
 * front month its prints with 4 days to expiry or more, funding and perpetual Binance's.
 */
export function recordedPast(): Past {
  const cme = cmeDays();
  const days = cme.map((row) => row.dayMs);
  const prints = cmePrints().filter(({ daysToExpiry }) => daysToExpiry >= 4);
  const onchain = rows('btc_onchain_1d_coinmetrics.csv');
  const coins = (name: string): Column =>
    onDays(
      days,
      onchain.map((row) => ({
        dayMs: day(row['date'] ?? ''),
        value: row[name] ? Number(row[name]) : null,
      })),
    );
  const gaps: Column = days.map(() => null);
  const pace = fundingDays(fundingRates(), days.at(-1) ?? 0);
  return {
    version: 1,
    builtAtMs: (days.at(-1) ?? 0) + dayMs,
    dayMs: days,
    close: onDays(
      days,
      spotCloses().map(({ timeMs, value }) => ({ dayMs: timeMs, value })),
    ),
    basis: {
      daily: onDays(
        days,
        prints.map((print) => ({
          dayMs: print.dayMs,
          value: (print.premiumPercent * 365) / print.daysToExpiry,
        })),
      ),
      average7: cme.map(({ v }) => v),
      average30: cme.map(({ m }) => m),
    },
    basisSet: cme.map(({ v }) => (v === null ? null : 0)),
    exchangeSets: [['cme']],
    frontMonth: {
      daily: onDays(
        days,
        prints.map((print) => ({ dayMs: print.dayMs, value: print.premiumPercent })),
      ),
      average7: onDays(days, plainAverage7(carriedPremiumDays())),
      average30: gaps,
    },
    perpPremium: averaged(days, perpetualPremiumDays()),
    perpExchange: 'binance',
    funding: { ...averaged(days, dailyFunding()), average7: onDays(days, pace) },
    openInterest: [],
    basket: gaps,
    reserve: coins('exchange_reserve'),
    reserveFirst: gaps,
    flowIn: coins('exchange_inflow'),
    flowOut: coins('exchange_outflow'),
  };
}

/** The notes as they are. */
export const notes = (): string => read('README.md');

const numbersBy = (file: string, name: string): DayValue[] =>
  rows(file).map((row) => ({
    dayMs: day((row['date'] ?? '').slice(0, 10)),
    value: Number(row[name]),
  }));

/** Of several values a day the last. */
const openInterestDollars = {
  all: () => numbersBy('btc_oi_usd_1d_allexchanges.csv', 'value'),
  aggregated: () => numbersBy('btc_oi_usd_4h_allexch_coinglass.csv', 'close'),
};

/**
 * A past whose basket is the open interest that one vendor counts, in coins at the daily
 * spot close, over the reserve of another.
 */
export function leveragePast(
  numerator: keyof typeof openInterestDollars,
  denominator: 'vendor' | 'coinMetrics',
): Past {
  const closes = new Map(spotCloses().map(({ timeMs, value }) => [timeMs, value]));
  const dollars = new Map(
    openInterestDollars[numerator]().map(({ dayMs: start, value }) => [start, value]),
  );
  const reserves =
    denominator === 'vendor'
      ? numbersBy('btc_reserve_1d_allexchanges.csv', 'value')
      : numbersBy('btc_onchain_1d_coinmetrics.csv', 'exchange_reserve');
  const held = onDays([...dollars.keys()], reserves);
  const days = [...dollars.keys()];
  return {
    ...emptyPast,
    dayMs: days,
    basket: days.map((start, row) => {
      const [open, close] = [dollars.get(start) ?? null, closes.get(start)];
      // A day without a reserve of its own is no day of the notes.
      return open === null || close === undefined || held[row] === null ? null : open / close;
    }),
    reserve: held,
  };
}
