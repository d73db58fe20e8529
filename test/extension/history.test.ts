// @vitest-environment node
/** D23: the past is loaded page by page, and a worker may die anywhere on the way. */
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { dayMs, hourMs } from '../../lib/quotes/point.ts';
import { connect, type Internet, isPage } from './support/internet.ts';
import type { Act } from './support/life.ts';
import { dumpPast, readPast } from './support/past.ts';
import { openProfile, type Profile, youngMs } from './support/profile.ts';
import { startWorker } from './support/worker.ts';

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

describe('D23: history that is resumed', () => {
  let whole: {
    readonly pages: readonly string[];
    readonly recordPuts: number;
    readonly result: unknown;
  };

  /** What a run leads to, but for the instants at which it was stored. */
  async function resultOf(profile: Profile): Promise<unknown> {
    const { history, regime, trend, lowerShare } = profile.market();
    const past = JSON.stringify(await dumpPast(), (key, value: unknown) =>
      key.endsWith('AtMs') ? 0 : value,
    );
    return { chart: profile.chart(), history, regime, trend, lowerShare, past };
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

  it('not disturbed, it loads every page and decides a regime', () => {
    expect(whole.pages.length).toBeGreaterThan(15);
    expect(whole.result).toMatchObject({
      history: { progress: 1, failure: null },
      regime: { regime: 'usual' },
    });
  });

  it('killed at every page, it asks for no finished page again and ends as if it had lived', async () => {
    const { profile, internet } = setUp();
    const pages: string[] = [];
    for (const page of whole.pages) {
      await live(profile, from(2, asksPage));
      const [answered, ...cut] = pagesOf(internet);
      expect(answered).toBe(page);
      expect(cut).toHaveLength(pages.length + 1 < whole.pages.length ? 1 : 0);
      pages.push(page);
    }
    expect(pages).toEqual(whole.pages);
    expect(await resultOf(profile)).toEqual(whole.result);
  });

  it.each([1, 2, 3, 5, 8, 13, 21])('killed at write %i to storage', async (nth) => {
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
    [9, 'coverage'],
  ])(
    'killed half-way through storing page %i, at its %s: asks for that page again',
    async (...at) => {
      const [nth, store] = at;
      const { profile, internet } = setUp();
      await live(profile, from(nth, putsInto(store)));
      expect(pagesOf(internet)).toEqual(whole.pages.slice(0, nth));
      await live(profile);
      expect(pagesOf(internet)).toEqual(whole.pages.slice(nth - 1));
      expect(await resultOf(profile)).toEqual(whole.result);
    },
  );

  it('killed between a page and the record made of it, makes the record', async () => {
    for (const nth of [1, whole.recordPuts]) {
      const { profile, internet } = setUp();
      await live(profile, from(nth, putsInto('records')));
      const before = pagesOf(internet);
      await live(profile);
      expect([...before, ...pagesOf(internet)]).toEqual(whole.pages);
      expect(await resultOf(profile)).toEqual(whole.result);
    }
  });

  it('a page that fails is asked for again in a later cycle, and the others do not wait', async () => {
    const { profile, internet } = setUp();
    vi.spyOn(Math, 'random').mockReturnValue(0);
    internet.faults = [
      { host: '*', pathIncludes: 'CURRENT_QUARTER', gives: { status: 500, headers: {}, body: '' } },
    ];
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
});

describe('history that is complete', () => {
  it('asks for nothing more until a candle has closed, then for the new rows only', async () => {
    const { profile, internet } = setUp();
    const worker = await startWorker(profile);
    await worker.ring();
    internet.asked();
    profile.pass(2 * minuteMs);
    await worker.ring();
    expect(pagesOf(internet)).toEqual([]);
    profile.pass(hourMs);
    await worker.ring();
    const pages = pagesOf(internet);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) {
      const { searchParams } = new URL(page);
      if (!searchParams.has('endTime')) continue;
      const spanMs = Number(searchParams.get('endTime')) - Number(searchParams.get('startTime'));
      expect(searchParams.get('interval')).toBe('1h');
      expect(spanMs).toBeLessThan(2 * hourMs);
    }
  });

  it('D20: a day joins the chart when it has closed', async () => {
    const { profile } = setUp();
    const worker = await startWorker(profile);
    await worker.ring();
    const last = profile.chart().dayMs.at(-1);
    profile.pass(11 * hourMs);
    await worker.ring();
    expect(profile.chart().dayMs.at(-1)).toBe(last);
    profile.pass(hourMs);
    await worker.ring();
    expect(profile.chart().dayMs.at(-1)).toBe((last ?? 0) + dayMs);
    expect(profile.market().history.lastClosedDayMs).toBe((last ?? 0) + dayMs);
  });

  it('D22: a day that closed while nobody answered is a gap in the chart', async () => {
    const { profile, internet } = setUp();
    const worker = await startWorker(profile);
    await worker.ring();
    internet.faults = [{ host: '*', gives: 'down' }];
    profile.pass(54 * hourMs);
    await worker.ring();
    const { dayMs: days, basis, price } = profile.chart();
    expect(days.at(-1)).toBe(Date.UTC(2021, 10, 20));
    expect([basis.at(-1), price.at(-1)]).toEqual([null, null]);
    expect([basis.at(-3), price.at(-3)]).not.toContain(null);
  });

  it('D28: a page is kept in columns by year, on the grid of its rows', async () => {
    const { profile } = setUp();
    await live(profile);
    const chunk = (await readPast('chunks', 'binance.index.4h/2021')) as {
      times: Float64Array;
      values: Float64Array;
    };
    expect(chunk.times).toHaveLength(chunk.values.length);
    expect(chunk.times.at(-1)).toBe(youngMs - 20 * minuteMs);
    expect(chunk.times.every((timeMs) => timeMs % (4 * hourMs) === 0)).toBe(true);
  });
});
