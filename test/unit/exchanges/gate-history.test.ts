import { describe, expect, it } from 'vitest';
import { gate } from '../../../lib/exchanges/gate.ts';
import { dayMs, hourMs } from '../../../lib/quotes/point.ts';
import { edited, failureOf, nowMs, readPage, sample, sourceOf } from './samples.ts';

const root = 'https://api.gateio.ws/api/v4';
const [fromMs, toMs] = [nowMs - 900 * hourMs, nowMs];
const window = `&from=${fromMs / 1000}&to=${toMs / 1000 - 1}`;
const urlOf = (series: string, interval: '1h' | '4h' = '1h') =>
  sourceOf(gate, series).url('BTC', interval, fromMs, toMs);

describe('requests', () => {
  it.each([
    ['spot', `${root}/spot/candlesticks?currency_pair=BTC_USDT&interval=1h${window}`],
    ['perpetual', `${root}/futures/usdt/candlesticks?contract=mark_BTC_USDT&interval=1h${window}`],
    ['index', `${root}/futures/usdt/candlesticks?contract=index_BTC_USDT&interval=1h${window}`],
    ['funding', `${root}/futures/usdt/funding_rate?contract=BTC_USDT&limit=1000${window}`],
    [
      'open-interest',
      `${root}/futures/usdt/contract_stats?contract=BTC_USDT&interval=1d` +
        `&from=${fromMs / 1000}&limit=100`,
    ],
  ])('%s', (series, url) => expect(urlOf(series)).toBe(url));

  it('candles have from and to, both inclusive, and no limit beside them', () => {
    for (const series of ['spot', 'perpetual', 'index']) {
      expect(urlOf(series, '4h')).toContain('interval=4h');
      expect(urlOf(series)).not.toContain('limit');
    }
  });

  it('stay under 1000 points of spot, 2000 of contracts and 100 rows of statistics', () => {
    const rows = (series: string) => sourceOf(gate, series).maxRows;
    expect([rows('spot'), rows('perpetual'), rows('index')]).toEqual([999, 1999, 1999]);
    expect([rows('funding'), rows('open-interest')]).toEqual([1000, 100]);
  });

  it('do not reach back beyond 10,000 candles, nor 180 days of payments', () => {
    for (const series of ['spot', 'perpetual', 'index'])
      expect(sourceOf(gate, series).keptRows).toBeLessThan(10_000);
    const { keptRows = 0, stepMs = 0 } = sourceOf(gate, 'funding');
    expect(keptRows * stepMs).toBeLessThan(180 * dayMs);
  });
});

describe('pages', () => {
  const hours = [nowMs - 2 * hourMs, nowMs - hourMs, nowMs];

  it.each([
    ['spot', [69978.1, 70018.4, 70069.9]],
    ['perpetual', [69951.2, 69990.7, 70041.05]],
    ['index', [69982.4, 70022.8, 70074.15]],
  ])(
    'D20: %s closes at the end of the hour; the unfinished last candle is left out',
    (series, values) =>
      expect(readPage(gate, series)).toEqual(
        values.map((value, place) => ({ timeMs: hours[place], value })),
      ),
  );

  it('a spot candle has its close in position 2, before high, low and open', () => {
    const row = [String((nowMs - hourMs) / 1000), '1', '70000', '3', '4', '5', '6', 'true'];
    expect(readPage(gate, 'spot', [row])).toEqual([{ timeMs: nowMs, value: 70_000 }]);
  });

  it('the eighth element says "true" of a closed spot candle; older rows end before it', () => {
    const row = (closed: readonly unknown[]) => [
      [String((nowMs - hourMs) / 1000), '1', '70000', '3', '4', '5', '6', ...closed],
    ];
    expect(readPage(gate, 'spot', row(['false']))).toEqual([]);
    expect(readPage(gate, 'spot', row([false]))).toEqual([]);
    expect(readPage(gate, 'spot', row(['true']))).toHaveLength(1);
    expect(readPage(gate, 'spot', row([]))).toHaveLength(1);
  });

  it('D21: rows in another order and outside the page do no harm', () => {
    const rows = (sample('gate', 'history-index') as unknown[]).toReversed();
    expect(readPage(gate, 'index', rows)).toEqual(readPage(gate, 'index'));
    const page = { fromMs: nowMs - 2 * hourMs, toMs: nowMs - hourMs };
    expect(readPage(gate, 'index', rows, page)).toEqual([
      { timeMs: nowMs - hourMs, value: 70022.8 },
    ]);
  });

  it('payments newest first are put in order', () => {
    expect(readPage(gate, 'funding')).toEqual([
      { timeMs: nowMs - 20 * hourMs, value: 0.0001 },
      { timeMs: nowMs - 12 * hourMs + 1000, value: -0.000008 },
      { timeMs: nowMs - 4 * hourMs + 1000, value: 0.000051 },
    ]);
  });

  it('open interest is US dollars over the mark price: contracts differ in size', () => {
    const points = readPage(gate, 'open-interest');
    const day = nowMs - 12 * hourMs;
    expect(points.map(({ timeMs }) => timeMs)).toEqual([day - 2 * dayMs, day - dayMs, day]);
    for (const [place, coins] of [9720.411, 9610.022, 9801.172].entries())
      expect(points[place]?.value).toBeCloseTo(coins, 3);
  });

  it.each([
    ['index', '0.t', nowMs, 'schema: candlesticks: 0.t is not as documented'],
    ['spot', '0.2', '0', 'schema: candlesticks: 0.2 is not as documented'],
    [
      'open-interest',
      '0.open_interest_usd',
      '9e12',
      'schema: open_interest_usd: not a number of coins',
    ],
  ])('D07: %s: %s of %s is refused', (series, path, value, failure) => {
    const payload = edited(sample('gate', `history-${series}`), path, value);
    expect(failureOf(() => readPage(gate, series, payload))).toBe(failure);
  });
});
