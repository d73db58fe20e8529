// @vitest-environment node
/** A provider's flow into the stored past, out with it and away. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { dayMs } from '../../lib/quotes/point.ts';
import { ownDeeds } from './support/own-history.ts';
import { dumpPast } from './support/past.ts';

const nowMs = Date.UTC(2025, 10, 19, 12);
const csv = (name: string, ...values: number[]): File => {
  const lines = values.map((value, i) => {
    const day = new Date(nowMs - (values.length - i) * dayMs).toISOString().slice(0, 10);
    return `${day},${value}`;
  });
  return new File([['date,flow', ...lines].join('\n')], name);
};

beforeEach(() => {
  vi.resetModules();
  fakeBrowser.reset();
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.setSystemTime(nowMs);
});

describe('an imported flow', () => {
  it('is checked without being stored, then read back under its name, of its coin alone', async () => {
    const { checkFlowFile, importFlowFile, readImportedFlow } = await ownDeeds();
    const file = csv('in-house.csv', 5, 6, 7);
    expect(await checkFlowFile(file, 'BTC')).toEqual({
      ok: true,
      days: 3,
      fromMs: Date.UTC(2025, 10, 16),
      toMs: Date.UTC(2025, 10, 18),
    });
    expect(await readImportedFlow('BTC')).toBeNull();
    expect(await importFlowFile(file, 'BTC')).toBe(true);
    expect(await readImportedFlow('BTC')).toMatchObject({
      name: 'in-house.csv',
      points: [{ value: 5 }, { value: 6 }, { value: 7 }],
    });
    expect(await readImportedFlow('ETH')).toBeNull();
  });

  it('takes the place of the one before and leaves nothing of it', async () => {
    const { importFlowFile, readImportedFlow } = await ownDeeds();
    await importFlowFile(csv('long.csv', ...Array.from({ length: 700 }, (_, i) => i)), 'BTC');
    await importFlowFile(csv('short.csv', 8, 9), 'BTC');
    expect(await readImportedFlow('BTC')).toMatchObject({
      name: 'short.csv',
      points: [{ value: 8 }, { value: 9 }],
    });
  });

  it('a file with a fault is refused as a whole', async () => {
    const { checkFlowFile, importFlowFile, readImportedFlow } = await ownDeeds();
    await importFlowFile(csv('good.csv', 8, 9), 'BTC');
    const before = await dumpPast();
    const spoilt = new File(['date,flow\n2025-11-16,7\n2025-11-17,-7'], 'net.csv');
    expect(await checkFlowFile(spoilt, 'BTC')).toMatchObject({ ok: false, key: 'negative' });
    expect(await importFlowFile(spoilt, 'BTC')).toBe(false);
    expect(await dumpPast()).toEqual(before);
    expect((await readImportedFlow('BTC'))?.name).toBe('good.csv');
  });

  it('what is too large is not read', async () => {
    const { checkFlowFile } = await ownDeeds();
    const huge = { size: 3 * 1024 * 1024, text: () => Promise.reject(new Error('read')) };
    expect(await checkFlowFile(huge as unknown as Blob, 'BTC')).toEqual({
      ok: false,
      key: 'tooLarge',
      values: { megabytes: 2 },
    });
  });

  it('goes when it is removed, and with the history', async () => {
    const { importFlowFile, readImportedFlow, removeFlow } = await ownDeeds();
    const { clearHistory } = await ownDeeds();
    await importFlowFile(csv('a.csv', 8, 9), 'BTC');
    await removeFlow('BTC');
    expect(await readImportedFlow('BTC')).toBeNull();
    await importFlowFile(csv('a.csv', 8, 9), 'BTC');
    await clearHistory();
    expect(await readImportedFlow('BTC')).toBeNull();
  });
});

describe('the history file', () => {
  it.each(['json', 'csv'] as const)(
    'as %s carries our own days and the imported flow',
    async (as) => {
      const { importFlowFile, readImportedFlow } = await ownDeeds();
      const { clearHistory, exportHistory, importHistory } = await ownDeeds();
      const { putSeries, readSeries } = await import('../../lib/platform/history-store.ts');
      const day = Date.UTC(2025, 10, 18);
      const own = new Map([
        ['BTC.own.basket.own', [{ timeMs: day, value: 201_234.5 }]],
        ['BTC.own.front-month.own', [{ timeMs: day, value: -0.031 }]],
      ]);
      await putSeries(own);
      await importFlowFile(csv('a.csv', 8, 9), 'BTC');
      const file = await exportHistory(as);
      await clearHistory();
      expect(await importHistory(file)).toMatchObject({ ok: true, series: 3 });
      for (const [key, points] of own) expect(await readSeries(key, 0)).toEqual(points);
      expect((await readImportedFlow('BTC'))?.points).toHaveLength(2);
    },
  );
});
