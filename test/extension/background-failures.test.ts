// @vitest-environment node
/** Exchanges that refuse, fail and fall silent, and what the background makes of it. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Exchange } from '../../lib/exchanges/exchange.ts';
import { exchanges } from '../../lib/exchanges/index.ts';
import { dayMs, hourMs } from '../../lib/quotes/point.ts';
import { requestKey } from '../../lib/state/ledger.ts';
import type { MarketState } from '../../lib/state/market-state.ts';
import { json } from '../world/venues/venue.ts';
import { connect, type Fault, type Internet, isPage } from './support/internet.ts';
import { openProfile, type Profile } from './support/profile.ts';
import { startWorker, type Worker } from './support/worker.ts';

const core = (exchanges as readonly Exchange[]).filter(({ optional }) => !optional);
const minuteMs = 60_000;
const fapi = 'fapi.binance.com';
const grey = '#d9dbde';

/** A past without candles, where a test does not need it: pages that hold nothing. */
const noCandles: Fault = { host: '*', pathIncludes: 'lines?', gives: json(200, []) };

afterEach(() => vi.restoreAllMocks());

async function begin(
  faults: readonly Fault[] = [],
): Promise<{ profile: Profile; internet: Internet; worker: Worker }> {
  const profile = openProfile();
  const internet = connect();
  internet.faults = faults;
  const worker = await startWorker(profile);
  return { profile, internet, worker };
}

const failureOf = (state: MarketState, id: string) =>
  state.exchanges.find(({ exchange }) => exchange === id)?.failure;

const at = (host: string) => (url: URL) => url.host === host;

describe('D16, D18: nobody answers any more', () => {
  it('the last good values stay with their age, the regime does not move, the badge is grey', async () => {
    const { profile, internet, worker } = await begin();
    await worker.ring();
    const before = profile.market();
    const badge = await profile.badge();
    const atMs = Date.now();

    internet.faults = [{ host: '*', gives: 'down' }];
    for (let cycle = 0; cycle < 3; cycle += 1) {
      profile.pass(hourMs);
      await worker.ring();
    }
    const state = profile.market();
    expect(state.basisNow).toMatchObject({ held: true, value: before.basisNow.value });
    expect(state.basisNow.asOfMs).toBe(before.basisNow.asOfMs);
    for (const name of ['price', 'openInterest', 'leverage'] as const) {
      expect(state[name].value, name).toBe(before[name].value);
      expect(state[name].asOfMs, name).toBe(before[name].asOfMs);
    }
    expect(state.lastAnswerMs).toBe(atMs);
    expect(state.regime).toEqual(before.regime);
    const later = await profile.badge();
    expect(later).toMatchObject({ text: badge.text, color: grey });
    expect(later.title).toContain('3 h');
  });

  it('each failure is named, counted and has its time of retry', async () => {
    const { profile, internet, worker } = await begin([noCandles]);
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    await worker.ring();
    internet.faults = [{ host: '*', gives: 'down' }];
    for (const inARow of [1, 2, 3]) {
      profile.pass(hourMs);
      await worker.ring();
      const waits = inARow === 1 ? 0 : 0.5 * minuteMs * 2 ** inARow;
      for (const { id, endpoints } of core.filter(({ id }) => id !== 'coin-metrics')) {
        expect(failureOf(profile.market(), id), id).toMatchObject({
          kind: 'network',
          atMs: Date.now(),
        });
        const key = requestKey(id, endpoints[0]?.id ?? '', 'BTC');
        expect(profile.ledger().requests[key]?.failure, id).toMatchObject({
          kind: 'network',
          atMs: Date.now(),
          inARow,
          retryAtMs: Date.now() + waits,
        });
      }
    }
  });

  it('D12: and they come back', async () => {
    const { profile, internet, worker } = await begin([noCandles]);
    await worker.ring();
    internet.faults = [{ host: '*', gives: 'down' }];
    profile.pass(hourMs);
    await worker.ring();
    internet.faults = [];
    profile.pass(2 * minuteMs);
    await worker.ring();
    const { basisNow, exchanges: health, lastAnswerMs } = profile.market();
    expect(basisNow).toMatchObject({ held: false, degraded: false });
    expect(health.filter(({ failure }) => failure?.partly === false)).toEqual([]);
    expect(lastAnswerMs).toBe(Date.now());
    expect((await profile.badge()).color).not.toBe(grey);
    profile.pass(20 * minuteMs);
    await worker.ring();
    expect(profile.market().exchanges.filter(({ failure }) => failure !== null)).toEqual([]);
  });

  it('L17: offline from the first start on: no value, every reason', async () => {
    const { profile, worker } = await begin([{ host: '*', gives: 'down' }]);
    await worker.ring();
    const { basisNow, price, regime, lastAnswerMs, history } = profile.market();
    expect([basisNow.value, price.value, lastAnswerMs]).toEqual([null, null, null]);
    expect([basisNow.reason?.key, price.reason?.key]).not.toContain(undefined);
    expect(regime.regime).toBe('unknown');
    expect(history.failure).toBe('network');
    expect((await profile.badge()).text).toBe('?');
  });
});

