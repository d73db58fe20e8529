/**
 * The exchanges of the test world behind `fetch`, in memory: real responses with body
 * streams, the faults of the world, and a record of who was asked what. Time limits pass at
 * once, on the clock of the profile.
 */
import { vi } from 'vitest';
import type { Exchange } from '../../../lib/exchanges/exchange.ts';
import { exchanges } from '../../../lib/exchanges/index.ts';
import { assets } from '../../../lib/quotes/assets.ts';
import { faultyOutcome, type FaultKind, type Outcome } from '../../world/faults.ts';
import { createGeneratedMarkets } from '../../world/market/generated-market.ts';
import { scenarios } from '../../world/market/scenarios/index.ts';
import { createVenues } from '../../world/venues/index.ts';
import { liftRequestLimits } from '../../world/venues/request-limit.ts';
import type { Reply, Venue, WorldRequest } from '../../world/venues/venue.ts';
import { isDead, isDeadAt, never } from './life.ts';

export interface Fault {
  /** A host name, or `*` for all. */
  readonly host: string;
  readonly pathIncludes?: string;
  /** A fault of the world, or the answer to give instead. */
  readonly gives: FaultKind | Reply;
}

export interface Internet {
  faults: readonly Fault[];
  /** By how much each answer moves the clock. */
  tickMs: number;
  /** Addresses asked for since the last call, in order. */
  asked(): URL[];
}

/** The live requests among those that were asked. */
const live = new WeakSet<URL>();

/** Whether a page of the past is asked for. */
export const isPage = (url: URL): boolean => !live.has(url);

/** A request without the instants in it. */
const formOf = (address: string): string => address.replaceAll(/\d{10,}/g, 'T');

const liveRequests = (nowMs: number): string[] =>
  (exchanges as readonly Exchange[])
    .flatMap(({ endpoints }) => endpoints)
    .flatMap(({ url, beside }) =>
      assets.flatMap(({ id }) => [url(id, nowMs), beside?.(id, nowMs)]).flatMap((at) => at ?? []),
    );

const pageForms = new Set(
  (exchanges as readonly Exchange[])
    .flatMap(({ history }) => history)
    .flatMap(({ url }) =>
      assets.flatMap(({ id }) => url(id, '1h', 1.7e12, 1.7e12 + 3_600_000) ?? []),
    )
    .map(formOf),
);

/** Where both are of one form, a live request ends at this very instant. */
function isLive(address: string, nowMs: number): boolean {
  const requests = liveRequests(nowMs);
  if (requests.includes(address)) return true;
  return requests.map(formOf).includes(formOf(address)) && !pageForms.has(formOf(address));
}

/** @param skewMs by how much the machine's clock is ahead of the exchanges' */
export function connect(scenario: keyof typeof scenarios = 'calm', skewMs = 0): Internet {
  const trueMs = (): number => Date.now() - skewMs;
  const markets = createGeneratedMarkets(scenarios[scenario], 1, trueMs());
  const venues = new Map(createVenues(markets).map((venue) => [venue.host, venue]));
  liftRequestLimits();
  let log: URL[] = [];
  const internet: Internet = {
    faults: [],
    tickMs: 0,
    asked() {
      const asked = log;
      log = [];
      return asked;
    },
  };
  const expire = stubTimeLimits();

  async function answer(address: string, options: RequestInit): Promise<Response> {
    const url = new URL(address);
    if (isLive(address, trueMs())) live.add(url);
    const isDying = isDeadAt({ kind: 'ask', url });
    log.push(url);
    if (isDying) return never;
    vi.setSystemTime(Date.now() + internet.tickMs);
    const outcome = outcomeOf(url, options);
    if (outcome === 'hang') return expire(options.signal);
    if (isRefused(outcome, options)) throw new TypeError('fetch failed');
    return isDead() ? never : responseOf(outcome, trueMs());
  }

  function outcomeOf(url: URL, { method = 'GET', body }: RequestInit): Outcome {
    const venue = venues.get(url.host);
    if (!venue) throw new Error(`${url.host} is no exchange`);
    const fault = internet.faults.find(
      ({ host, pathIncludes = '' }) =>
        (host === '*' || host === url.host) && url.href.includes(pathIncludes),
    );
    return outcomeWith(fault, venue, {
      method,
      path: url.pathname,
      query: url.searchParams,
      headers: { 'user-agent': 'test' },
      body: typeof body === 'string' ? body : '',
      nowMs: trueMs(),
    });
  }

  vi.stubGlobal('fetch', answer);
  return internet;
}

function outcomeWith(fault: Fault | undefined, venue: Venue, request: WorldRequest): Outcome {
  if (!fault) return venue.answer(request);
  return typeof fault.gives === 'string' ? faultyOutcome(fault.gives, venue, request) : fault.gives;
}

const isRefused = (outcome: Exclude<Outcome, 'hang'>, { redirect }: RequestInit): boolean =>
  outcome === 'cut' || (outcome !== 'bomb' && outcome.status === 302 && redirect === 'error');

const responseOf = (outcome: Reply | 'bomb' | 'cut', nowMs: number): Response => {
  const date = new Date(nowMs).toUTCString();
  if (typeof outcome === 'string') return new Response(endless(), { headers: { date } });
  const { body, status, headers } = outcome;
  return new Response(body, { status, headers: { date, ...headers } });
};

const endless = (): ReadableStream<Uint8Array> =>
  new ReadableStream({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('['.repeat(65_536))),
  });

/** Replaces `AbortSignal.timeout`; the answer makes a request meet the end of its limit. */
function stubTimeLimits(): (signal: AbortSignal | null | undefined) => Promise<never> {
  const limits = new WeakMap<AbortSignal, () => void>();
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const controller = new AbortController();
    const endMs = Date.now() + ms;
    limits.set(controller.signal, () => {
      vi.setSystemTime(Math.max(Date.now(), endMs));
      controller.abort(new DOMException('timed out', 'TimeoutError'));
    });
    return controller.signal;
  });
  return async (signal) => {
    // Those that were asked at the same time are still on their way.
    await new Promise((resolve) => setImmediate(resolve));
    if (!signal) return never;
    limits.get(signal)?.();
    throw signal.reason;
  };
}
