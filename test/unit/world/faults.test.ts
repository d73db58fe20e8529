import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultKinds, startWorld, type FaultKind, type World } from '../../world/index.ts';
import { fieldsOf } from './ask.ts';
import { curve, cut, get, perpetual, type Options } from './get.ts';

describe('faults', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ scenario: 'calm' });
  });
  afterAll(() => world.close());

  const withFault = async (kind: FaultKind, address = perpetual, options: Options = {}) => {
    world.setFaults([{ host: new URL(address).hostname, kind }]);
    return await get(world.port, address, options);
  };

  it('cuts connections and lets them hang', async () => {
    await expect(withFault('down')).rejects.toThrow(cut);
    await expect(withFault('hang', perpetual, { timeoutMs: 200 })).rejects.toThrow('timed out');
    expect(world.log.at(-1)?.status).toBe(0);
  });

  it('sends what is not JSON', async () => {
    const page = await withFault('html');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    const half = await withFault('truncated');
    expect(half.status).toBe(200);
    expect(() => JSON.parse(half.body) as unknown).toThrow(SyntaxError);
  });

  it('sends JSON of another shape, without numbers, or without content', async () => {
    expect(fieldsOf(JSON.parse((await withFault('garbage')).body))).toHaveProperty('unexpected');
    const nan = fieldsOf(JSON.parse((await withFault('nan')).body));
    expect(nan).toMatchObject({ symbol: 'BTCUSDT', markPrice: 'NaN', time: Infinity });
    const rows = fieldsOf(JSON.parse((await withFault('nan', curve)).body))['result'];
    expect(JSON.stringify(rows)).toContain('BTC-PERPETUAL');
    expect(JSON.parse((await withFault('empty')).body)).toEqual({});
    expect(JSON.parse((await withFault('empty', curve)).body)).toMatchObject({ result: [] });
    const klines = 'https://fapi.binance.com/fapi/v1/klines?symbol=BTCUSDT&interval=1h';
    expect(JSON.parse((await withFault('empty', klines)).body)).toEqual([]);
  });

  it('sends without end, as far as anybody reads', async () => {
    const got = await withFault('bomb', perpetual, { maxBytes: 3_000_000 });
    expect(got.status).toBe(200);
    expect(got.body.length).toBeGreaterThan(3_000_000);
  });

  it('refuses as the host does', async () => {
    const geo = await withFault('geo');
    expect(geo.status).toBe(451);
    expect(geo.body).toContain('restricted location');
    const rate = await withFault('rate');
    expect(rate.status).toBe(429);
    expect(Number(rate.headers['retry-after'])).toBeGreaterThan(0);
    expect((await withFault('maintenance')).status).toBe(503);
    const kraken = 'https://api.kraken.com/0/public/Ticker?pair=XBTUSD';
    expect((await withFault('maintenance', kraken)).body).toBe(
      '{"error":["EService:Unavailable"]}',
    );
    expect((await withFault('rate', curve)).body).toContain('10028');
    const redirect = await withFault('redirect');
    expect(redirect.status).toBe(302);
    expect(redirect.headers['location']).toBe('https://elsewhere.example/');
  });

  it('bans who went on after a 429, and says until when', async () => {
    const banned = await withFault('banned');
    expect(banned.status).toBe(418);
    expect(banned.body).toContain('-1003');
    expect(banned.headers['retry-after']).toBe('300');
  });

  it('answers late and right', async () => {
    await expect(withFault('slow', perpetual, { timeoutMs: 1500 })).rejects.toThrow('timed out');
    expect(world.log.at(-1)).toMatchObject({ status: 200, host: 'fapi.binance.com' });
  });

  it('loses about half of what can be asked of a host, always the same half', async () => {
    const paths = [
      perpetual,
      'https://fapi.binance.com/fapi/v1/time',
      'https://fapi.binance.com/fapi/v1/openInterest?symbol=BTCUSDT',
      'https://fapi.binance.com/fapi/v1/fundingRate?symbol=BTCUSDT&limit=3',
      'https://fapi.binance.com/fapi/v1/klines?symbol=BTCUSDT&interval=4h&limit=3',
      'https://fapi.binance.com/fapi/v1/indexPriceKlines?pair=BTCUSDT&interval=4h&limit=3',
    ];
    const ask = async () => {
      const got: number[] = [];
      for (const path of paths) got.push((await withFault('partial', path)).status);
      return got;
    };
    const first = await ask();
    expect(new Set(first)).toEqual(new Set([200, 502]));
    expect(await ask()).toEqual(first);
    const page = (startMs: number) => withFault('partial', `${paths[4]}&startTime=${startMs}`);
    expect((await page(1_700_000_000_000)).status).toBe((await page(1_733_333_333_333)).status);
  });

  it('has every kind on every host without falling over', async () => {
    for (const host of world.hosts.slice(0, 10)) {
      for (const kind of faultKinds) {
        if (['down', 'hang', 'bomb', 'slow'].includes(kind)) continue;
        const got = await withFault(kind, `https://${host}/`);
        expect(got.status).not.toBe(500);
      }
    }
  });

  it('hits only what it names, and ends when it is taken back', async () => {
    world.setFaults([{ host: '*', kind: 'geo', pathIncludes: 'premiumIndex' }]);
    expect((await get(world.port, perpetual)).status).toBe(451);
    expect((await get(world.port, 'https://fapi.binance.com/fapi/v1/time')).status).toBe(200);
    expect((await get(world.port, world.pages.article)).status).toBe(200);
    world.setFaults([]);
    expect((await get(world.port, perpetual)).status).toBe(200);
  });
});
