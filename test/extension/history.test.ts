// @vitest-environment node
/** D23: the past is loaded page by page, and a worker may die anywhere on the way. */
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Exchange } from '../../lib/exchanges/exchange.ts';
import { connect, type Internet, isPage } from './support/internet.ts';
import type { Act } from './support/life.ts';
import { closedDays, dumpPast } from './support/past.ts';
import { openProfile, type Profile } from './support/profile.ts';
import { startWorker } from './support/worker.ts';

vi.mock('../../lib/exchanges/index.ts', async (load) => {
  const { smallRegistry } = await import('./support/small-registry.ts');
  return { exchanges: smallRegistry((await load<{ exchanges: Exchange[] }>()).exchanges) };
});

const minuteMs = 60_000;

afterEach(() => vi.restoreAllMocks());

/** True from the n-th act of a kind on. */
function from(nth: number, isCounted: (act: Act) => boolean): (act: Act) => boolean {
  let seen = 0;
  return (act) => isCounted(act) && (seen += 1) >= nth;
}

const asksPage = (act: Act): boolean => act.kind === 'ask' && isPage(act.url);
const writes = (act: Act): boolean => act.kind === 'write';
const putsInto =
  (store: string) =>
  (act: Act): boolean =>
    act.kind === 'put' && act.store === store;

interface Loaded {
  readonly profile: Profile;
  readonly internet: Internet;
}

function setUp(): Loaded {
  const profile = openProfile();
  const internet = connect();
  internet.tickMs = 1;
  return { profile, internet };
}

async function live(profile: Profile, diesAt: (act: Act) => boolean = () => false): Promise<void> {
  const worker = await startWorker(profile, { diesAt });
  await worker.ring();
  worker.die();
}

const pagesOf = (internet: Internet): string[] => internet.asked().filter(isPage).map(String);
const hostOf = (url: string): string => new URL(url).host;

/** Those that had been answered and stored: all but the last of each host. */
const finished = (pages: readonly string[]): string[] =>
  pages.filter((page, at) => pages.slice(at + 1).some((later) => hostOf(later) === hostOf(page)));

