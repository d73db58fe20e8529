// @vitest-environment node
/** The stored past by itself: pages, corrections, damage, and databases of other versions. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dayMs, hourMs, type Series } from '../../lib/quotes/point.ts';
import { bestMs } from '../fixtures/best-ms.ts';
import { dumpPast, putPast, readPast } from './support/past.ts';

const key = 'BTC.binance.index.4h';
const start = Date.UTC(2024, 0, 1);
const coverage = { fromMs: start, toMs: start + 40 * hourMs };
const reached = () => coverage;

const points = (fromMs: number, count: number, stepMs = 4 * hourMs, value = 1): Series =>
  Array.from({ length: count }, (_, i) => ({ timeMs: fromMs + i * stepMs, value: value + i }));

const store = () => import('../../lib/platform/history-store.ts');

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('indexedDB', new IDBFactory());
});

describe('a source that corrects its past', () => {
  const days = (from: number, count: number, value: number): Series =>
    Array.from({ length: count }, (_, i) => ({ timeMs: from + i * dayMs, value }));
  const page = (from: number, rows: Series) => ({
    key,
    points: rows,
    isRevised: true,
    reached: (held: { fromMs: number } | undefined) => ({
      fromMs: Math.min(held?.fromMs ?? from, from),
      toMs: from + rows.length * dayMs,
    }),
  });
  const late = start + 86 * dayMs;

  it('and tells it anew is asked for all of it again, and then no more', async () => {
    const { readCoverage, readSeries, storePage } = await store();
    await storePage(page(start, days(start, 100, 2_500_000)), 5);
    await storePage(page(late, days(late, 15, 2_675_000)), 6);
    expect((await readCoverage()).has(key)).toBe(false);
    await storePage(page(start, days(start, 101, 2_675_000)), 7);
    expect((await readCoverage()).get(key)?.fromMs).toBe(start);
    expect(new Set((await readSeries(key, 0)).map(({ value }) => value))).toEqual(
      new Set([2_675_000]),
    );
    await storePage(page(late, days(late, 16, 2_675_000)), 8);
    expect((await readCoverage()).get(key)?.fromMs).toBe(start);
  });

  it('in its last days alone keeps what came before', async () => {
    const { readCoverage, storePage } = await store();
    await storePage(page(start, days(start, 100, 2_500_000)), 5);
    const corrected = days(late, 15, 2_500_000).map((point, i) =>
      i < 10 ? point : { ...point, value: 2_675_000 },
    );
    await storePage(page(late, corrected), 6);
    expect((await readCoverage()).get(key)?.fromMs).toBe(start);
  });
});

describe('pages', () => {
  it('come back as they were put in, over the years', async () => {
    const { readSeries, storePage, readCoverage } = await store();
    const put = points(Date.UTC(2023, 11, 30), 20);
    await storePage({ key, points: put, reached }, 5);
    expect(await readSeries(key, 0)).toEqual(put);
    expect(await readSeries(key, start)).toEqual(put.filter(({ timeMs }) => timeMs >= start));
    expect([...(await readCoverage())]).toEqual([[key, { ...coverage, storedAtMs: 5 }]]);
  });

  it('keep a time that is not on the hour to the millisecond', async () => {
    const { readSeries, storePage } = await store();
    const put = [...points(start, 2), { timeMs: start + dayMs + 3, value: 9 }];
    await storePage({ key, points: put, reached }, 5);
    expect(await readSeries(key, 0)).toEqual(put);
  });

  it('D21: overlapping, repeated and in any order make the same bytes', async () => {
    const whole = points(Date.UTC(2023, 11, 28), 60, hourMs);
    const page = fc
      .tuple(fc.nat(60), fc.nat(60))
      .map(([a, b]) => whole.slice(Math.min(a, b), Math.max(a, b)));
    const bytesOf = async (pages: readonly Series[]): Promise<unknown> => {
      vi.resetModules();
      vi.stubGlobal('indexedDB', new IDBFactory());
      const { storePage } = await store();
      for (const part of pages) await storePage({ key, points: part, reached }, 5);
      return dumpPast();
    };
    const expected = await bytesOf([whole]);
    await fc.assert(
      fc.asyncProperty(fc.array(page, { maxLength: 4 }), fc.boolean(), async (pages, last) => {
        expect(await bytesOf(last ? [...pages, whole] : [whole, ...pages])).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });

  it('L22: hours of years that are over are given up, and their coverage with them', async () => {
    const { readSeries, storePage, readCoverage } = await store();
    await storePage({ key, points: points(Date.UTC(2022, 5, 1), 3), reached }, 5);
    const page = { key, points: points(start, 3), reached: () => ({ ...coverage, fromMs: 0 }) };
    await storePage({ ...page, keptSinceMs: Date.UTC(2023, 6, 1) }, 5);
    expect(await readSeries(key, 0)).toEqual(points(start, 3));
    expect((await readCoverage()).get(key)?.fromMs).toBe(Date.UTC(2023, 0, 1));
  });

  it('damaged: a page that comes to it takes its place, the coverage goes', async () => {
    const { readSeries, storePage, readCoverage } = await store();
    await storePage({ key, points: points(start, 3), reached }, 5);
    await putPast('chunks', `${key}/2024`, { times: new Uint16Array(3) });
    await storePage({ key, points: points(start + dayMs, 2), reached }, 6);
    expect(await readSeries(key, 0)).toEqual(points(start + dayMs, 2));
    expect((await readCoverage()).size).toBe(0);
  });

  it('damaged: what is read of it is nothing, and the coverage goes', async () => {
    const { readSeries, storePage, readCoverage } = await store();
    await storePage({ key, points: points(start, 3), reached }, 5);
    await putPast('chunks', `${key}/2024`, { times: new Uint16Array(3), values: [1, 2, 3] });
    expect(await readSeries(key, 0)).toEqual([]);
    expect((await readCoverage()).size).toBe(0);
  });

  it('a daily series of seven years is read within 5 ms', async () => {
    const { readSeries, storePage } = await store();
    const put = points(Date.UTC(2019, 0, 1), 7 * 365, dayMs);
    await storePage({ key, points: put, reached }, 5);
    expect(await readSeries(key, 0)).toHaveLength(put.length);
    expect(await bestMs(() => readSeries(key, 0))).toBeLessThan(5);
  });
});

describe('a source that corrects its past', () => {
  const reserve = 'BTC.coin-metrics.reserve.own';
  const page = (values: readonly number[]) => ({
    key: reserve,
    points: values.map((value, i) => ({ timeMs: start + i * dayMs, value })),
    reached,
    isRevised: true,
  });

  it('is kept as it is now, as it was first, and when that was seen', async () => {
    const { readSeries, storePage, firstKey, seenKey } = await store();
    await storePage(page([100, 200]), start + 9 * dayMs);
    await storePage(page([111, 200, 300]), start + 10 * dayMs);
    const values = async (of: string) => (await readSeries(of, 0)).map(({ value }) => value);
    expect(await values(reserve)).toEqual([111, 200, 300]);
    expect(await values(firstKey(reserve))).toEqual([100, 200, 300]);
    expect(await values(seenKey(reserve))).toEqual([9, 9, 10].map((days) => start + days * dayMs));
  });

  it('another source leaves no such trace', async () => {
    const { storePage } = await store();
    await storePage({ ...page([1]), isRevised: undefined }, 5);
    expect(Object.keys(await dumpPast())).toEqual([
      `chunks/${reserve}/2024`,
      `coverage/${reserve}`,
    ]);
  });
});

/** As version 1 made it. */
async function versionOne(put: Readonly<Record<string, Readonly<Record<string, unknown>>>>) {
  const stores = ['chunks', 'coverage', 'records'];
  const db = await openDB('basis-lens', 1, {
    upgrade: (made) => stores.forEach((name) => made.createObjectStore(name)),
  });
  for (const [name, entries] of Object.entries(put)) {
    for (const [at, value] of Object.entries(entries)) await db.put(name, value, at);
  }
  db.close();
}

