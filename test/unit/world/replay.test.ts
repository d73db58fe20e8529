import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bestMs } from '../../fixtures/best-ms.ts';
import { describeHistory } from '../../describe-recorded.ts';
import { history } from '../../recorded.ts';
import { dayMs, hourMs, startOfDay } from '../../world/market/calendar.ts';
import { createReplayedMarket, type Replay } from '../../world/market/replayed-market.ts';
import { showReplay } from '../../world/shown.ts';
import { fieldsOf, klinesOf, rowsOf, venuesOf } from './ask.ts';
import { writeRecord } from './small-record.ts';

const at = '2025-11-19';
const shownMs = Date.UTC(2026, 10, 22, 14, 5, 30);

const directory = mkdtempSync(join(tmpdir(), 'basis-lens-replay-'));
beforeAll(() => writeRecord(directory));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('a replay of a small record', () => {
  let clockMs = shownMs;
  const clock = () => clockMs;
  let replay: Replay;
  beforeAll(() => {
    replay = createReplayedMarket(directory, at, clock);
  });

  it('moves the chosen day to today by whole days', () => {
    expect(replay.shiftMs).toBe(startOfDay(shownMs) - Date.UTC(2025, 10, 19));
    expect(replay.shiftMs % dayMs).toBe(0);
  });

  it('shows the last close before the instant, never a later one', () => {
    // 14:05 on the 19th: the bar that opened at 13:00 closed at 14:00; it is hour 85.
    expect(replay.market.spotUsdt(shownMs)).toBe(90_085);
    expect(replay.market.perpetualUsdt(shownMs)).toBe(90_035);
    expect(replay.market.perpetualMarkUsdt(shownMs)).toBe(90_045);
    expect(replay.market.indexUsd(shownMs)).toBe(90_085);
  });

  it('builds hours from closes: each opens where the one before ended', () => {
    const rows = klinesOf(
      venuesOf({ BTC: replay.market })(
        'https://data-api.binance.vision/api/v3/klines?symbol=BTCUSDT&interval=1h&limit=4',
        { atMs: shownMs },
      ).json,
    );
    expect(rows.map((row) => [Number(row[1]), Number(row[4])])).toEqual([
      [90_082, 90_083],
      [90_083, 90_084],
      [90_084, 90_085],
      [90_085, 90_085],
    ]);
  });

  it('takes the rate of the settlement of a day for all of it', () => {
    const rateOf = (daysAgo: number, hour: number) =>
      replay.market.ratePercentPerYear(
        startOfDay(shownMs) - daysAgo * dayMs + hour * hourMs,
        30,
        'deribit',
      );
    expect(rateOf(1, 1)).toBeCloseTo((0.1527 * 365) / 10, 10);
    expect(rateOf(1, 23)).toBe(rateOf(1, 1));
    expect(rateOf(2, 12)).toBeCloseTo((0.0538 * 365) / 11, 10);
    // A weekend keeps the rate of its Friday.
    expect(rateOf(3, 12)).toBeCloseTo((-0.0132 * 365) / 14, 10);
  });

  it('does not know the settlement of today before it is made', () => {
    const noon = () =>
      replay.market.ratePercentPerYear(startOfDay(shownMs) + 12 * hourMs, 30, 'kraken');
    expect(noon()).toBeCloseTo((0.1527 * 365) / 10, 10);
    clockMs = startOfDay(shownMs) + 21 * hourMs;
    expect(noon()).toBeCloseTo((0.0705 * 365) / 9, 10);
    clockMs = shownMs;
  });

  it('leaves out settlements with less than a week to go', () => {
    clockMs = startOfDay(shownMs) + 8 * dayMs;
    const later = replay.market.ratePercentPerYear(clockMs, 30, 'kraken');
    expect(later).toBeCloseTo((0.0705 * 365) / 9, 10);
    clockMs = shownMs;
  });

  it('lists contracts by the shown calendar, with the recorded rate', () => {
    const row = fieldsOf(
      venuesOf({ BTC: replay.market })(
        'https://fapi.binance.com/fapi/v1/premiumIndex?symbol=BTCUSDT_261225',
        {
          atMs: shownMs,
        },
      ).json,
    );
    const days = (Date.UTC(2026, 11, 25, 8) - shownMs) / dayMs;
    const premium = Number(row['markPrice']) / Number(row['indexPrice']) - 1;
    expect((premium * 365 * 100) / days).toBeCloseTo((0.1527 * 365) / 10, 6);
  });

  it('answers for open interest as exchanges do whose service is away', () => {
    const ask = venuesOf({ BTC: replay.market });
    const binance = ask('https://fapi.binance.com/fapi/v1/openInterest?symbol=BTCUSDT', {
      atMs: shownMs,
    });
    expect(binance).toMatchObject({ status: 503, json: { code: -1008 } });
    const history = ask(
      'https://fapi.binance.com/futures/data/openInterestHist?symbol=BTCUSDT&period=1d',
      { atMs: shownMs },
    );
    expect(history.status).toBe(503);
    const deribit = ask(
      'https://www.deribit.com/api/v2/public/get_book_summary_by_currency?currency=BTC&kind=future',
      { atMs: shownMs },
    );
    expect(rowsOf(fieldsOf(deribit.json)['result'])[0]).toMatchObject({ open_interest: null });
    const kraken = ask('https://futures.kraken.com/derivatives/api/v3/tickers/PF_XBTUSD', {
      atMs: shownMs,
    });
    expect(fieldsOf(kraken.json)['ticker']).toMatchObject({ openInterest: null });
  });

  it('shifts funding and reserves with the rest, and leaves gaps as null', () => {
    const ask = venuesOf({ BTC: replay.market });
    const funding = rowsOf(
      ask('https://fapi.binance.com/fapi/v1/fundingRate?symbol=BTCUSDT&limit=1', { atMs: shownMs })
        .json,
    );
    expect(funding[0]).toMatchObject({ fundingRate: '0.00004000' });
    expect(Math.floor(Number(funding[0]?.['fundingTime']) / 1000)).toBe(
      (startOfDay(shownMs) + 8 * hourMs) / 1000,
    );
    const reserves = rowsOf(
      fieldsOf(
        ask(
          'https://community-api.coinmetrics.io/v4/timeseries/asset-metrics?assets=btc&metrics=SplyExNtv,PriceUSD',
          { atMs: shownMs },
        ).json,
      )['data'],
    );
    expect(reserves.at(-1)).toMatchObject({
      time: '2026-11-21T00:00:00.000000000Z',
      SplyExNtv: '2702000.25000000',
      PriceUSD: null,
    });
  });

  it('says what it is, on which days, and what it does not have', () => {
    const shown = showReplay({ directory, at }, clock);
    expect(shown.label).toBe('replay, no live data: the recorded day 2025-11-19');
    const notes = shown.notes.join('\n');
    expect(notes).toContain('2025-11-19 (Wednesday)');
    expect(notes).toContain('2026-11-22 (Sunday)');
    expect(notes).toContain('+368 days');
    expect(notes).toContain('not what these venues quoted');
    expect(shown.storyMs).toBe(Date.UTC(2025, 10, 17, 9, 30) + replay.shiftMs);
  });

  it('dates a story that is not yet written to today', () => {
    const early = showReplay({ directory, at: '2025-11-17' }, () => Date.UTC(2026, 10, 22, 7));
    expect(startOfDay(early.storyMs)).toBe(Date.UTC(2026, 10, 22));
    expect(early.storyMs).toBeLessThanOrEqual(Date.UTC(2026, 10, 22, 7));
  });
});