describe('a host that does not answer', () => {
  it.each(['rate', 'geo', 'down', 'hang', 'redirect'] as const)(
    'D16: %s: it is not asked its other requests in the same cycle, live or past',
    async (gives) => {
      const { profile, internet, worker } = await begin([{ host: fapi, gives }, noCandles]);
      await worker.ring();
      const asked = internet.asked();
      expect(asked.filter(at(fapi))).toHaveLength(1);
      expect(asked.filter(at('dapi.binance.com')).length).toBeGreaterThan(1);
      expect(failureOf(profile.market(), 'binance')).toBeTruthy();
      expect(profile.market().basisNow).toMatchObject({ degraded: false, held: false });
      expect(profile.market().history.failure).not.toBeNull();
    },
  );

  it('a 5xx on one path, a flood or nonsense does not silence the host', async () => {
    const { profile, internet, worker } = await begin([
      { host: fapi, pathIncludes: 'premiumIndex', gives: 'maintenance' },
      { host: fapi, pathIncludes: '/fapi/v1/fundingRate?symbol=BTCUSDT&limit=42', gives: 'bomb' },
      { host: fapi, pathIncludes: 'openInterest?symbol=BTCUSDT_', gives: 'garbage' },
      noCandles,
    ]);
    await worker.ring();
    const live = internet.asked().filter((url) => at(fapi)(url) && !isPage(url));
    expect(live).toHaveLength(6);
    const kinds = Object.fromEntries(
      Object.entries(profile.ledger().requests).map(([key, { failure }]) => [key, failure?.kind]),
    );
    expect(kinds).toMatchObject({
      'binance/perpetual/BTC': 'network',
      'binance/dated-current/BTC': 'network',
      'binance/funding/BTC': 'too-large',
      'binance/open-interest-current/BTC': 'schema',
      'binance/open-interest/BTC': undefined,
    });
    expect(kinds['binance/history-funding/BTC']).toBeUndefined();
  });

  it('L07: everybody hangs: each is named, and the cycle is over within 20 s', async () => {
    const { profile, worker } = await begin([{ host: '*', gives: 'hang' }]);
    const startMs = Date.now();
    await worker.ring();
    expect(Date.now() - startMs).toBeGreaterThanOrEqual(10_000);
    expect(Date.now() - startMs).toBeLessThanOrEqual(20_000);
    for (const { id } of core) expect(failureOf(profile.market(), id)?.kind).toBe('timeout');
  });

  it('L07: one hangs: the values of the others are there', async () => {
    const { profile, worker } = await begin([
      { host: 'www.deribit.com', gives: 'hang' },
      noCandles,
    ]);
    await worker.ring();
    expect(failureOf(profile.market(), 'deribit')?.kind).toBe('timeout');
    const { basisNow, price } = profile.market();
    const read = basisNow.venues.map(({ exchange }) => exchange);
    expect(read).toEqual(expect.arrayContaining(['binance', 'kraken']));
    expect(read).not.toContain('deribit');
    expect(price.value).not.toBeNull();
  });
});

