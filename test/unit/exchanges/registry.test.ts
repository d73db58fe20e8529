import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchanges/exchange.ts';
import { exchanges } from '../../../lib/exchanges/index.ts';
import { nowMs, pageReceipt, read, sample } from './samples.ts';

const all: readonly Exchange[] = exchanges;
const folder = (id: string): URL => new URL(`../../payloads/${id}/`, import.meta.url);

describe('the registry', () => {
  it('lists each exchange once, those asked from the start first', () => {
    expect(new Set(all.map((exchange) => exchange.id)).size).toBe(all.length);
    expect(new Set(all.map((exchange) => exchange.name)).size).toBe(all.length);
    const core = all.filter((exchange) => !exchange.optional).map((exchange) => exchange.id);
    expect(core).toEqual([
      'binance',
      'bybit',
      'okx',
      'deribit',
      'kraken',
      'coinbase',
      'coin-metrics',
    ]);
    expect(all.slice(0, core.length).some((exchange) => exchange.optional)).toBe(false);
  });

  it.each(all.map((exchange) => [exchange.id, exchange] as const))(
    '%s: distinct kebab-case endpoints on its own hosts over https',
    (_id, exchange) => {
      const ids = exchange.endpoints.map((endpoint) => endpoint.id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of [exchange.id, ...ids]) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      const urls = [
        ...exchange.endpoints.flatMap((endpoint) => endpoint.url('BTC', nowMs) ?? []),
        ...exchange.endpoints.flatMap((endpoint) => endpoint.beside?.('BTC', nowMs) ?? []),
        ...exchange.history.flatMap((source) => source.url('BTC', '4h', nowMs - 1e9, nowMs) ?? []),
      ].map((url) => new URL(url));
      for (const url of urls) expect(url.protocol).toBe('https:');
      expect(new Set(urls.map((url) => url.host))).toEqual(new Set(exchange.hosts));
      expect(exchange.documentation).toMatch(/^https:\/\//);
    },
  );

  it.each(all.map((exchange) => [exchange.id, exchange] as const))(
    '%s: no answer may be larger than 256 kB, no page than 2 MB',
    (_id, exchange) => {
      for (const { maxBytes = 0 } of exchange.endpoints)
        expect(maxBytes).toBeLessThanOrEqual(262_144);
      for (const { maxBytes = 0 } of exchange.history)
        expect(maxBytes).toBeLessThanOrEqual(2_097_152);
    },
  );
});

describe('the samples', () => {
  it('there is a folder for each exchange and no other', () => {
    const ids = new Set(all.map((exchange) => exchange.id));
    const folders = readdirSync(folder('.'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    for (const name of folders) expect(ids).toContain(name);
  });

  it.each(all.flatMap(({ id, endpoints }) => endpoints.map((endpoint) => [id, endpoint.id])))(
    '%s/%s reads as quotes of its exchange',
    (id, endpoint) => {
      const exchange = all.find((candidate) => candidate.id === id);
      const quotes = exchange ? read(exchange, endpoint) : [];
      expect(quotes.length).toBeGreaterThan(0);
      for (const quote of quotes)
        expect(quote).toMatchObject({ exchange: id, asset: 'BTC', receivedAtMs: nowMs });
    },
  );

  it.each(all.flatMap(({ id, history }) => history.map((source) => [id, source] as const)))(
    '%s history: $series reads as an ascending series',
    (id, source) => {
      const points = source.read(sample(id, `history-${source.series}`), pageReceipt);
      expect(points.length).toBeGreaterThan(1);
      const times = points.map((point) => point.timeMs);
      expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    },
  );

  it('each file belongs to an endpoint or a series', () => {
    for (const { id, endpoints, history } of all) {
      const names = [
        ...endpoints.map((endpoint) => `${endpoint.id}.json`),
        ...history.map((source) => `history-${source.series}.json`),
      ];
      expect(existsSync(folder(id))).toBe(true);
      expect(readdirSync(folder(id)).sort()).toEqual(names.sort());
    }
  });
});
