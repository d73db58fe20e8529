// @vitest-environment node
/** Storage that holds garbage, comes from another version, is full or is not there at all. */
import { setImmediate as turn } from 'node:timers/promises';
import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { hourMs } from '../../lib/quotes/point.ts';
import { checkSettings } from '../../lib/settings/schema.ts';
import { defaultSettings } from '../../lib/settings/settings.ts';
import { json } from '../world/venues/venue.ts';
import { completeProfile } from './support/complete.ts';
import { connect, type Fault, type Internet, isPage } from './support/internet.ts';
import { notFinite } from './support/numbers.ts';
import { closedColumns, closedDays, putPast, readPast } from './support/past.ts';
import { openProfile, type Profile } from './support/profile.ts';
import { startWorker, type Worker } from './support/worker.ts';

const minuteMs = 60_000;
/** From 12:20 UTC until the rows of the day are asked for. */
const untilTopUpMs = 13 * hourMs;
const noCandles: Fault = { host: '*', pathIncludes: 'lines?', gives: json(200, []) };

/** Rejections that nobody handled during a test. */
let unhandled: unknown[] = [];
const collect = (reason: unknown): void => void unhandled.push(reason);

beforeEach(() => {
  unhandled = [];
  process.on('unhandledRejection', collect);
});

afterEach(async () => {
  await turn();
  process.off('unhandledRejection', collect);
  vi.restoreAllMocks();
  if (unhandled.length > 0) throw new AggregateError(unhandled, 'rejections that nobody handled');
});

interface Begun {
  readonly profile: Profile;
  readonly internet: Internet;
}

function begin(faults: readonly Fault[] = []): Begun {
  const profile = openProfile();
  const internet = connect();
  internet.faults = faults;
  return { profile, internet };
}

async function live(profile: Profile): Promise<Worker> {
  const worker = await startWorker(profile);
  await worker.ring();
  return worker;
}

async function leaveNewerDatabase(): Promise<void> {
  const upgrade = (db: IDBPDatabase): void => void db.createObjectStore('all');
  (await openDB('basis-lens', 9, { upgrade })).close();
}

const expectLive = (profile: Profile): void => {
  const { basisNow, price, lastAnswerMs } = profile.market();
  expect(basisNow).toMatchObject({ degraded: false, held: false });
  expect(price.value).toBeGreaterThan(0);
  expect(lastAnswerMs).toBe(Date.now());
  expect(notFinite(profile.market())).toEqual([]);
};

describe('L21: garbage in storage', () => {
  const garbage: readonly [string, unknown][] = [
    ['null', null],
    ['a number', 7],
    ['a word', 'garbage'],
    ['a list', [[]]],
    ['an empty object', {}],
    ['nothing but a version', { version: 1 }],
    [
      'a ledger that is damaged inside',
      {
        version: 2,
        requests: {
          'binance/spot/BTC': { askedAtMs: 'soon', quotes: [null] },
          'deribit/book-summary/BTC': { askedAtMs: null, failure: { kind: 'no' } },
          '//': null,
        },
        own: { 'okx/BTC': [[5]], '': 'x' },
        clockSkewMs: 'late',
      },
    ],
    [
      'parts that are something else',
      { version: 1, requests: 5, history: [], lines: 'x', pill: 0 },
    ],
    [
      'parts that are damaged inside',
      {
        version: 1,
        requests: {
          'binance/spot': { askedAtMs: 'soon', quotes: [null] },
          'deribit/book-summary': { askedAtMs: null, okAtMs: null, failure: { kind: 'no' } },
          'history-': null,
        },
        history: { progress: 57 },
        basisNow: 'x',
        price: { value: 'x', asOfMs: {} },
        average7: null,
        pollMinutes: -5,
        theme: {},
        lines: { thinEnter: 'low', richEnter: 1e9 },
        pill: { hiddenSites: [5, null] },
      },
    ],
  ];

  it.each(
    ['settings', 'ledger', 'ledger.others', 'market'].flatMap((key) =>
      garbage.map(([what, value]) => [key, what, value] as const),
    ),
  )('%s holds %s: the worker starts, asks and answers', async (key, _what, value) => {
    const { profile } = await completeProfile();
    profile.put({ [key]: value });
    profile.pass(2 * minuteMs);
    const worker = await live(profile);
    expectLive(profile);
    expect(profile.market().history.progress).toBe(1);
    expect((await fakeBrowser.alarms.get('poll'))?.periodInMinutes).toBe(2);
    expect(await worker.send({ type: 'save-settings', settings: { theme: 'dark' } })).toEqual({
      ok: true,
    });
    expect(checkSettings(profile.settings())).toEqual({
      settings: { ...defaultSettings, theme: 'dark' },
      problems: [],
    });
  });

  it('a time of retry far beyond every wait does not silence a host for ever', async () => {
    const { profile, internet } = begin([noCandles]);
    const failure = {
      kind: 'rate',
      message: '',
      atMs: Date.now(),
      inARow: 1,
      retryAtMs: 1e15,
      named: true,
      host: 'fapi.binance.com',
    };
    const failed = { askedAtMs: Date.now(), okAtMs: null, latencyMs: null, failure, quotes: [] };
    profile.put({
      ledger: {
        version: 2,
        requests: { 'binance/perpetual/BTC': failed, 'binance/history-index/BTC': failed },
        own: {},
        clockSkewMs: 0,
      },
    });
    await live(profile);
    expect(internet.asked().filter(({ host }) => host === 'fapi.binance.com')).toEqual([]);
    profile.pass(26 * hourMs);
    await live(profile);
    const asked = internet.asked().filter(({ host }) => host === 'fapi.binance.com');
    expect(asked.filter((url) => !isPage(url)).length).toBeGreaterThan(3);
    expect(asked.filter(isPage).map(({ pathname }) => pathname)).toContain(
      '/fapi/v1/indexPriceKlines',
    );
  });
});

