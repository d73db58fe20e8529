// @vitest-environment node
/** How much a day of polls decodes: the answers of the test world, as often as they are asked for. */
import { expect, it, vi } from 'vitest';
import type { Endpoint, Exchange } from '../../lib/exchanges/exchange.ts';
import { exchanges } from '../../lib/exchanges/index.ts';
import { dayMs } from '../../lib/quotes/point.ts';
import { connect } from './support/internet.ts';
import { openProfile } from './support/profile.ts';
import { startWorker } from './support/worker.ts';

/** The last month of a quarter, when the next quarter is asked for as well. */
const nowMs = Date.UTC(2025, 11, 10, 12, 20);
const core = (exchanges as readonly Exchange[]).filter(({ optional }) => !optional);
/** Real answers list more contracts and fields than those of the test world. */
const margin = 1.3;

it('at most 15 MB at the default and 3 MB in the lean mode, with the top-up of the past', async () => {
  const profile = openProfile('chromium', nowMs);
  connect();
  const answer = globalThis.fetch;
  const bytes = new Map<string, number>();
  vi.stubGlobal('fetch', async (url: string, options: RequestInit) => {
    const response = await answer(url, options);
    bytes.set(url, (await response.clone().arrayBuffer()).byteLength);
    return response;
  });
  const worker = await startWorker(profile);
  await worker.ring();
  const dayOf = (timesOf: (endpoint: Endpoint) => number): number =>
    core
      .flatMap(({ endpoints }) => endpoints)
      .reduce((sum, endpoint) => {
        const urls = [endpoint.url('BTC', nowMs), endpoint.beside?.('BTC', nowMs)];
        const size = urls.reduce((all, url) => all + (bytes.get(url ?? '') ?? 0), 0);
        return sum + size * timesOf(endpoint);
      }, 0);
  const usual = dayOf(({ everyMinutes }) => (everyMinutes === 0 ? 720 : 1440 / everyMinutes));
  const lean = dayOf((endpoint) => (endpoint.lean ? 288 : 3));
  bytes.clear();
  profile.pass(dayMs);
  await worker.ring();
  const topUp = [...bytes.values()].reduce((sum, size) => sum + size, 0);
  expect(usual).toBeGreaterThan(3e6);
  expect((usual + topUp) * margin).toBeLessThan(15e6);
  expect(lean).toBeGreaterThan(1e6);
  expect((lean + topUp) * margin).toBeLessThan(3e6);
});
