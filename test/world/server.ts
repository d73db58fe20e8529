/**
 * The TLS server on loopback behind all host names of the world. Its certificate is made
 * at start and trusted by nobody: browsers are told to accept it for the test.
 */
import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { generate } from 'selfsigned';
import type { Outcome } from './faults.ts';
import { dayMs, minuteMs } from './market/calendar.ts';

export interface Decision {
  readonly outcome: Outcome;
  /** How late it is sent; others are not kept waiting by it. */
  readonly afterMs: number;
  /** Called right before the answer is sent, or when the caller is gone. */
  ended(): void;
}

/** Decides about one request; the host name has no port. */
export type Decide = (host: string, message: IncomingMessage, body: string) => Decision;

export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

const bombBytes = 64 * 1024 * 1024;
const bombChunk = `${'[['.repeat(32 * 1024)}\n`;

export async function serve(
  hosts: readonly string[],
  port: number,
  clock: () => number,
  decide: Decide,
): Promise<RunningServer> {
  const { private: key, cert } = await certificateFor(hosts);
  const server = createServer({ key, cert }, (message, response) => {
    // The time of the world, which a caller may compare with its own.
    response.setHeader('date', new Date(clock()).toUTCString());
    void handle(message, response, decide);
  });
  // Longer than browsers keep idle connections, so that none is closed under a new request.
  server.keepAliveTimeout = 10 * minuteMs;
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  // A browser that refuses the certificate or goes away must not end the world.
  server.on('tlsClientError', () => undefined);
  server.on('clientError', (_error, socket) => socket.destroy());
  return { port: await listen(server, port), close: () => close(server, sockets) };
}

async function handle(
  message: IncomingMessage,
  response: ServerResponse,
  decide: Decide,
): Promise<void> {
  const host = (message.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const body = await bodyOf(message);
  try {
    const { outcome, afterMs, ended } = decide(host, message, body);
    response.once('close', ended);
    const answer = (): void => perform(outcome, response, ended);
    if (afterMs > 0) setTimeout(answer, afterMs);
    else answer();
  } catch (error) {
    // A mistake in the world itself: told to the caller, fatal to nobody.
    response.writeHead(500, { 'content-type': 'text/plain' });
    response.end(error instanceof Error ? error.stack : String(error));
  }
}

const mostBodyCharacters = 16_384;

/** What came with a request, cut where nobody asks for more; empty when the caller went away. */
async function bodyOf(message: IncomingMessage): Promise<string> {
  let body = '';
  try {
    for await (const chunk of message.setEncoding('utf8')) {
      if (body.length < mostBodyCharacters) body += String(chunk);
    }
  } catch {
    return '';
  }
  return body;
}

async function certificateFor(hosts: readonly string[]) {
  const names = ['localhost', ...hosts];
  return await generate([{ name: 'commonName', value: 'basis lens test world' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    // The day before, for a browser whose clock is behind ours.
    notBeforeDate: new Date(Date.now() - dayMs),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...names.map((value) => ({ type: 2 as const, value })),
          { type: 7 as const, ip: '127.0.0.1' },
        ],
      },
    ],
  });
}

function perform(outcome: Outcome, response: ServerResponse, ended: () => void): void {
  if (outcome === 'hang' || response.destroyed) return;
  if (outcome === 'cut') {
    response.destroy();
    return;
  }
  if (outcome === 'bomb') {
    sendBomb(response);
    return;
  }
  response.statusCode = outcome.status;
  response.setHeaders(new Map(Object.entries(outcome.headers)));
  ended();
  response.end(outcome.body);
}

/** Sends as fast as the caller reads, and stops when the caller does. */
function sendBomb(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  let sent = 0;
  const more = (): void => {
    while (!response.destroyed && sent < bombBytes) {
      sent += bombChunk.length;
      if (!response.write(bombChunk)) {
        response.once('drain', more);
        return;
      }
    }
    response.end();
  };
  more();
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Also ends requests that were left hanging and handshakes that never finished. */
function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
    for (const socket of sockets) socket.destroy();
  });
}
