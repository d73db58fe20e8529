/** Scenarios of venues that fail: who does, in which way, and that enough of them do not. */
import { describe, expect, it } from 'vitest';
import { startWorld, type ScenarioName } from '../../world/index.ts';
import { scenarios } from '../../world/market/scenarios/index.ts';
import { cut, get } from './get.ts';

/** One request of each exchange with dated futures. */
const asked = {
  'binance usd-m': 'https://fapi.binance.com/fapi/v1/premiumIndex?symbol=BTCUSDT',
  'binance coin-m': 'https://dapi.binance.com/dapi/v1/premiumIndex?pair=BTCUSD',
  bybit: 'https://api.bybit.com/v5/market/tickers?category=inverse',
  okx: 'https://www.okx.com/api/v5/market/index-tickers?instId=BTC-USD',
  deribit:
    'https://www.deribit.com/api/v2/public/get_book_summary_by_currency?currency=BTC&kind=future',
  kraken: 'https://futures.kraken.com/derivatives/api/v3/tickers/PF_XBTUSD',
};

const fine = Object.fromEntries(Object.keys(asked).map((name) => [name, 200]));

const statuses = async (scenario: ScenarioName): Promise<Record<string, number>> => {
  const world = await startWorld({ scenario });
  const got: Record<string, number> = {};
  for (const [name, url] of Object.entries(asked)) got[name] = (await get(world.port, url)).status;
  await world.close();
  return got;
};

describe('hardship', () => {
  it('rate-limited: each refuses in its own way', async () => {
    expect(await statuses('rate-limited')).toEqual({ ...fine, bybit: 403, okx: 429 });
  });

  it('geo-blocked: 451, 403 and 418', async () => {
    expect(await statuses('geo-blocked')).toEqual({
      ...fine,
      'binance usd-m': 451,
      'binance coin-m': 418,
      bybit: 403,
    });
  });

  it('maintenance', async () => {
    const got = await statuses('maintenance');
    expect(got).toMatchObject({ ...fine, deribit: got['deribit'], kraken: got['kraken'] });
    const world = await startWorld({ scenario: 'maintenance' });
    for (const url of [asked.deribit, asked.kraken]) {
      const { status, body } = await get(world.port, url);
      expect(status >= 500 || /unavailable|error/i.test(body), url).toBe(true);
    }
    await world.close();
  });

  it('garbage: HTTP 200 and nothing that is documented', async () => {
    const world = await startWorld({ scenario: 'garbage' });
    for (const url of [asked.okx, asked.kraken]) {
      expect((await get(world.port, url)).body).toContain('unexpected');
    }
    expect((await get(world.port, asked.deribit)).body).not.toContain('unexpected');
    await world.close();
  });

  it('partial: two exchanges lose some of their requests', async () => {
    const world = await startWorld({ scenario: 'partial' });
    const both = [asked.okx, 'https://www.okx.com/api/v5/market/ticker?instId=BTC-USDT'];
    const got = await Promise.all(
      [...both, asked['binance usd-m'], asked['binance coin-m']].map(
        async (url) => (await get(world.port, url)).status,
      ),
    );
    expect(got).toContain(200);
    expect(got).toContain(502);
    expect((await get(world.port, asked.deribit)).status).toBe(200);
    await world.close();
  });

  it('slow: late, and not cut', async () => {
    const world = await startWorld({ scenario: 'slow' });
    const late = get(world.port, asked.kraken, { timeoutMs: 500 });
    await expect(late).rejects.toThrow('timed out');
    expect((await get(world.port, asked.okx, { timeoutMs: 2000 })).status).toBe(200);
    expect(world.log.find(({ host }) => host === 'futures.kraken.com')?.status).toBe(200);
    await world.close();
  });

  it('clock-skew: all exchanges are 15 minutes behind the machine', async () => {
    const world = await startWorld({ scenario: 'clock-skew' });
    const { headers } = await get(world.port, asked.deribit);
    const skewMs = Date.now() - Date.parse(String(headers['date']));
    expect(Math.abs(skewMs - 15 * 60_000)).toBeLessThan(60_000);
    await world.close();
  });

  it('liar: well-formed numbers, of OKX, Deribit and a price of Coinbase', async () => {
    expect(await statuses('liar')).toEqual(fine);
    const [lying, honest] = await Promise.all(
      (['liar', 'story'] as const).map((scenario) => startWorld({ scenario })),
    );
    const price = async (world: typeof lying) => {
      const url = 'https://api.exchange.coinbase.com/products/BTC-USD/ticker';
      return Number(
        (JSON.parse((await get(world?.port ?? 0, url)).body) as { price: string }).price,
      );
    };
    expect(Math.abs((await price(lying)) / (await price(honest)) - 1)).toBeGreaterThan(0.05);
    await Promise.all([lying?.close(), honest?.close()]);
  });

  it('ends when faults are set', async () => {
    const world = await startWorld({ scenario: 'garbage' });
    world.setFaults([{ host: 'www.deribit.com', kind: 'down' }]);
    expect((await get(world.port, asked.okx)).body).not.toContain('unexpected');
    await expect(get(world.port, asked.deribit)).rejects.toThrow(cut);
    expect((await get(world.port, world.pages.article)).status).toBe(200);
    await world.close();
  });

  it('leaves three of the five exchanges with dated futures alone', () => {
    const exchangeOf: Record<string, string> = {
      'fapi.binance.com': 'binance',
      'dapi.binance.com': 'binance',
      'api.bybit.com': 'bybit',
      'www.okx.com': 'okx',
      'www.deribit.com': 'deribit',
      'futures.kraken.com': 'kraken',
    };
    for (const [name, { hardship }] of Object.entries(scenarios)) {
      if (!hardship || hardship.clockOffsetMs || hardship.afterMs) continue;
      const hit = new Set(hardship.faults.flatMap(({ host }) => exchangeOf[host] ?? []));
      expect([name, hit.size]).toEqual([name, 2]);
    }
  });
});