describe('L21: garbage in the stored past', () => {
  const day = { dayMs: 1, basis: 1, v: 1, m: 1, exchanges: [], degraded: false };
  const empty = {
    version: 1,
    builtAtMs: Date.now(),
    days: [],
    closes: [],
    recentCloses: [],
    samples: [],
    funding: [],
    openInterest: [],
  };
  const records: readonly [string, unknown][] = [
    ['a word', 'garbage'],
    ['an empty object', {}],
    ['nothing but a version', { version: 1 }],
    ['a record of a newer version', { ...empty, version: 2 }],
    ['a time of no meaning', { ...empty, builtAtMs: Number.NaN }],
    ['lists that are none', { ...empty, days: 'x', closes: {} }],
    ['rows that are none', { ...empty, days: [null], closes: [7] }],
    ['days that are no numbers', { ...empty, days: [{ ...day, v: Number.NaN }] }],
    ['closes that are no numbers', { ...empty, closes: [{ timeMs: 1, value: Infinity }] }],
    ['venues without samples', { ...empty, samples: [{ exchange: 'binance' }] }],
    ['funding without rates', { ...empty, funding: [{ exchange: 'binance', rates: [null] }] }],
    ['open interest without coins', { ...empty, openInterest: [5] }],
  ];

  it.each(records)(
    'records: %s: made again from the pages, none of them asked for',
    async (...row) => {
      const { profile, internet } = await completeProfile();
      const days = await closedColumns();
      await putPast('records', 'BTC', row[1]);
      profile.pass(2 * minuteMs);
      await live(profile);
      expectLive(profile);
      expect(internet.asked().filter(isPage)).toEqual([]);
      expect(await closedColumns()).toEqual(days);
      expect(profile.market().regime.regime).toBe('usual');
    },
  );

  it.each<[string, unknown]>([
    ['a word', 'garbage'],
    ['an empty object', {}],
    ['bounds that are no numbers', { fromMs: Number.NaN, toMs: Number.NaN, storedAtMs: 1 }],
    ['half of its bounds', { toMs: 5, storedAtMs: 1 }],
  ])('coverage: %s: the series is asked for again', async (_what, value) => {
    const { profile, internet } = await completeProfile();
    const days = await closedColumns();
    await putPast('coverage', 'BTC.binance.index.4h', value);
    profile.pass(2 * minuteMs);
    await live(profile);
    expectLive(profile);
    const pages = internet.asked().filter(isPage);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.every(({ pathname }) => pathname === '/fapi/v1/indexPriceKlines')).toBe(true);
    expect(await closedColumns()).toEqual(days);
    expect(profile.market().history.progress).toBe(1);
  });

  it.each<[string, unknown]>([
    ['a word', 'garbage'],
    ['an empty object', {}],
    ['lists in place of columns', { times: [1], values: [1] }],
    ['columns of two lengths', { times: new Float64Array(3), values: new Float64Array(2) }],
    ['values that are no numbers', { times: Float64Array.of(1), values: Float64Array.of(NaN) }],
    ['times that are no numbers', { times: Float64Array.of(NaN), values: Float64Array.of(1) }],
  ])('chunks: %s: the series is asked for again, once', async (_what, value) => {
    const key = 'BTC.binance.index.4h/2021';
    const { profile, internet } = await completeProfile();
    const before = (await readPast('chunks', key)) as { readonly values: Float64Array };
    const days = (await closedDays()).dayMs.length;
    await putPast('chunks', key, value);
    // The next day has the record made again, which is when the damage is seen.
    for (let cycle = 0; cycle < 3; cycle += 1) {
      profile.pass(cycle === 0 ? untilTopUpMs : 2 * minuteMs);
      await live(profile);
      expectLive(profile);
    }
    const again = internet
      .asked()
      .filter(({ href }) => href.includes('index') && href.includes('4h'));
    expect(new Set(again.map(String)).size).toBe(again.length);
    const after = (await readPast('chunks', key)) as typeof before;
    expect(after.values.slice(0, before.values.length)).toEqual(before.values);
    expect((await closedDays()).dayMs).toHaveLength(days + 1);
    expect(profile.market()).toMatchObject({
      regime: { regime: 'usual' },
      history: { progress: 1 },
    });
  });

  it('a chunk that nobody can give again is dropped, and its series asked for once', async () => {
    const { profile, internet } = await completeProfile();
    await putPast('chunks', 'BTC.binance.open-interest.own/2019', 'garbage');
    profile.pass(untilTopUpMs);
    for (let cycle = 0; cycle < 4; cycle += 1) {
      profile.pass(2 * minuteMs);
      await live(profile);
    }
    expect(await readPast('chunks', 'BTC.binance.open-interest.own/2019')).toBeUndefined();
    const again = internet.asked().filter(({ href }) => href.includes('period=1d'));
    expect(again).toHaveLength(1);
    expect(profile.market().openInterestChange7.value).not.toBeNull();
  });

  it('a page that comes where the chunk is damaged brings all of the series with it', async () => {
    interface Columns {
      readonly times: Uint16Array;
      readonly values: Float64Array;
    }
    const pastAfterADay = async (damage: () => Promise<unknown>): Promise<Columns> => {
      const { profile } = await completeProfile();
      await damage();
      profile.pass(untilTopUpMs);
      await live(profile);
      return (await readPast('chunks', 'BTC.binance.index.1h/2021')) as Columns;
    };
    const whole = await pastAfterADay(async () => undefined);
    const healed = await pastAfterADay(() =>
      putPast('chunks', 'BTC.binance.index.1h/2021', 'garbage'),
    );
    expect(healed.times.length).toBeGreaterThan(7000);
    expect(healed.times).toEqual(whole.times);
    expect(healed.values).toEqual(whole.values);
  });
});

