/**
 * A small internet on loopback: a TLS server that answers for the hosts of the exchanges
 * in their wire formats, and for a few news and exchange pages. The production extension
 * runs against it unchanged; the browser is told to resolve these hosts to it.
 *
 * Nothing here imports the extension's code, so that a mistake there is not mirrored.
 */
import type { IncomingMessage } from 'node:http';
import { faultyOutcome, isLie, slowMs, type Fault, type Outcome } from './faults.ts';
import { createHosts } from './hosts.ts';
import { RequestLog, type LoggedRequest } from './log.ts';
import { startOfDay } from './market/calendar.ts';
import { scenarioNames, scenarios, type ScenarioName } from './market/scenarios/index.ts';
import { contentHosts, createPages, pageUrls } from './pages/index.ts';
import { serve, type Decision } from './server.ts';
import { showReplay, showScenario } from './shown.ts';
import type { Reply, WorldRequest } from './venues/venue.ts';

export { faultKinds, type Fault, type FaultKind } from './faults.ts';
export type { LoggedRequest } from './log.ts';
export { liarKinds } from './market/lying-market.ts';
export { scenarioNames, type ScenarioName } from './market/scenarios/index.ts';

export interface WorldOptions {
  /** `story` when neither this nor a replay is given. */
  readonly scenario?: ScenarioName;
  /** A folder of recorded CSV files and the recorded day (YYYY-MM-DD) to show as today. */
  readonly replay?: { readonly directory: string; readonly at: string };
  readonly seed?: number;
  /** The clock of this machine. */
  readonly clock?: () => number;
  /** By how much the clocks of the world are ahead of it; what the scenario says when absent. */
  readonly worldClockOffsetMs?: number;
  /** Every answer comes this much later. */
  readonly latencyMs?: number;
  /** Most requests kept in the log; 5,000 when absent. */
  readonly logLimit?: number;
  /** A free port when absent. */
  readonly port?: number;
  /** Further pages of the gallery and what they load, by their paths. */
  readonly gallery?: Readonly<Record<string, Reply>>;
}

export interface World {
  /** TLS on 127.0.0.1. */
  readonly port: number;
  /** Every host name that it answers for. */
  readonly hosts: readonly string[];
  readonly log: readonly LoggedRequest[];
  /** To be shown wherever its numbers are. */
  readonly label: string;
  /** Lines for the terminal. */
  readonly notes: readonly string[];
  readonly pages: { readonly article: string; readonly exchange: string };
  /** Whether its exchanges go away after a while, as the scenario has it, and whether they have. */
  readonly goesDown: boolean;
  isDown(): boolean;
  /** Replaces all faults, those of a scenario included. */
  setFaults(faults: readonly Fault[]): void;
  /** Ends all connections, also those that hang. */
  close(): Promise<void>;
}

export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const name = options.scenario ?? 'story';
  if (!scenarioNames.includes(name)) {
    throw new Error(`unknown scenario "${name}"; expected one of ${scenarioNames.join(', ')}`);
  }
  if (options.replay && options.scenario) {
    throw new Error('a world shows a scenario or a replay, not both');
  }
  const hardship = options.replay ? undefined : scenarios[name].hardship;
  const machine = options.clock ?? Date.now;
  const offsetMs = options.worldClockOffsetMs ?? hardship?.clockOffsetMs ?? 0;
  const clock = (): number => machine() + offsetMs;
  const shown = options.replay
    ? showReplay(options.replay, clock)
    : showScenario(name, options.seed ?? 1, clock);

  const venues = createHosts(shown.markets, clock());
  const today = startOfDay(clock());
  const made = createPages(shown.markets.BTC, shown.label, shown.storyMs, today);
  const pages = (host: string, request: WorldRequest): Reply =>
    options.gallery?.[request.path] ?? made(host, request);
  const log = new RequestLog(options.logLimit ?? 5000);
  let faults: readonly Fault[] | undefined;
  let firstAnswerMs = Infinity;

  /** Whether what the scenario has in store has begun. */
  const isTimeOf = (nowMs: number): boolean =>
    hardship?.afterMs === undefined || nowMs >= firstAnswerMs + hardship.afterMs;

  function faultOf(host: string, request: WorldRequest): Fault | undefined {
    if (!venues.names.includes(host)) return undefined;
    const active = faults ?? (isTimeOf(request.nowMs) ? (hardship?.faults ?? []) : []);
    const asked = `${request.path}?${request.query}`;
    return active.find(
      (fault) =>
        (fault.host === '*' || fault.host === host) && asked.includes(fault.pathIncludes ?? ''),
    );
  }

  function outcomeOf(host: string, request: WorldRequest, fault?: Fault): Outcome {
    const honest = venues.get(host, 'honest');
    if (!honest) return contentHosts.includes(host) ? pages(host, request) : misdirected;
    const { kind } = fault ?? {};
    if (kind && !isLie(kind)) return faultyOutcome(kind, honest, request);
    firstAnswerMs = Math.min(firstAnswerMs, request.nowMs);
    return kind ? (venues.get(host, kind) ?? honest).answer(request) : honest.answer(request);
  }

  function decide(host: string, message: IncomingMessage, body: string): Decision {
    const request = requestFrom(message, body, clock());
    const fault = faultOf(host, request);
    const outcome = outcomeOf(host, request, fault);
    const { method, path, query, nowMs: atMs, headers } = request;
    const entry = { method, host, path, query: String(query), atMs, ...sizeOf(outcome) };
    return {
      outcome,
      afterMs: (options.latencyMs ?? 0) + (fault?.kind === 'slow' ? slowMs : 0),
      ended: log.begin(entry, headers),
    };
  }

  const hosts = [...venues.names, ...contentHosts];
  const server = await serve(hosts, options.port ?? 0, clock, decide);
  return {
    port: server.port,
    hosts,
    log: log.entries,
    label: shown.label,
    notes: shown.notes,
    pages: pageUrls,
    goesDown: hardship?.afterMs !== undefined,
    isDown: () => hardship?.afterMs !== undefined && faults === undefined && isTimeOf(clock()),
    setFaults(next) {
      faults = next;
    },
    close: server.close,
  };
}

/** What the log says of an answer. */
function sizeOf(outcome: Outcome): { readonly status: number; readonly bytes: number } {
  if (typeof outcome === 'string') return { status: outcome === 'bomb' ? 200 : 0, bytes: 0 };
  return { status: outcome.status, bytes: Buffer.byteLength(outcome.body) };
}

const misdirected: Reply = {
  status: 421,
  headers: { 'content-type': 'text/plain; charset=utf-8', connection: 'close' },
  body: 'Misdirected Request: the test world does not answer for this host.\n',
};

function requestFrom(message: IncomingMessage, body: string, nowMs: number): WorldRequest {
  const [path = '/', ...query] = (message.url ?? '/').split('?');
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, value?.toString()]),
  );
  return {
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(query.join('?')),
    headers,
    body,
    nowMs,
  };
}
