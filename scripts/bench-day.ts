/**
 * One day of polls on a clock of its own: the requests are those that the background finds
 * due, planned and read by the code of the extension, and answered in memory by the exchanges
 * of the made-up market. The day begins with a whole past and ends 24 hours later.
 *
 * It does not know pauses between requests, budgets of hosts, and refreshes by the user.
 */
import type { AssetId } from '../lib/quotes/assets.ts';
import { dayMs, hourMs, startOfDay } from '../lib/quotes/point.ts';
import { defaultSettings, pollPeriod, type Settings } from '../lib/settings/settings.ts';
import { extend, type HistoryPage, nextPages } from '../lib/state/history-plan.ts';
import type { Coverage } from '../lib/state/history-wishes.ts';
import { emptyLedger, recordAnswer } from '../lib/state/ledger.ts';
import { dueRequests } from '../lib/state/schedule.ts';
import { type Ask, asked, exchangesInMemory } from './bench-exchanges.ts';

export interface Traffic {
  readonly requests: number;
  /** Decoded. */
  readonly bytes: number;
}

export interface Day {
  readonly live: Traffic;
  readonly past: Traffic;
  /** What could not be read, once each. */
  readonly failures: readonly string[];
}

/** Long enough for the limit of every exchange, and of no effect on what is counted. */
const betweenPagesMs = 1000;
/** How long the background leaves a series alone that had nothing new. */
const idleMs = ({ source }: HistoryPage): number =>
  (source.stepMs ?? 0) < dayMs ? hourMs : 6 * hourMs;

class Counted {
  readonly failures = new Set<string>();
  #ask: Ask;
  #traffic: Traffic = { requests: 0, bytes: 0 };
  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** What was counted since the last call. */
  take(): Traffic {
    const traffic = this.#traffic;
    this.#traffic = { requests: 0, bytes: 0 };
    return traffic;
  }

  /** Null where the answer is refused or cannot be read. */
  read<T>(
    urls: readonly string[],
    body: unknown,
    nowMs: number,
    read: (payload: unknown) => T,
  ): T | null {
    try {
      const payloads = urls.map((url): unknown => {
        const text = this.#ask(url, body, nowMs);
        const { requests, bytes } = this.#traffic;
        this.#traffic = { requests: requests + 1, bytes: bytes + Buffer.byteLength(text) };
        return JSON.parse(text);
      });
      return read(payloads.length === 1 ? payloads[0] : payloads);
    } catch (error) {
      this.failures.add(error instanceof Error ? error.message : String(error));
      return null;
    }
  }
}

export function simulateDay(mode: Partial<Pick<Settings, 'lean'>>): Day {
  const settings = { ...defaultSettings, ...mode };
  const startMs = startOfDay(Date.now());
  const exchanges = new Counted(exchangesInMemory(startMs));
  const past = createPast(exchanges, settings.asset);
  past(startMs - hourMs);
  exchanges.take();

  let ledger = emptyLedger;
  let [live, later] = [exchanges.take(), exchanges.take()];
  for (let nowMs = startMs; nowMs < startMs + dayMs; nowMs += pollPeriod(settings) * 60_000) {
    for (const { key, endpoint, urls, body } of dueRequests(asked, ledger, settings, nowMs)) {
      const { asset } = settings;
      const read = (payload: unknown) => endpoint.read(payload, { asset, receivedAtMs: nowMs });
      const quotes = exchanges.read(urls, body, nowMs, read);
      ledger = recordAnswer(ledger, key, quotes ?? [], nowMs);
    }
    live = sum(live, exchanges.take());
    past(nowMs);
    later = sum(later, exchanges.take());
  }
  return { live, past: later, failures: [...exchanges.failures] };
}

const sum = (one: Traffic, other: Traffic): Traffic => ({
  requests: one.requests + other.requests,
  bytes: one.bytes + other.bytes,
});

/** Asks for every page that is missing at an instant. */
function createPast(exchanges: Counted, asset: AssetId): (nowMs: number) => void {
  const coverage = new Map<string, Coverage>();
  const idleUntil = new Map<string, number>();
  const failing = new Set<string>();
  const askPage = (page: HistoryPage, nowMs: number): void => {
    const { key, source, interval, fromMs, toMs } = page;
    const body = source.body?.(asset, interval, fromMs, toMs);
    const points = exchanges.read([page.url], body, nowMs, (payload) =>
      source.read(payload, { asset, interval, fromMs, toMs, receivedAtMs: nowMs }),
    );
    const held = coverage.get(key);
    const reached = points && extend(held, page, points);
    if (!points) failing.add(key);
    else if (reached && (reached.fromMs !== held?.fromMs || reached.toMs !== held.toMs))
      coverage.set(key, reached);
    else idleUntil.set(key, nowMs + idleMs(page));
  };
  return (fromMs) => {
    for (let nowMs = fromMs; ; nowMs += betweenPagesMs) {
      const idle = new Set(
        [...idleUntil].filter(([, untilMs]) => nowMs < untilMs).map(([key]) => key),
      );
      const pages = nextPages(asked, asset, coverage, { hosts: new Set(), failing, idle }, nowMs);
      if (pages.length === 0) return;
      for (const page of pages) askPage(page, nowMs);
    }
  };
}