describe('a host that says when to come back', () => {
  const waitMs = 10 * minuteMs;
  const refused: Fault = {
    host: fapi,
    gives: json(429, { code: -1003 }, { 'retry-after': String(waitMs / 1000) }),
  };

  it('D10: is left alone until then, whichever request is due, also by a new worker', async () => {
    const { profile, internet, worker } = await begin([noCandles]);
    await worker.ring();
    profile.pass(6 * minuteMs);
    internet.faults = [refused, noCandles];
    internet.asked();
    await worker.ring();
    expect(internet.asked().filter(at(fapi))).toHaveLength(1);
    worker.die();
    internet.faults = [];
    for (const afterMs of [2 * minuteMs, 4 * minuteMs, 3.9 * minuteMs]) {
      profile.pass(afterMs);
      const woken = await startWorker(profile);
      await woken.ring();
      const asked = internet.asked();
      expect(asked.filter(at(fapi))).toEqual([]);
      expect(asked.filter(at('www.deribit.com'))).not.toEqual([]);
      woken.die();
    }
    profile.pass(minuteMs);
    const woken = await startWorker(profile);
    await woken.ring();
    expect(internet.asked().filter(at(fapi)).length).toBeGreaterThan(1);
    expect(failureOf(profile.market(), 'binance')).toBeNull();
  });

  it('D10: one of its paths that is busy is left alone, the others are not', async () => {
    const busy = json(503, {}, { 'retry-after': '3600' });
    const { profile, internet, worker } = await begin([
      { host: fapi, pathIncludes: 'premiumIndex', gives: busy },
      noCandles,
    ]);
    await worker.ring();
    internet.asked();
    profile.pass(11 * minuteMs);
    await worker.ring();
    const paths = internet.asked().map(({ pathname }) => pathname);
    expect(paths).toContain('/fapi/v1/openInterest');
    expect(paths).not.toContain('/fapi/v1/premiumIndex');
  });

  it('D10: a page of the past that is refused stops the live requests as well', async () => {
    const { profile, internet, worker } = await begin([{ ...refused, pathIncludes: 'lines?' }]);
    await worker.ring();
    internet.faults = [];
    internet.asked();
    profile.pass(2 * minuteMs);
    await worker.ring();
    const asked = internet.asked();
    expect(asked.filter(at(fapi))).toEqual([]);
    expect(asked.filter(at('dapi.binance.com'))).toHaveLength(1);
    expect(failureOf(profile.market(), 'binance')).toMatchObject({ kind: 'rate', partly: false });
    profile.pass(waitMs);
    await worker.ring();
    expect(profile.market().history).toMatchObject({ progress: 1, failure: null });
  });

  it('D11: one that refuses our location is left alone for a day and named; the rest goes on', async () => {
    const places = ['data-api.binance.vision', fapi, 'dapi.binance.com'];
    const { profile, internet, worker } = await begin(
      places.map((host) => ({ host, gives: 'geo' as const })),
    );
    await worker.ring();
    expect(internet.asked().filter(({ host }) => places.includes(host))).toHaveLength(3);
    const { basisNow, regime, history } = profile.market();
    expect(failureOf(profile.market(), 'binance')).toMatchObject({ kind: 'geo' });
    expect(basisNow).toMatchObject({ degraded: false, held: false });
    expect(regime).toMatchObject({ regime: 'unknown', reasons: [{ key: 'historyShort' }] });
    expect(history.failure).not.toBeNull();
    expect(profile.ledger().requests['binance/history-index/BTC']?.failure?.kind).toBe('geo');
    expect((await profile.badge()).text).toMatch(/^\d/);

    for (const afterMs of [2 * minuteMs, hourMs, 20 * hourMs]) {
      profile.pass(afterMs);
      await worker.ring();
      expect(internet.asked().filter(({ host }) => places.includes(host))).toEqual([]);
    }
    internet.faults = [];
    profile.pass(dayMs);
    await worker.ring();
    expect(profile.market().regime.regime).toBe('usual');
    expect(profile.market().history.failure).toBeNull();
  });
});
