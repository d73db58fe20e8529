import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import {
  fetchJson,
  type FetchOptions,
  type FetchResult,
} from '../../../lib/platform/fetch-json.ts';

let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
});

async function ask(listener: RequestListener, limits?: FetchOptions): Promise<FetchResult> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const { port } = started.address() as AddressInfo;
  return fetchJson(`http://127.0.0.1:${port}/`, limits);
}

const kindOf = (result: FetchResult): string => (result.ok ? 'ok' : result.failure.kind);

describe('fetchJson', () => {
  it('decodes an answer and counts its size', async () => {
    const result = await ask((_, response) => response.end('{"price":"94594"}'));
    expect(result).toMatchObject({ ok: true, payload: { price: '94594' }, bytes: 17 });
  });

  it('counts bytes, not characters, and of a packed answer those that came out of it', async () => {
    const letters = JSON.stringify('€'.repeat(1000));
    const result = await ask((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(letters)),
    );
    expect(result).toMatchObject({ ok: true, bytes: 3002 });
  });

  it('tells how long it took', async () => {
    const result = await ask((_, response) => void setTimeout(() => response.end('{}'), 60));
    expect(result.ok && result.latencyMs).toBeGreaterThanOrEqual(50);
    expect(result.ok && result.latencyMs).toBeLessThan(5_000);
  });

  it.each([200, 429])('D19: tells the time of the server, with status %i', async (status) => {
    const atMs = Date.UTC(2026, 1, 10, 12);
    const result = await ask((_, response) =>
      response.writeHead(status, { date: new Date(atMs).toUTCString() }).end('{}'),
    );
    expect(result.serverTimeMs).toBe(atMs);
  });

  it('D19: an answer without a time, or with one that is none, has none', async () => {
    for (const date of [undefined, 'soon']) {
      const result = await ask((_, response) => {
        response.sendDate = false;
        response.writeHead(200, date === undefined ? {} : { date }).end('{}');
      });
      expect(result.serverTimeMs).toBeNull();
    }
  });

  it('sends a body as a POST of JSON, and without one gets', async () => {
    const seen: unknown[] = [];
    const listener: RequestListener = (request, response) => {
      let text = '';
      request.on('data', (part: Buffer) => (text += part.toString()));
      request.on('end', () => {
        seen.push([request.method, request.headers['content-type'], text]);
        response.end('{}');
      });
    };
    await ask(listener, { body: { type: 'metaAndAssetCtxs' } });
    server?.close();
    await ask(listener);
    expect(seen).toEqual([
      ['POST', 'application/json', '{"type":"metaAndAssetCtxs"}'],
      ['GET', undefined, ''],
    ]);
  });

  it.each([
    ['D01: an HTML page with status 200', '<html>maintenance</html>'],
    ['D02: truncated JSON', '{"price":"945'],
    ['D02: an empty body', ''],
  ])('%s is not-json', async (_, body) => {
    expect(kindOf(await ask((_request, response) => response.end(body)))).toBe('not-json');
  });

  it('D02: 204 without a body is a failure, not a value', async () => {
    const result = await ask((_, response) => response.writeHead(204).end());
    expect(result.ok).toBe(false);
  });

  it('D02: JSON under a wrong content type is taken', async () => {
    const result = await ask((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('[1]'),
    );
    expect(kindOf(result)).toBe('ok');
  });

  it('D03: an endless body is cut at its cap', async () => {
    let sent = 0;
    const result = await ask(
      (_, response) => {
        const more = (): void => {
          sent += 65_536;
          if (!response.destroyed && sent < 60_000_000) response.write('0'.repeat(65_536), more);
        };
        more();
      },
      { maxBytes: 300_000 },
    );
    expect(kindOf(result)).toBe('too-large');
    expect(sent).toBeLessThan(60_000_000);
  });

  it('D03: a compressed bomb is counted unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000, 48));
    const result = await ask((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    );
    expect(kindOf(result)).toBe('too-large');
  });

  it('L07: a hung server ends in a timeout', async () => {
    expect(kindOf(await ask(() => undefined, { timeoutMs: 200 }))).toBe('timeout');
  });

  it('L07: a body that stops half-way ends in a timeout', async () => {
    const result = await ask((_, response) => response.write('{"a":'), { timeoutMs: 200 });
    expect(kindOf(result)).toBe('timeout');
  });

  it('D09: a redirect is refused', async () => {
    const result = await ask((_, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
    );
    expect(kindOf(result)).toBe('network');
  });

  it('D09: no cookie and no referrer are sent', async () => {
    let headers: IncomingHttpHeaders = {};
    await ask((request, response) => {
      headers = request.headers;
      response.end('{}');
    });
    expect(headers.cookie).toBeUndefined();
    expect(headers.referer).toBeUndefined();
  });

  it.each([
    [429, 'rate'],
    [418, 'rate'],
    [451, 'geo'],
    [403, 'geo'],
    [500, 'network'],
    [503, 'network'],
    [400, 'schema'],
    [404, 'schema'],
  ])('D11: status %i is %s', async (status, kind) => {
    const result = await ask((_, response) => response.writeHead(status).end('{}'));
    expect(kindOf(result)).toBe(kind);
  });

  it('an exchange may read a status in its own way', async () => {
    const result = await ask((_, response) => response.writeHead(403).end('{}'), {
      classifyStatus: () => 'rate',
    });
    expect(kindOf(result)).toBe('rate');
  });

  it.each([
    ['120', 120_000],
    ['0', 1_000],
    ['-5', 1_000],
    ['999999999', 6 * 3_600_000],
    ['soon', undefined],
  ])('D10: Retry-After %s', async (header, expected) => {
    const result = await ask((_, response) =>
      response.writeHead(429, { 'retry-after': header }).end(),
    );
    expect(result.ok ? 'ok' : result.failure.retryAfterMs).toBe(expected);
  });

  it('D10: Retry-After as a date', async () => {
    const result = await ask((_, response) =>
      response.writeHead(503, { 'retry-after': new Date(Date.now() + 90_000).toUTCString() }).end(),
    );
    const waits = result.ok ? 0 : (result.failure.retryAfterMs ?? 0);
    expect(waits).toBeGreaterThan(60_000);
    expect(waits).toBeLessThanOrEqual(90_000);
  });

  it('D10: Retry-After as a date is held against the clock of the server', async () => {
    const serverMs = Date.now() - 5 * 3_600_000;
    const result = await ask((_, response) =>
      response
        .writeHead(429, {
          date: new Date(serverMs).toUTCString(),
          'retry-after': new Date(serverMs + 90_000).toUTCString(),
        })
        .end(),
    );
    expect(result.ok ? 0 : result.failure.retryAfterMs).toBe(90_000);
  });

  it.each([
    ['in ten years', 10 * 365 * 86_400_000, 6 * 3_600_000],
    ['of yesterday', -86_400_000, 1_000],
  ])('D10: Retry-After as a date %s', async (_when, aheadMs, expected) => {
    const result = await ask((_, response) =>
      response
        .writeHead(429, { 'retry-after': new Date(Date.now() + aheadMs).toUTCString() })
        .end(),
    );
    expect(result.ok ? 0 : result.failure.retryAfterMs).toBe(expected);
  });

  it('D10: no Retry-After is none', async () => {
    const result = await ask((_, response) => response.writeHead(429).end());
    expect(result.ok || 'retryAfterMs' in result.failure).toBe(false);
  });

  it('nobody listening is a network failure', async () => {
    expect(kindOf(await fetchJson('http://127.0.0.1:9/'))).toBe('network');
  });
});