describe('a database of another version', () => {
  const old = points(start, 3);
  const times = Float64Array.from(old, ({ timeMs }) => timeMs);
  const values = Float64Array.from(old, ({ value }) => value);
  const held = { ...coverage, storedAtMs: 7 };

  it('L19: of version 1 is brought up to date, its series are bitcoin’s', async () => {
    await versionOne({
      chunks: { 'binance.index.4h/2024': { times, values }, 'binance.spot.4h/2024': { times } },
      coverage: { 'binance.index.4h': held, 'binance.spot.4h': held },
    });
    const { readSeries, readCoverage } = await store();
    expect(await readSeries(key, 0)).toEqual(old);
    expect([...(await readCoverage())]).toEqual([[key, held]]);
    const dump = await dumpPast();
    expect(Object.keys(dump)).toEqual([`chunks/${key}/2024`, `coverage/${key}`]);
    const { storePage } = await store();
    await storePage({ key, points: old, reached }, 7);
    expect(await dumpPast()).toEqual(dump);
  });

  it('L19: of a later version is left as it is, and opening it fails', async () => {
    const upgrade = (db: { createObjectStore(name: string): unknown }) =>
      void db.createObjectStore('chunks');
    const db = await openDB('basis-lens', 9, { upgrade });
    await db.put('chunks', 'of a later version', 'a key');
    db.close();
    const { readCoverage } = await store();
    await expect(readCoverage()).rejects.toMatchObject({
      name: 'StoreError',
      problem: 'store-newer',
    });
    expect(await readPast('chunks', 'a key')).toBe('of a later version');
  });

  it('a later version may open it while we hold it', async () => {
    const { readCoverage } = await store();
    await readCoverage();
    const later = await openDB('basis-lens', 9);
    expect(later.version).toBe(9);
    later.close();
  });
});
