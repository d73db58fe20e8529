/**
 * The exchanges of the test world behind `fetch`, in memory: real responses with body
 * streams, the faults of the world, and a record of who was asked what. Time limits pass at
 * once, on the clock of the profile.
 */
import { vi } from 'vitest';
import type { Exchange } from '../../../lib/exchanges/exchange.ts';
import { exchanges } from '../../../lib/exchanges/index.ts';
import { faultyOutcome, type FaultKind, type Outcome } from '../../world/faults.ts';
import { createGeneratedMarket } from '../../world/market/generated-market.ts';
import { scenarios } from '../../world/market/scenarios/index.ts';
import { createVenues } from '../../world/venues/index.ts';
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

/** A request without its values. */
const formOf = ({ host, pathname, searchParams }: URL): string =>
  `${host}${pathname}?${[...searchParams.keys()].toSorted().join('&')}`;

const pageForms = new Set(
  (exchanges as readonly Exchange[])
    .flatMap(({ history }) => history)
    .map((source) => formOf(new URL(source.url('BTC', '1h', 0, 1)))),
);

/** Whether a page of the past is asked for. */
export const isPage = (url: URL): boolean => pageForms.has(formOf(url));

export function connect(scenario: keyof typeof scenarios = 'calm'): Internet {
  const market = createGeneratedMarket(scenarios[scenario], 1, Date.now());
  const venues = new Map(createVenues(market).map((venue) => [venue.host, venue]));
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
    const isDying = isDeadAt({ kind: 'ask', url });
    log.push(url);
    if (isDying) return never;
    vi.setSystemTime(Date.now() + internet.tickMs);
    const outcome = outcomeOf(url);
    if (outcome === 'hang') return expire(options.signal);
    if (isRefused(outcome, options)) throw new TypeError('fetch failed');
    return isDead() ? never : responseOf(outcome);
  }

  function outcomeOf(url: URL): Outcome {
    const venue = venues.get(url.host);
    if (!venue) throw new Error(`${url.host} is no exchange`);
    const fault = internet.faults.find(
      ({ host, pathIncludes = '' }) =>
        (host === '*' || host === url.host) && url.href.includes(pathIncludes),
    );
    return outcomeWith(fault, venue, {
      method: 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: { 'user-agent': 'test' },
      nowMs: Date.now(),
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

const responseOf = (outcome: Reply | 'bomb' | 'cut'): Response =>
  typeof outcome === 'string'
    ? new Response(endless())
    : new Response(outcome.body, { status: outcome.status, headers: { ...outcome.headers } });

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
