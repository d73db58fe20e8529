/**
 * What one poll costs the processor: the answers of all exchanges are parsed and read, and
 * the readings across exchanges computed from them. Beside it the floor: JSON.parse of the same texts, without which nobody can know what they say.
 *
 * Measured in Node, whose engine is that of Chromium, in this one thread; the first cycle of
 * a fresh process is told apart, since a worker that wakes has compiled nothing yet.
 */
import { assess } from '../lib/pipeline.ts';
import { defaultSettings } from '../lib/settings/settings.ts';
import { emptyLedger, type Ledger, recordAnswer } from '../lib/state/ledger.ts';
import { emptyRecord } from '../lib/state/market-record.ts';
import { type DueRequest, dueRequests } from '../lib/state/schedule.ts';
import { asked, exchangesInMemory, grantedHosts } from './bench-exchanges.ts';
import { median } from './bench-table.ts';

export interface CycleCost {
  readonly exchanges: number;
  readonly requests: number;
  readonly bytes: number;
  readonly firstMs: number;
  readonly medianMs: number;
  readonly floorMs: number;
}

interface Answered {
  readonly request: DueRequest;
  readonly texts: readonly string[];
}

const rounds = 300;

/** @param most the fullest cycle, in which all that is ever asked is due; else the usual one */
export function measureCycle(most: boolean): CycleCost {
  const nowMs = Date.now();
  const ask = exchangesInMemory(nowMs);
  const answers: Answered[] = requestsOf(most, nowMs).map((request) => ({
    request,
    texts: request.urls.map((url) => ask(url, request.body, nowMs)),
  }));
  const texts = answers.flatMap((answer) => answer.texts);
  const firstMs = timed(() => cycle(answers, nowMs));
  const cycles = Array.from({ length: rounds }, () => timed(() => cycle(answers, nowMs)));
  const parses = Array.from({ length: rounds }, () =>
    timed(() => texts.forEach((text) => JSON.parse(text) as unknown)),
  );
  return {
    exchanges: new Set(answers.map(({ request }) => request.exchange.id)).size,
    requests: texts.length,
    bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    firstMs,
    medianMs: median(cycles),
    floorMs: median(parses),
  };
}

const { asset } = defaultSettings;

const requestsOf = (most: boolean, nowMs: number): DueRequest[] =>
  dueRequests(asked, emptyLedger, defaultSettings, nowMs).filter(
    ({ endpoint }) => most || endpoint.everyMinutes === 0,
  );

function cycle(answers: readonly Answered[], nowMs: number): void {
  const ledger = answers.reduce<Ledger>((kept, { request, texts }) => {
    const payloads = texts.map((text): unknown => JSON.parse(text));
    const payload = payloads.length === 1 ? payloads[0] : payloads;
    const quotes = request.endpoint.read(payload, { asset, receivedAtMs: nowMs });
    return recordAnswer(kept, request.key, quotes, nowMs);
  }, emptyLedger);
  const { basisNow } = assess({
    settings: defaultSettings,
    ledger,
    record: emptyRecord,
    historyProgress: 1,
    importedFlow: null,
    previous: null,
    granted: grantedHosts,
    nowMs,
  });
  if (basisNow.value === null) throw new Error('the cycle gave no basis');
}

function timed(run: () => void): number {
  const startMs = performance.now();
  run();
  return performance.now() - startMs;
}
