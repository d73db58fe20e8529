import { describe, expect, it } from 'vitest';
import { bestMs } from '../../fixtures/best-ms.ts';
import { hourMs, minuteMs, quarterExpiryAt } from '../../world/market/calendar.ts';
import { intervalNamed, nextOpen, openAt } from '../../world/market/candle.ts';
import { klinesOf, nowMs, venuesOf } from './ask.ts';

const ask = venuesOf();
const series = [
  ['spot', 'https://data-api.binance.vision/api/v3/klines?symbol=BTCUSDT'],
  ['perpetual', 'https://fapi.binance.com/fapi/v1/klines?symbol=BTCUSDT'],
  ['index', 'https://fapi.binance.com/fapi/v1/indexPriceKlines?pair=BTCUSDT'],
  [
    'current quarter',
    'https://fapi.binance.com/fapi/v1/continuousKlines?pair=BTCUSDT&contractType=CURRENT_QUARTER',
  ],
  [
    'next quarter',
    'https://fapi.binance.com/fapi/v1/continuousKlines?pair=BTCUSDT&contractType=NEXT_QUARTER',
  ],
  [
    'coin-margined quarter',
    'https://dapi.binance.com/dapi/v1/continuousKlines?pair=BTCUSD&contractType=CURRENT_QUARTER',
  ],
  ['coin-margined index', 'https://dapi.binance.com/dapi/v1/indexPriceKlines?pair=BTCUSD'],
  ['spot of another coin', 'https://data-api.binance.vision/api/v3/klines?symbol=ETHUSDT'],
] as const;

/** Close of the row before and open of the next, but for the row that opens at a roll. */
function joints(rows: (string | number)[][]): (readonly [close: unknown, open: unknown])[] {
  return rows.slice(1).flatMap((row, index) => {
    const openMs = Number(row[0]);
    const rolls = quarterExpiryAt(openMs - 1, 0) === openMs;
    return rolls ? [] : [[rows[index]?.[4], row[1]] as const];
  });
}

describe.each(series)('candles of %s', (_name, url) => {
  it.each(['5m', '1h', '4h', '1d'])('join without gaps at %s', (interval) => {
    const rows = klinesOf(ask(`${url}&interval=${interval}&limit=1000`).json);
    expect(rows.length).toBeGreaterThan(900);
    for (const [index, row] of rows.slice(1).entries()) {
      expect(row[0]).toBe(Number(rows[index]?.[6]) + 1);
    }
    if (interval === '1d') return;
    for (const [close, open] of joints(rows)) expect(open).toBe(close);
  });

  it('hold their own open and close, and end in the running one', () => {
    const rows = klinesOf(ask(`${url}&interval=1h&limit=500`).json);
    for (const row of rows) {
      const [open, high, low, close] = row.slice(1, 5).map(Number) as [
        number,
        number,
        number,
        number,
      ];
      expect(high).toBeGreaterThanOrEqual(Math.max(open, close));
      expect(low).toBeLessThanOrEqual(Math.min(open, close));
      expect(low).toBeGreaterThan(0);
    }
    const last = rows.at(-1);
    expect(last?.[0]).toBe(Math.floor(nowMs / hourMs) * hourMs);
    expect(Number(last?.[6])).toBeGreaterThan(nowMs);
  });
});

it('says the same of a closed hour however it is asked, and later again', () => {
  const base = 'https://fapi.binance.com/fapi/v1/klines?symbol=BTCUSDT&interval=1h';
  const openMs = Math.floor(nowMs / hourMs) * hourMs - 5 * hourMs;
  const [latest] = klinesOf(ask(`${base}&startTime=${openMs}&limit=1`).json);
  const [later] = klinesOf(
    ask(`${base}&startTime=${openMs}&limit=1`, { atMs: nowMs + hourMs }).json,
  );
  expect(later).toEqual(latest);
  const fours = klinesOf(ask(`${base.replace('1h', '4h')}&limit=3`).json);
  const hours = klinesOf(ask(`${base}&limit=12`).json);
  const [openFour, , , closeFour] = (fours[1] ?? []).slice(1, 5);
  expect(hours.find((row) => row[0] === fours[1]?.[0])?.[1]).toBe(openFour);
  expect(hours.find((row) => row[6] === fours[1]?.[6])?.[4]).toBe(closeFour);
});

it('closes on the old contract and opens on the new one at a roll', () => {
  const rollMs = Date.UTC(2026, 8, 25, 8);
  const at = (type: string, openMs: number) =>
    klinesOf(
      ask(
        `https://fapi.binance.com/fapi/v1/continuousKlines?pair=BTCUSDT&contractType=${type}` +
          `&interval=1h&startTime=${openMs}&limit=1`,
      ).json,
    )[0];
  const index = klinesOf(
    ask(
      `https://fapi.binance.com/fapi/v1/indexPriceKlines?pair=BTCUSDT&interval=1h` +
        `&startTime=${rollMs - hourMs}&limit=1`,
    ).json,
  )[0];
  // In its last minute a contract is worth the index.
  const lastClose = Number(at('CURRENT_QUARTER', rollMs - hourMs)?.[4]);
  expect(Math.abs(lastClose / Number(index?.[4]) - 1)).toBeLessThan(1e-6);
  // What was next is current from then on.
  const nextClose = Number(at('NEXT_QUARTER', rollMs - hourMs)?.[4]);
  expect(Math.abs(Number(at('CURRENT_QUARTER', rollMs)?.[1]) / nextClose - 1)).toBeLessThan(1e-6);
});

it('writes 1,500 rows quickly', async () => {
  const url = `${series[3][1]}&interval=1h&limit=1500`;
  expect(await bestMs(() => ask(url))).toBeLessThan(50);
});

it('opens weeks on Mondays and months on their first day', () => {
  const week = intervalNamed('1w');
  const month = intervalNamed('1M');
  if (!week || !month) throw new Error('both intervals exist');
  expect(new Date(openAt(week, nowMs)).getUTCDay()).toBe(1);
  let openMs = openAt(month, Date.UTC(2025, 0, 31, 23, 59));
  for (let count = 0; count < 24; count += 1) {
    expect(new Date(openMs).getUTCDate()).toBe(1);
    openMs = nextOpen(month, openMs);
  }
  expect(openMs).toBe(Date.UTC(2027, 0, 1));
  expect(intervalNamed('7m')).toBeUndefined();
  expect(intervalNamed('1m')?.lengthMs).toBe(minuteMs);
});
