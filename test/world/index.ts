/**
 * A small internet on loopback: a TLS server that answers for the hosts of the exchanges
 * in their wire formats, and for a few news and exchange pages. The production extension
 * runs against it unchanged; the browser is told to resolve these hosts to it.
 *
 * Nothing here imports the extension's code, so that a mistake there is not mirrored.
 */
import type { IncomingMessage } from 'node:http';
import { faultyOutcome, type Fault, type Outcome } from './faults.ts';
import { RequestLog, type LoggedRequest } from './log.ts';
import { startOfDay } from './market/calendar.ts';
import { scenarioNames, type ScenarioName } from './market/scenarios/index.ts';
import { contentHosts, createPages, pageUrls } from './pages/index.ts';
import { serve } from './server.ts';
import { showReplay, showScenario } from './shown.ts';
import { createVenues } from './venues/index.ts';
import type { Reply, WorldRequest } from './venues/venue.ts';

export { faultKinds, type Fault, type FaultKind } from './faults.ts';
export type { LoggedRequest } from './log.ts';
export { scenarioNames, type ScenarioName } from './market/scenarios/index.ts';

export interface WorldOptions {
  /** `story` when neither this nor a replay is given. */
  readonly scenario?: ScenarioName;
  /** A folder of recorded CSV files and the recorded day (YYYY-MM-DD) to show as today. */
  readonly replay?: { readonly directory: string; readonly at: string };
  readonly seed?: number;
  readonly clock?: () => number;
  /** Most requests kept in the log; 5,000 when absent. */
  readonly logLimit?: number;
  /** A free port when absent. */
  readonly port?: number;
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
  /** Replaces all faults, those of a scenario included. */
  setFaults(faults: readonly Fault[]): void;
  /** Ends all connections, also those that hang. */
  close(): Promise<void>;
}

/** In the scenario `outage`, how long the exchanges stay after their first answer. */
const outageAfterMs = 15_000;

export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const clock = options.clock ?? Date.now;
  const scenario = options.scenario ?? 'story';
  if (!scenarioNames.includes(scenario)) {
    throw new Error(`unknown scenario "${scenario}"; expected one of ${scenarioNames.join(', ')}`);
  }
  if (options.replay && options.scenario) {
    throw new Error('a world shows a scenario or a replay, not both');
  }
  const shown = options.replay
    ? showReplay(options.replay, clock)
    : showScenario(scenario, options.seed ?? 1, clock);

  const venues = new Map(createVenues(shown.market).map((venue) => [venue.host, venue]));
  const pages = createPages(shown.market, shown.label, shown.storyMs, startOfDay(clock()));
  const log = new RequestLog(options.logLimit ?? 5000);
  let faults: readonly Fault[] | undefined;
  let firstAnswerMs = Infinity;

  function faultOf(host: string, request: WorldRequest): Fault | undefined {
    const isOut = scenario === 'outage' && request.nowMs >= firstAnswerMs + outageAfterMs;
    const active = faults ?? (isOut ? [{ host: '*', kind: 'down' } as const] : []);
    const asked = `${request.path}?${request.query}`;
    return active.find(
      (fault) =>
        (fault.host === '*' || fault.host === host) && asked.includes(fault.pathIncludes ?? ''),
    );
  }

  function outcomeOf(host: string, request: WorldRequest): Outcome {
    const venue = venues.get(host);
    if (!venue) return contentHosts.includes(host) ? pages(host, request) : misdirected;
    const fault = faultOf(host, request);
    if (fault) return faultyOutcome(fault.kind, venue, request);
    firstAnswerMs = Math.min(firstAnswerMs, request.nowMs);
    return venue.answer(request);
  }

  function decide(host: string, message: IncomingMessage): Outcome {
    const request = requestFrom(message, clock());
    const outcome = outcomeOf(host, request);
    const status = typeof outcome === 'string' ? (outcome === 'bomb' ? 200 : 0) : outcome.status;
    const { method, path, query, nowMs, headers } = request;
    log.add({ method, host, path, query: String(query), status, atMs: nowMs }, headers);
    return outcome;
  }

  const hosts = [...venues.keys(), ...contentHosts];
  const server = await serve(hosts, options.port ?? 0, clock, decide);
  return {
    port: server.port,
    hosts,
    log: log.entries,
    label: shown.label,
    notes: shown.notes,
    pages: pageUrls,
    setFaults(next) {
      faults = next;
    },
    close: server.close,
  };
}

const misdirected: Reply = {
  status: 421,
  headers: { 'content-type': 'text/plain; charset=utf-8', connection: 'close' },
  body: 'Misdirected Request: the test world does not answer for this host.\n',
};

function requestFrom(message: IncomingMessage, nowMs: number): WorldRequest {
  const [path = '/', ...query] = (message.url ?? '/').split('?');
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, value?.toString()]),
  );
  return {
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(query.join('?')),
    headers,
    nowMs,
  };
}
