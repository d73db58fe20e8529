/**
 * The recorded market of a replay, read from a folder of CSV files: hourly closes of
 * Binance, the front month of CME once a trading day, realised funding every 8 hours, and
 * exchange reserves per day. All instants are those of the record, not shifted.
 */
import { dayMs, hourMs, minuteMs } from './calendar.ts';
import type { ReserveDay } from './market.ts';
import { readRecordFile } from './record-file.ts';
import { lastAtOrBefore } from './sorted.ts';

/** Latest closes known at an instant, USDT per coin. */
export interface HourlyCloses {
  /** When the first and the last close became known: one hour after their bars opened. */
  readonly firstMs: number;
  readonly lastMs: number;
  spot(tMs: number): number;
  perpetual(tMs: number): number;
  mark(tMs: number): number;
}

export interface MarketRecord {
  readonly hourly: HourlyCloses;
  /** CME's annual rate of a UTC day, percent, from the settlements made by `knownAtMs`. */
  ratePercentPerYear(dayStartMs: number, knownAtMs: number): number;
  /** Latest rate settled at or before an instant, fraction per 8 hours. */
  fundingRate(tMs: number): number;
  reserve(dayStartMs: number): ReserveDay | null;
}

export function readMarketRecord(directory: string): MarketRecord {
  return {
    hourly: readHourlyCloses(directory),
    ratePercentPerYear: readRates(directory),
    fundingRate: readFunding(directory),
    reserve: readReserves(directory),
  };
}

function readHourlyCloses(directory: string): HourlyCloses {
  const closesMs: number[] = [];
  const rows: { spot: number; perpetual: number; mark: number }[] = [];
  const columns = ['date', 'spot_close', 'perp_close', 'mark_close'];
  readRecordFile(directory, 'btc_binance_1h_close.csv', columns, (line) => {
    const openMs = line.time('date');
    if (openMs % hourMs !== 0) line.fail('the start of an hour in column date');
    const perpetual = line.positive('perp_close');
    // Before Binance published marks the last trade is the best there is.
    const mark = line.optionalNumber('mark_close') ?? perpetual;
    closesMs.push(openMs + hourMs);
    rows.push({ spot: line.positive('spot_close'), perpetual, mark });
  });
  // Hours without a row (the exchange was closed) keep the close before them.
  const rowAt = (tMs: number) => rows[Math.max(lastAtOrBefore(closesMs, tMs), 0)];
  return {
    firstMs: closesMs[0] ?? 0,
    lastMs: closesMs.at(-1) ?? 0,
    spot: (tMs) => rowAt(tMs)?.spot ?? Number.NaN,
    perpetual: (tMs) => rowAt(tMs)?.perpetual ?? Number.NaN,
    mark: (tMs) => rowAt(tMs)?.mark ?? Number.NaN,
  };
}

function readRates(directory: string): MarketRecord['ratePercentPerYear'] {
  const daysMs: number[] = [];
  const settledMs: number[] = [];
  const percents: number[] = [];
  const columns = ['date', 'settle_utc', 'dte', 'basis_pct'];
  readRecordFile(directory, 'btc_cme_basis_1d.csv', columns, (line) => {
    const basisPercent = line.number('basis_pct');
    const daysToExpiry = line.number('dte');
    const clock = /^(\d{2}):(\d{2})$/.exec(line.text('settle_utc'));
    if (!clock) return line.fail('a time of day such as 21:00 in column settle_utc');
    // Close to expiry a year's rate is a small number divided by a smaller one.
    if (daysToExpiry < 7) return;
    daysMs.push(line.time('date'));
    settledMs.push(line.time('date') + Number(clock[1]) * hourMs + Number(clock[2]) * minuteMs);
    percents.push((basisPercent * 365) / daysToExpiry);
  });
  return (dayStartMs, knownAtMs) => {
    const index = Math.min(
      lastAtOrBefore(daysMs, dayStartMs),
      lastAtOrBefore(settledMs, knownAtMs),
    );
    return percents[Math.max(index, 0)] ?? Number.NaN;
  };
}

function readFunding(directory: string): MarketRecord['fundingRate'] {
  const timesMs: number[] = [];
  const rates: number[] = [];
  readRecordFile(directory, 'btc_funding_8h_binance.csv', ['date', 'value'], (line) => {
    const timeMs = line.time('date');
    if (timeMs % (8 * hourMs) !== 0) line.fail('00:00, 08:00 or 16:00 UTC in column date');
    timesMs.push(timeMs);
    rates.push(line.number('value'));
  });
  return (tMs) => rates[Math.max(lastAtOrBefore(timesMs, tMs), 0)] ?? Number.NaN;
}

function readReserves(directory: string): MarketRecord['reserve'] {
  const days = new Map<number, ReserveDay>();
  const columns = ['date', 'price_usd', 'exchange_reserve', 'exchange_inflow', 'exchange_outflow'];
  readRecordFile(directory, 'btc_onchain_1d_coinmetrics.csv', columns, (line) => {
    const dayStartMs = line.time('date');
    if (dayStartMs % dayMs !== 0) line.fail('a day in column date');
    days.set(dayStartMs, {
      priceUsd: line.optionalNumber('price_usd'),
      reserveCoins: line.optionalNumber('exchange_reserve'),
      inflowCoins: line.optionalNumber('exchange_inflow'),
      outflowCoins: line.optionalNumber('exchange_outflow'),
    });
  });
  return (dayStartMs) => days.get(dayStartMs) ?? null;
}