describe('D23: history that is resumed', () => {
  let whole: {
    readonly pages: readonly string[];
    readonly recordPuts: number;
    readonly result: unknown;
  };

  /**
   * What a run leads to, but for the instants at which something was stored or seen, and for
   * what its own polls counted at theirs.
   */
  async function resultOf(profile: Profile): Promise<unknown> {
    const { history, regime, trend, lowerShare } = profile.market();
    const stored = Object.entries(await dumpPast()).filter(([path]) => !path.startsWith('idle/'));
    const past = stored.map(([path, value]) =>
      path.includes('.seen/') || path.includes('.own.basket.own/')
        ? path
        : JSON.stringify([path, value], (key, inner: unknown) =>
            key.endsWith('AtMs') ? 0 : inner,
          ),
    );
    return { history, regime, trend, lowerShare, past };
  }

  beforeAll(async () => {
    const { profile, internet } = setUp();
    let recordPuts = 0;
    await live(profile, (act) => {
      if (putsInto('records')(act)) recordPuts += 1;
      return false;
    });
    whole = { pages: pagesOf(internet), recordPuts, result: await resultOf(profile) };
  });

  it('not disturbed, it loads every page once and decides a regime', () => {
    expect(whole.pages.length).toBeGreaterThan(30);
    expect(new Set(whole.pages).size).toBe(whole.pages.length);
    expect(whole.result).toMatchObject({
      history: { progress: 1, failure: null },
      regime: { regime: 'usual' },
    });
  });

  it('D24: asks its hosts side by side, and makes few records of many pages', () => {
    expect(new Set(whole.pages.slice(0, 4).map(hostOf)).size).toBe(4);
    expect(whole.recordPuts).toBeLessThan(whole.pages.length / 5);
  });

  it('D24: makes way for the present: no page is begun once somebody asks for it', async () => {
    const { profile, internet } = setUp();
    let pages = 0;
    const worker = await startWorker(profile, {
      diesAt(act) {
        if (asksPage(act) && (pages += 1) === 9) {
          profile.pass(2 * minuteMs);
          void worker.send({ type: 'refresh' });
        }
        return false;
      },
    });
    await worker.ring();
    const kinds = internet.asked().map(isPage);
    const begun = kinds.indexOf(true);
    const live = kinds.indexOf(false, begun);
    expect(live - begun).toBeGreaterThanOrEqual(9);
    expect(live - begun).toBeLessThan(9 + 5);
    expect(kinds.slice(live).filter(Boolean).length).toBeGreaterThan(40);
    expect(await resultOf(profile)).toEqual(whole.result);
  });

  it.each([6, 13])('killed at page %i of every life, it ends as if it had lived', async (nth) => {
    const { profile, internet } = setUp();
    const done: string[] = [];
    for (let lives = 0; lives < whole.pages.length; lives += 1) {
      await live(profile, from(nth, asksPage));
      const pages = pagesOf(internet);
      for (const page of pages) expect(done, 'no finished page again').not.toContain(page);
      done.push(...finished(pages));
      if (pages.length < nth) break;
    }
    expect(new Set(done).size).toBeGreaterThan(whole.pages.length - 8);
    await live(profile);
    expect(pagesOf(internet)).toEqual([]);
    expect(await resultOf(profile)).toEqual(whole.result);
  });

  it.each([1, 3, 8, 21])('killed at write %i to storage', async (nth) => {
    const { profile, internet } = setUp();
    await live(profile, from(nth, writes));
    profile.pass(minuteMs);
    internet.asked();
    await live(profile);
    expect(await resultOf(profile)).toEqual(whole.result);
  });

  it.each([
    [1, 'chunks'],
    [1, 'coverage'],
    [4, 'coverage'],
    [20, 'coverage'],
  ])('L10: killed half-way through storing page %i, at its %s', async (...at) => {
    const [nth, store] = at;
    const { profile, internet } = setUp();
    await live(profile, from(nth, putsInto(store)));
    const before = finished(pagesOf(internet));
    await live(profile);
    const after = pagesOf(internet);
    for (const page of before.slice(0, nth - 1)) expect(after).not.toContain(page);
    expect(await resultOf(profile)).toEqual(whole.result);
  });

  it('killed between a page and the record made of it, makes the record', async () => {
    for (const nth of [1, whole.recordPuts]) {
      const { profile } = setUp();
      await live(profile, from(nth, putsInto('records')));
      await live(profile);
      expect(await resultOf(profile)).toEqual(whole.result);
    }
  });

  it('a page that fails is asked for again in a later cycle, and the others do not wait', async () => {
    const { profile, internet } = setUp();
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const gives = { status: 500, headers: {}, body: '' };
    internet.faults = [{ host: 'fapi.binance.com', pathIncludes: 'CURRENT_QUARTER', gives }];
    const worker = await startWorker(profile);
    await worker.ring();
    expect(profile.market().history.failure).toBe('network');
    expect(profile.market().history.progress).toBeGreaterThan(0.5);
    internet.faults = [];
    internet.asked();
    profile.pass(2 * minuteMs);
    await worker.ring();
    expect(pagesOf(internet).every((url) => url.includes('CURRENT_QUARTER'))).toBe(true);
    expect(await resultOf(profile)).toEqual(whole.result);
  });

  it('a second source of spot is asked where the first refuses us', async () => {
    const { profile, internet } = setUp();
    internet.faults = [{ host: 'data-api.binance.vision', gives: 'geo' }];
    await live(profile);
    const spot = pagesOf(internet).filter((url) => url.includes('category=spot'));
    expect(new Set(spot.map(hostOf))).toEqual(new Set(['api.bybit.com']));
    expect((await closedDays()).close.at(-1)).toBeGreaterThan(0);
    expect(profile.market().history.progress).toBe(1);
  });
});