describe('L19: what a newer version left behind', () => {
  it('unknown fields are passed over, the known ones read', async () => {
    const { profile, internet } = await completeProfile();
    const ledger = profile.ledger();
    const market = profile.market();
    const requests = Object.fromEntries(
      Object.entries(ledger.requests).map(([key, record]) => [key, { ...record, weight: 3 }]),
    );
    profile.put({
      ledger: { ...ledger, requests, plan: { of: 'later' } },
      market: { ...market, etf: { flow: 5 }, regime: { ...market.regime, confidence: 0.4 } },
      settings: { theme: 'dark', tickers: [{ at: 5 }], badge: { mode: 'quiet', shape: 'round' } },
    });
    const worker = await live(profile);
    expect(internet.asked()).toEqual([]);
    expect(profile.market()).toEqual(market);
    expect((await profile.badge()).text).toBe('');
    await worker.send({ type: 'save-settings', settings: { cashPercent: 3 } });
    expect(profile.settings()).toMatchObject({
      theme: 'dark',
      cashPercent: 3,
      tickers: [{ at: 5 }],
      badge: { mode: 'quiet', shape: 'round' },
    });
  });

  it('items of a newer version are not believed, and everything is asked anew', async () => {
    const { profile, internet } = await completeProfile();
    profile.put({
      ledger: { version: 3, requests: { 'binance/spot/BTC': { state: 'fine' } } },
      market: { version: 2, basisNow: { percent: 5 } },
    });
    await live(profile);
    expect(internet.asked().filter((url) => !isPage(url)).length).toBeGreaterThan(15);
    expectLive(profile);
    expect(profile.market().regime.regime).toBe('usual');
  });

  it('a database of a newer version is left as it is; live values go on', async () => {
    const { profile } = begin();
    await leaveNewerDatabase();
    await live(profile);
    expectLive(profile);
    expect(profile.market().regime).toMatchObject({ regime: 'unknown' });
    const left = await openDB('basis-lens');
    expect([left.version, [...left.objectStoreNames]]).toEqual([9, ['all']]);
    left.close();
  });
});