describeHistory('the recorded years', () => {
  const rateOf = (day: string): number => {
    const { market } = createReplayedMarket(history.folder, day, () => shownMs);
    return market.ratePercentPerYear(startOfDay(shownMs) - hourMs, 30, 'deribit');
  };

  it('reads it within a second', async () => {
    expect(
      await bestMs(() => createReplayedMarket(history.folder, at, () => shownMs)),
    ).toBeLessThan(1000);
  });

  it('has the rates of CME for the days before', () => {
    expect(rateOf('2025-11-15')).toBeCloseTo((-0.0132 * 365) / 14, 6);
    expect(rateOf('2025-11-17')).toBeCloseTo((-0.0132 * 365) / 14, 6);
    expect(rateOf('2025-11-19')).toBeCloseTo((0.1527 * 365) / 10, 6);
  });

  it('shows the fall of 2025 in its daily means', () => {
    const { market } = createReplayedMarket(history.folder, at, () => shownMs);
    const weekOf = (daysAgo: number): number => {
      let sum = 0;
      for (let back = 0; back < 7; back += 1) {
        const tMs = startOfDay(shownMs) - (daysAgo + back) * dayMs;
        sum += market.ratePercentPerYear(tMs, 30, 'deribit');
      }
      return sum / 7;
    };
    expect(weekOf(1)).toBeLessThan(2);
    expect(weekOf(40)).toBeGreaterThan(5);
    expect(market.spotUsdt(shownMs)).toBeGreaterThan(85_000);
    expect(market.spotUsdt(shownMs)).toBeLessThan(95_000);
    expect(market.spotUsdt(shownMs - 44 * dayMs)).toBeGreaterThan(120_000);
  });
});
