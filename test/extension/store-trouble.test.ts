// @vitest-environment node
/** L27, L28: a store that cannot be used says why, is cleared all the same, and hangs nobody. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Series } from '../../lib/quotes/point.ts';

const access = () => import('../../lib/platform/history-access.ts');
const problems = () => import('../../lib/platform/store-problem.ts');

const key = 'BTC.binance.funding.own';
const rows = (count: number): Series =>
  Array.from({ length: count }, (_, i) => ({ timeMs: Date.UTC(2024, 0, 1) + i * 36e5, value: i }));

/** What reading comes to: the problem by its name. */
async function problemOf(work: Promise<unknown>): Promise<string> {
  const { storeProblem } = await problems();
  return work.then(() => 'none', storeProblem);
}

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const ofLaterVersion = async (): Promise<void> => {
  const later = await openDB('basis-lens', 9, {
    upgrade(db) {
      db.createObjectStore('chunks');
    },
  });
  await later.put('chunks', 'of a later version', 'a key');
  later.close();
};

/** Of this version, and without what belongs in it. */
const withoutStores = async (): Promise<void> => (await openDB('basis-lens', 2)).close();

const withoutAny = (): void => {
  vi.stubGlobal('indexedDB', undefined);
};

const failingOpen = (name: string) => (): void => {
  vi.stubGlobal('indexedDB', {
    open() {
      throw new DOMException('not here', name);
    },
  });
};

describe('L28: why the store cannot be used', () => {
  it.each([
    ['of a later version', 'store-newer', ofLaterVersion],
    ['without its parts', 'store-damaged', withoutStores],
    ['not given by the browser', 'storage', failingOpen('SecurityError')],
    ['closed in this window', 'storage', failingOpen('InvalidStateError')],
    ['absent', 'storage', withoutAny],
    ['damaged on the disk', 'store-damaged', failingOpen('UnknownError')],
    ['full', 'store-full', failingOpen('QuotaExceededError')],
  ] as const)('%s: %s', async (_what, problem, spoil) => {
    await spoil();
    const { ownHistory } = await access();
    expect(await problemOf(ownHistory.size())).toBe(problem);
  });

  it.each([
    ['of a later version', ofLaterVersion],
    ['without its parts', withoutStores],
  ])('one %s is left as it is until it is cleared, and then works', async (_what, spoil) => {
    await spoil();
    const { ownHistory } = await access();
    expect(await problemOf(ownHistory.readSeries(key, 0))).not.toBe('none');
    await ownHistory.clear();
    await ownHistory.addSeries(key, rows(3), null, 5);
    expect(await ownHistory.readSeries(key, 0)).toEqual(rows(3));
  });

  it('one that was deleted under us begins anew', async () => {
    const { ownHistory } = await access();
    await ownHistory.addSeries(key, rows(3), null, 5);
    await deleteDB('basis-lens');
    expect(await ownHistory.readSeries(key, 0)).toEqual([]);
    await ownHistory.addSeries(key, rows(2), null, 5);
    expect(await ownHistory.readSeries(key, 0)).toEqual(rows(2));
  });

  it('one that does not open is given up, and used when it opens after all', async () => {
    const holder = await openDB('basis-lens', 1);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { ownHistory } = await access();
    const first = problemOf(ownHistory.size());
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(10_000);
      expect(await Promise.race([first, 'waiting'])).toBe('store-held');
    });
    // Who asks from then on does not wait.
    expect(await problemOf(ownHistory.size())).toBe('store-held');
    vi.useRealTimers();
    holder.close();
    await vi.waitFor(async () => expect(await problemOf(ownHistory.size())).toBe('none'));
  });

  it('one that another page does not let go of is not said to be cleared', async () => {
    await ofLaterVersion();
    const holder = await openDB('basis-lens');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { ownHistory } = await access();
    const cleared = problemOf(ownHistory.clear());
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(10_000);
      expect(await Promise.race([cleared, 'waiting'])).toBe('store-held');
    });
    holder.close();
  });
});

describe('L27: a page with another store', () => {
  const sent: { deed: string; given: unknown[] }[] = [];

  beforeEach(async () => {
    sent.length = 0;
    vi.stubEnv('FIREFOX', 'true');
    const { doHistory } = await import('../../entrypoints/background/history-deeds.ts');
    vi.doMock('../../lib/platform/messages.ts', () => ({
      send: async (message: { type: 'history'; deed: string; given: unknown[] }) => {
        if (JSON.stringify(message).length >= 1_048_576) throw new RangeError('message too long');
        sent.push(message);
        return doHistory(message);
      },
    }));
    vi.resetModules();
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.doUnmock('../../lib/platform/messages.ts');
  });

  const withMark = (mark: string | null): void => {
    vi.stubGlobal('localStorage', { getItem: () => mark, setItem: () => undefined });
  };

  it('does everything through the background, long series in parts', async () => {
    withMark(null);
    const { historyHere, ownHistory } = await access();
    const far = historyHere();
    expect(far).not.toBe(ownHistory);
    const reached = { fromMs: rows(1)[0]?.timeMs ?? 0, toMs: rows(12_000).at(-1)?.timeMs ?? 0 };
    await far.addSeries(key, rows(12_000), reached, 5);
    expect(sent.map(({ given }) => [(given[1] as Series).length, given[2]])).toEqual([
      [5000, null],
      [5000, null],
      [2000, reached],
    ]);
    expect(await far.readSeries(key, 0)).toEqual(rows(12_000));
    expect(await far.size()).toMatchObject({ series: 1, points: 12_000 });
    expect(await far.listSeries()).toEqual([{ key, coverage: { ...reached, storedAtMs: 5 } }]);
    await far.replaceSeries(key, rows(7000).slice(10));
    expect(await ownHistory.readSeries(key, 0)).toEqual(rows(7000).slice(10));
    await far.clear();
    expect((await ownHistory.size()).points).toBe(0);
  });

  it('that is the background’s uses it itself', async () => {
    withMark('1');
    const { historyHere, ownHistory } = await access();
    expect(historyHere()).toBe(ownHistory);
  });

  it('is told what the background finds', async () => {
    withMark(null);
    const later = await openDB('basis-lens', 9);
    later.close();
    const { historyHere } = await access();
    expect(await problemOf(historyHere().size())).toBe('store-newer');
    const { readPastHere } = await import('../../lib/platform/history-here.ts');
    expect(await problemOf(readPastHere('BTC'))).toBe('store-newer');
  });
});
