// @vitest-environment node
/** L19, L20: a past that cannot be kept is said to, and now goes on without it. */
import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Exchange } from '../../lib/exchanges/exchange.ts';
import { connect } from './support/internet.ts';
import { readPast } from './support/past.ts';
import { openProfile, type Profile } from './support/profile.ts';
import { startWorker } from './support/worker.ts';

vi.mock('../../lib/exchanges/index.ts', async (load) => {
  const { smallRegistry } = await import('./support/small-registry.ts');
  return { exchanges: smallRegistry((await load<{ exchanges: Exchange[] }>()).exchanges) };
});

afterEach(() => vi.restoreAllMocks());

const minuteMs = 60_000;
const longestOpenMs = 10_000;

async function cycle(profile: Profile): Promise<void> {
  const worker = await startWorker(profile);
  await worker.ring();
  worker.die();
}

function shown(profile: Profile) {
  const { basisNow, history, price } = profile.market();
  const { failure, progress } = history;
  return { failure, progress, hasBasis: basisNow.value !== null, hasPrice: price.value !== null };
}
const nowWithoutPast = (failure: string) => ({
  failure,
  progress: 0,
  hasBasis: true,
  hasPrice: true,
});

describe('a past that cannot be kept', () => {
  it('L20: no IndexedDB, as in a private window', async () => {
    const profile = openProfile();
    connect();
    vi.stubGlobal('indexedDB', {
      open() {
        throw new DOMException('not here', 'InvalidStateError');
      },
    });
    await cycle(profile);
    expect(shown(profile)).toEqual(nowWithoutPast('storage'));
  });

  it('L20: a full disk; when there is room again, it is kept and the failure gone', async () => {
    const profile = openProfile();
    connect();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await cycle(profile);
    expect(shown(profile)).toEqual(nowWithoutPast('store-full'));
    put.mockRestore();
    profile.pass(2 * minuteMs);
    await cycle(profile);
    expect(profile.market().history).toMatchObject({ failure: null, progress: 1 });
  });

  it('L19: a database of a later version is left as it is', async () => {
    const profile = openProfile();
    connect();
    const upgrade = (db: { createObjectStore(name: string): unknown }) =>
      void db.createObjectStore('chunks');
    const later = await openDB('basis-lens', 9, { upgrade });
    await later.put('chunks', 'of a later version', 'a key');
    later.close();
    await cycle(profile);
    expect(shown(profile)).toEqual(nowWithoutPast('store-newer'));
    expect(await readPast('chunks', 'a key')).toBe('of a later version');
  });

  it('L28: once a page has cleared it, it is kept again at once', async () => {
    const profile = openProfile();
    connect();
    (await openDB('basis-lens', 9)).close();
    const worker = await startWorker(profile);
    await worker.ring();
    await worker.ring();
    expect(shown(profile)).toEqual(nowWithoutPast('store-newer'));
    expect(await worker.send({ type: 'history', deed: 'clear', given: [] })).toMatchObject({
      ok: true,
    });
    await worker.send({ type: 'history-changed' });
    await worker.settle();
    expect(profile.market().history).toMatchObject({ failure: null, progress: 1 });
    worker.die();
  });

  it('L28: a store that never opens keeps no poll waiting for long', async () => {
    const profile = openProfile();
    connect();
    const holder = await openDB('basis-lens', 1);
    const later = setTimeout;
    vi.stubGlobal('setTimeout', (run: () => void, ms: number) =>
      later(run, ms === longestOpenMs ? 50 : ms),
    );
    await cycle(profile);
    expect(shown(profile)).toEqual(nowWithoutPast('store-held'));
    holder.close();
    vi.unstubAllGlobals();
  });
});