describe('L20: storage that refuses', () => {
  const full = (): never => {
    throw new Error('Resource::kQuotaBytes quota exceeded');
  };

  it('full: the badge follows, the next write is tried, and what fits is kept again later', async () => {
    const { profile, internet } = begin();
    profile.refuseWrite = full;
    const worker = await live(profile);
    expect(profile.writes).toEqual([]);
    expect((await profile.badge()).text).toMatch(/^\d/);
    profile.refuseWrite = () => undefined;
    profile.pass(2 * minuteMs);
    internet.asked();
    await worker.ring();
    expectLive(profile);
    expect(profile.market().regime.regime).toBe('usual');
    expect(internet.asked().length).toBeLessThan(20);
  });

  it('settings that could not be stored are refused and do not hold', async () => {
    const { profile } = begin([noCandles]);
    const worker = await live(profile);
    profile.refuseWrite = (items) => void ('settings' in items && full());
    const answer = await worker.send({
      type: 'save-settings',
      settings: { badge: { mode: 'off' } },
    });
    expect(answer).toMatchObject({ ok: false });
    expect((await profile.badge()).text).not.toBe('');
    profile.refuseWrite = () => undefined;
    await worker.send({ type: 'save-settings', settings: { theme: 'dark' } });
    expect(profile.settings()).toEqual({ ...defaultSettings, theme: 'dark' });
  });

  it('that cannot be read: defaults, and the worker goes on', async () => {
    const { profile } = begin([noCandles]);
    const worker = await startWorker(profile);
    worker.die();
    vi.spyOn(fakeBrowser.storage.local, 'get').mockImplementation(async () => {
      throw new Error('IO error: CURRENT: no such file');
    });
    await live(profile);
    expectLive(profile);
    expect(await fakeBrowser.alarms.get('poll')).toBeDefined();
  });
});

describe('L20: without IndexedDB, as in some private windows', () => {
  it('live values stand, the regime is unknown and says why', async () => {
    const { profile, internet } = begin();
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('A mutation operation was attempted', 'InvalidStateError');
    });
    const worker = await live(profile);
    expectLive(profile);
    expect(internet.asked().filter(isPage)).toEqual([]);
    const { average7, regime } = profile.market();
    expect(average7).toMatchObject({ value: null, reason: { key: 'historyShort' } });
    expect(regime).toMatchObject({ regime: 'unknown', reasons: [{ key: 'historyShort' }] });
    expect((await profile.badge()).title).not.toBe('');
    profile.pass(2 * minuteMs);
    await worker.ring();
    expectLive(profile);
  });

  it('a store that can be opened again is used by the same worker', async () => {
    const { profile } = begin();
    await leaveNewerDatabase();
    const worker = await live(profile);
    expect(profile.market().regime.regime).toBe('unknown');
    await deleteDB('basis-lens');
    profile.pass(2 * minuteMs);
    await worker.ring();
    expect(profile.market().regime.regime).toBe('usual');
  });

  it('a disk that is full for pages: live values stand', async () => {
    const { profile } = begin();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await live(profile);
    expectLive(profile);
    expect(profile.market().regime.regime).toBe('unknown');
  });
});
