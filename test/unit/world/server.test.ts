import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bestMs } from '../../fixtures/best-ms.ts';
import { scenarioNames, startWorld, type World } from '../../world/index.ts';
import { fieldsOf } from './ask.ts';
import { curve, cut, get, perpetual } from './get.ts';

describe('a world', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ scenario: 'story', logLimit: 50 });
  });
  afterAll(() => world.close());

  it('starts quickly', async () => {
    const startAndEnd = async () => (await startWorld({ scenario: 'calm' })).close();
    expect(await bestMs(startAndEnd)).toBeLessThan(1000);
  });

  it('answers for each API host over TLS', async () => {
    const paths = [
      'https://data-api.binance.vision/api/v3/time',
      perpetual,
      'https://dapi.binance.com/dapi/v1/premiumIndex?pair=BTCUSD',
      'https://api.bybit.com/v5/market/tickers?category=inverse',
      'https://www.okx.com/api/v5/market/index-tickers?instId=BTC-USD',
      curve,
      'https://api.kraken.com/0/public/Ticker?pair=XBTUSD',
      'https://futures.kraken.com/derivatives/api/v3/tickers/PF_XBTUSD',
      'https://api.exchange.coinbase.com/products/BTC-USD/ticker',
      'https://community-api.coinmetrics.io/v4/timeseries/asset-metrics?assets=btc&metrics=SplyExNtv',
    ];
    for (const path of paths) {
      expect(world.hosts).toContain(new URL(path).hostname);
      const got = await get(world.port, path);
      expect([path, got.status]).toEqual([path, 200]);
      expect(fieldsOf(JSON.parse(got.body))).toBeDefined();
    }
  });

  it('knows its hosts by name, with or without a port, and no others', async () => {
    const withPort = { headers: { host: `fapi.binance.com:${world.port}` } };
    expect((await get(world.port, perpetual, withPort)).status).toBe(200);
    expect((await get(world.port, 'https://elsewhere.example/')).status).toBe(421);
  });

  it('logs who asked for what, and forgets the oldest', async () => {
    await get(world.port, `${perpetual}&x=1`, { headers: { cookie: 'a=b', 'x-private': 'no' } });
    const last = world.log.at(-1);
    expect(last).toMatchObject({
      host: 'fapi.binance.com',
      path: '/fapi/v1/premiumIndex',
      query: 'symbol=BTCUSDT&x=1',
      status: 200,
      headers: { cookie: 'a=b', 'user-agent': 'test' },
    });
    expect(last?.headers).not.toHaveProperty('x-private');
    expect(Math.abs((last?.atMs ?? 0) - Date.now())).toBeLessThan(60_000);
    for (let count = 0; count < 60; count += 1) {
      await get(world.port, 'https://data-api.binance.vision/api/v3/time');
    }
    expect(world.log).toHaveLength(50);
  });

  it('logs how much it answered and when, by a clock that nobody moves', async () => {
    const got = await get(world.port, perpetual);
    const first = world.log.at(-1);
    expect(first?.bytes).toBe(got.body.length);
    await get(world.port, perpetual);
    const second = world.log.at(-1);
    expect(second?.sinceStartMs).toBeGreaterThan(first?.sinceStartMs ?? Infinity);
    expect(second?.overlapped).toBe(false);
  });

  it('finds nothing amiss in requests of a host that follow each other', async () => {
    const from = world.log.length;
    await Promise.all([get(world.port, curve), get(world.port, perpetual)]);
    for (let count = 0; count < 10; count += 1) await get(world.port, perpetual);
    expect(world.log.slice(from).filter(({ overlapped }) => overlapped)).toEqual([]);
  });
});

