// @vitest-environment node
/** The stored past to a file and back, as a stranger's file would be read. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dayMs, hourMs, type Series } from '../../lib/quotes/point.ts';
import { ownDeeds } from './support/own-history.ts';
import { dumpPast } from './support/past.ts';

const start = Date.UTC(2024, 11, 30);
const nowMs = Date.UTC(2026, 1, 10, 12);
const price = 'BTC.binance.index.4h';
const funding = 'ETH.binance.funding.own';
const reserve = 'BTC.coin-metrics.reserve.own';

const rows = (
  count: number,
  stepMs: number,
  valueAt: (i: number) => number,
  from = start,
): Series =>
  Array.from({ length: count }, (_, i) => ({ timeMs: from + i * stepMs, value: valueAt(i) }));

const store = () => import('../../lib/platform/history-store.ts');
const file = ownDeeds;

async function fill(): Promise<void> {
  const { storePage } = await store();
  const put = (key: string, points: Series, isRevised?: true) => {
    const coverage = { fromMs: start, toMs: points.at(-1)?.timeMs ?? 0 };
    return storePage({ key, points, reached: () => coverage, isRevised }, nowMs);
  };
  await put(
    price,
    rows(20, 4 * hourMs, (i) => 100_000.1 + i / 3),
  );
  await put(
    funding,
    rows(9, 8 * hourMs, (i) => (i - 4) * 1.25e-7).map((p) => ({ ...p, timeMs: p.timeMs + 3 })),
  );
  await put(
    reserve,
    rows(9, dayMs, (i) => 2_500_000 + i),
    true,
  );
}

const chunksOf = async (): Promise<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(await dumpPast()).filter(([path]) => path.startsWith('chunks/')),
  );

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.setSystemTime(nowMs);
});

describe('a round trip', () => {
  it.each(['json', 'csv'] as const)('as %s brings back every byte', async (format) => {
    await fill();
    const { checkHistoryFile, clearHistory, exportHistory, historySize, importHistory } =
      await file();
    const before = await chunksOf();
    expect(Object.keys(before)).toHaveLength(10);
    const saved = await exportHistory(format);
    expect(await checkHistoryFile(saved)).toEqual({
      ok: true,
      series: 3,
      points: 20 + 9 + 3 * 9,
      fromMs: start,
      toMs: start + 8 * dayMs,
    });
    await clearHistory();
    expect(await dumpPast()).toEqual({});
    expect(await historySize()).toEqual({ bytes: 0, series: 0, points: 0 });
    expect(await importHistory(saved)).toMatchObject({ ok: true, series: 3 });
    expect(await chunksOf()).toEqual(before);
  });

  it('as JSON also brings back how far each series reaches, as CSV it is asked for again', async () => {
    await fill();
    const { clearHistory, exportHistory, importHistory } = await file();
    const { readCoverage } = await store();
    const [json, csv] = [await exportHistory('json'), await exportHistory('csv')];
    const before = await readCoverage();
    await clearHistory();
    await importHistory(csv);
    expect((await readCoverage()).size).toBe(0);
    await importHistory(json);
    expect(await readCoverage()).toEqual(before);
  });

  it('as CSV has a line a row, with times in UTC', async () => {
    await fill();
    const text = await (await (await file()).exportHistory('csv')).text();
    expect(text.split('\n').slice(0, 3)).toEqual([
      'series,time,value',
      `${price},2024-12-30T00:00:00Z,100000.1`,
      `${price},2024-12-30T04:00:00Z,${100_000.1 + 1 / 3}`,
    ]);
    expect(text).toContain(`${funding},2024-12-30T00:00:00.003Z,-5e-7`);
  });
});

const json = (series: unknown, over: object = {}): Blob =>
  new Blob([JSON.stringify({ format: 'basis-lens-history', version: 1, series, ...over })]);

const one = (over: object): Blob =>
  json([{ key: price, coverage: null, times: [start, start + hourMs], values: [1, 2], ...over }]);

describe('an import', () => {
  it('loses and overwrites nothing that is held', async () => {
    await fill();
    const { importHistory } = await file();
    const { readSeries, readCoverage } = await store();
    const held = await readSeries(price, 0);
    const from = start - 8 * hourMs;
    await importHistory(
      one({
        coverage: { fromMs: from, toMs: start + 4 * hourMs },
        times: [from, start, start + 2 * hourMs],
        values: [1, 2, 3],
      }),
    );
    const after = await readSeries(price, 0);
    expect(after).toHaveLength(held.length + 2);
    expect(after.filter(({ timeMs }) => held.some((point) => point.timeMs === timeMs))).toEqual(
      held,
    );
    expect((await readCoverage()).get(price)).toMatchObject({
      fromMs: from,
      toMs: start + 76 * hourMs,
    });
  });

  it('says nothing of a range that does not meet the one that is held', async () => {
    await fill();
    const { importHistory } = await file();
    const { readCoverage } = await store();
    const before = (await readCoverage()).get(price);
    const early = Date.UTC(2021, 0, 1);
    await importHistory(
      one({ coverage: { fromMs: early, toMs: early + dayMs }, times: [early], values: [5] }),
    );
    expect((await readCoverage()).get(price)).toEqual(before);
  });

  it.each([
    ['no text of ours', 'notOurs', new Blob(['hello'])],
    ['another JSON', 'notOurs', new Blob(['{"a":1}'])],
    ['nothing', 'notOurs', new Blob([])],
    ['null', 'notOurs', new Blob(['null'])],
    ['a later version', 'newer', json([], { version: 2 })],
    ['no series', 'empty', json([])],
    ['no rows', 'empty', one({ times: [], values: [] })],
    ['an unknown series', 'unknownSeries', one({ key: 'BTC.nobody.index.4h' })],
    ['a key of the language', 'unknownSeries', one({ key: '__proto__' })],
    ['rows out of order', 'damaged', one({ times: [start + hourMs, start] })],
    ['a time twice', 'damaged', one({ times: [start, start] })],
    ['a value missing', 'damaged', one({ values: [1] })],
    ['a value that is text', 'damaged', one({ values: ['1', 2] })],
    ['a value that is none', 'damaged', one({ values: [null, 2] })],
    ['a price of zero', 'absurd', one({ values: [0, 2] })],
    ['a price beyond reason', 'absurd', one({ values: [1, 1e12] })],
    ['more coins than there are', 'absurd', one({ key: reserve, values: [1, 22e6] })],
    ['funding of 100 %', 'absurd', one({ key: funding, values: [1, 0] })],
    ['a time in the future', 'absurd', one({ times: [start, nowMs + 2 * dayMs] })],
    ['a time in seconds', 'absurd', one({ times: [start / 1000, start] })],
    ['a reach that is none', 'damaged', one({ coverage: { fromMs: start } })],
    [
      'a reach that ends before it begins',
      'damaged',
      one({ coverage: { fromMs: start, toMs: 0 } }),
    ],
    ['a line that is none', 'badLine', new Blob(['series,time,value\nhello\n'])],
    [
      'a comma for a point',
      'badLine',
      new Blob([`series,time,value\n${price},2024-12-30T00:00:00Z,1,5\n`]),
    ],
    ['a local time', 'badLine', new Blob([`series,time,value\n${price},2024-12-30T00:00:00,1\n`])],
    [
      'a day no calendar has',
      'damaged',
      new Blob([`series,time,value\n${price},2024-13-30T00:00:00Z,1\n`]),
    ],
    ['Infinity', 'damaged', new Blob([`series,time,value\n${price},2024-12-30T00:00:00Z,1e999\n`])],
  ])('refuses %s: %s', async (_what, key, given) => {
    await fill();
    const before = await dumpPast();
    const { checkHistoryFile, importHistory } = await file();
    expect(await checkHistoryFile(given)).toMatchObject({ ok: false, key });
    expect(await importHistory(given)).toMatchObject({ ok: false, key });
    expect(await dumpPast()).toEqual(before);
    expect(({} as Record<string, unknown>)['key']).toBeUndefined();
  });

  it('refuses what is too large without reading it', async () => {
    const { checkHistoryFile } = await file();
    const huge = { size: 65 * 1024 * 1024, text: () => Promise.reject(new Error('read')) };
    expect(await checkHistoryFile(huge as unknown as Blob)).toEqual({
      ok: false,
      key: 'tooLarge',
      values: { megabytes: 64 },
    });
  });
});

describe('L22: the size', () => {
  it('is 10 bytes a row', async () => {
    const { storePage } = await store();
    const points = rows(7 * 2190, 4 * hourMs, (i) => i + 1, Date.UTC(2019, 0, 1));
    const reached = () => ({ fromMs: 0, toMs: 1 });
    await storePage({ key: price, points, reached }, nowMs);
    const { historySize } = await file();
    expect(await historySize()).toEqual({
      bytes: 10 * points.length,
      series: 1,
      points: points.length,
    });
  });
});
