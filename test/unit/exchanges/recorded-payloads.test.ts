/**
 * Contract test against answers that others recorded or documented. They lie outside the
 * project. Which is read by what, and
 * which is not and why, stands in `recorded/`, one file a folder.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchanges/exchange.ts';
import { exchanges } from '../../../lib/exchanges/index.ts';
import type { AssetId } from '../../../lib/quotes/assets.ts';
import { describePayloads } from '../../describe-recorded.ts';
import { payloads, readings } from '../../recorded.ts';
import type { Recorded } from './recorded/recorded.ts';
import { failureOf, pageReceipt } from './samples.ts';

const root = payloads.folder;
const here = new URL('recorded/', import.meta.url);
const folders = await Promise.all(
  readings.map(async (folder) => {
    const module = (await import(new URL(`${folder}.ts`, here).href)) as { default: Recorded };
    return { folder, ...module.default };
  }),
);

const namesIn = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -5));

const load = (folder: string, name: string): unknown =>
  JSON.parse(readFileSync(join(root, folder, `${name}.json`), 'utf8'));

function exchangeFor(id: string): Exchange {
  const found = (exchanges as readonly Exchange[]).find((exchange) => exchange.id === id);
  if (!found) throw new Error(`no exchange ${id}`);
  return found;
}

function readWith(
  { endpoints, history, id: name }: Exchange,
  reading: string,
  payload: unknown,
  receivedAtMs: number,
  asset: AssetId = 'BTC',
): readonly object[] {
  const source = history.find(({ series }) => `history-${series}` === reading);
  if (source) return source.read(payload, { ...pageReceipt, asset, receivedAtMs });
  const endpoint = endpoints.find(({ id }) => id === reading);
  if (!endpoint) throw new Error(`${name} has no reading ${reading}`);
  return endpoint.read(payload, { asset, receivedAtMs });
}

describePayloads('recorded payloads', () => {
  describe.each(folders)('of $folder', (recorded) => {
    const { folder } = recorded;
    const exchange = exchangeFor(recorded.exchange);

    it('each is read or has a reason why not', () => {
      const listed = [...Object.keys(recorded.read), ...Object.keys(recorded.unread)];
      expect(listed.sort()).toEqual(namesIn(folder).sort());
    });

    it.each(Object.entries(recorded.read))(
      '%s reads as finite numbers',
      (name, [reading, receivedAt, rows, asset]) => {
        const payload = rows === 'as one row' ? [load(folder, name)] : load(folder, name);
        const found = readWith(exchange, reading, payload, Date.parse(receivedAt), asset);
        expect(found.length).toBeGreaterThan(0);
        const numbers = found
          .flatMap((row) => Object.values(row) as unknown[])
          .filter((value) => typeof value === 'number');
        expect(numbers.length).toBeGreaterThan(0);
        expect(numbers.every(Number.isFinite)).toBe(true);
      },
    );

    it.each(Object.entries(recorded.unread))('%s is refused by every reading: %s', (name) => {
      const failures = exchange.endpoints.map(({ id }) =>
        failureOf(() => readWith(exchange, id, load(folder, name), Date.UTC(2026, 0, 1))),
      );
      for (const failure of failures) expect(failure).toMatch(/^(schema|stale): /);
    });
  });
});