describe('latency', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ scenario: 'calm', latencyMs: 150 });
  });
  afterAll(() => world.close());

  it('comes before each answer', async () => {
    const startMs = performance.now();
    await get(world.port, perpetual);
    expect(performance.now() - startMs).toBeGreaterThan(140);
  });

  it('makes nobody wait for others, and the log tells who did not wait for a host', async () => {
    const asked = await Promise.all([
      get(world.port, perpetual),
      get(world.port, `${perpetual}&x=1`),
      get(world.port, curve),
    ]);
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 200]);
    const last = world.log.slice(-3).toSorted((a, b) => (a.host < b.host ? -1 : 1));
    expect(last.map(({ host, overlapped }) => [host, overlapped])).toEqual([
      ['fapi.binance.com', true],
      ['fapi.binance.com', true],
      ['www.deribit.com', false],
    ]);
  });

  it('counts one that hangs as unanswered until its caller is gone', async () => {
    world.setFaults([{ host: 'fapi.binance.com', pathIncludes: 'x=1', kind: 'hang' }]);
    const hanging = get(world.port, `${perpetual}&x=1`, { timeoutMs: 400 }).catch(String);
    await expect.poll(() => world.log.at(-1)?.status).toBe(0);
    await get(world.port, perpetual);
    expect(world.log.at(-1)?.overlapped).toBe(true);
    await hanging;
    await get(world.port, perpetual);
    await get(world.port, perpetual);
    expect(world.log.at(-1)?.overlapped).toBe(false);
  });
});

describe('a clock that differs from the machine', () => {
  it('is that of every venue, and of the Date header', async () => {
    const aheadMs = 3 * 3_600_000;
    const world = await startWorld({ scenario: 'calm', worldClockOffsetMs: aheadMs });
    const got = await get(world.port, perpetual);
    const body = fieldsOf(JSON.parse(got.body));
    const times = [Date.parse(String(got.headers['date'])), Number(body['time'])];
    for (const time of [...times, world.log.at(-1)?.atMs ?? 0]) {
      expect(Math.abs(time - Date.now() - aheadMs)).toBeLessThan(60_000);
    }
    await world.close();
  });
});

describe('the scenario outage', () => {
  it('loses all exchanges 15 seconds after the first answer, until told otherwise', async () => {
    let clockMs = Date.now();
    const world = await startWorld({ scenario: 'outage', clock: () => clockMs });
    expect((await get(world.port, world.pages.article)).status).toBe(200);
    clockMs += 60_000;
    expect((await get(world.port, perpetual)).status).toBe(200);
    expect([world.goesDown, world.isDown()]).toEqual([true, false]);
    clockMs += 14_999;
    expect((await get(world.port, curve)).status).toBe(200);
    clockMs += 1;
    expect(world.isDown()).toBe(true);
    await expect(get(world.port, curve)).rejects.toThrow(cut);
    await expect(get(world.port, perpetual)).rejects.toThrow(cut);
    expect((await get(world.port, world.pages.exchange)).status).toBe(200);
    world.setFaults([]);
    expect((await get(world.port, perpetual)).status).toBe(200);
    await world.close();
  });
});

describe('the end of a world', () => {
  it('comes also while requests hang and handshakes stand still', async () => {
    const world = await startWorld({});
    world.setFaults([{ host: '*', kind: 'hang' }]);
    const hanging = get(world.port, perpetual).then(
      () => 'answered',
      (error: unknown) => String(error),
    );
    const silent = connect(world.port, '127.0.0.1');
    await new Promise((resolve) => silent.once('connect', resolve));
    silent.on('error', () => undefined);
    await expect.poll(() => world.log.length, { timeout: 4000 }).toBe(1);
    await world.close();
    expect(await hanging).toMatch(cut);
    await expect(get(world.port, perpetual)).rejects.toThrow(cut);
    await world.close();
  });

  it('refuses what it cannot show', async () => {
    const none = { directory: '/no/such/folder', at: '2025-11-19' };
    await expect(startWorld({ replay: none })).rejects.toThrow('cannot read');
    await expect(startWorld({ replay: none, scenario: 'calm' })).rejects.toThrow('not both');
    await expect(startWorld({ scenario: 'sunny' as 'calm' })).rejects.toThrow(
      'unknown scenario "sunny"; expected one of story, calm, recovery, outage, rate-limited',
    );
  });

  it.each(scenarioNames)('labels the scenario %s', async (scenario) => {
    const world = await startWorld({ scenario });
    expect(world.label).toBe(`replay, no live data: scenario ${scenario}`);
    expect(world.notes.length).toBeGreaterThan(0);
    await world.close();
  });
});
