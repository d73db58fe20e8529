/** How many requests a day of polls makes, with the real registry and alarms that always ring. */
import { describe, expect, it } from 'vitest';
import { type Exchange, usualPace } from '../../../lib/exchanges/exchange.ts';
import { exchanges } from '../../../lib/exchanges/index.ts';
import { dayMs } from '../../../lib/quotes/point.ts';
import { defaultSettings, pollPeriod, type Settings } from '../../../lib/settings/settings.ts';
import { emptyLedger, type Ledger } from '../../../lib/state/ledger.ts';
import { dueRequests } from '../../../lib/state/schedule.ts';

const all: readonly Exchange[] = exchanges;
const core = all.filter(({ optional }) => !optional);
/** The daily top-up of the past. */
const historyPages = 120;
/** What of it an undisturbed day has, as the plan counts it, and what comes again within it. */
const leanPages = 62;

/** The next quarter is asked for as well during the last month of a quarter. */
const startMs = Date.UTC(2026, 2, 10);

/** By host and by endpoint, after a first poll that everybody makes once. */
function aDayOf(asked: readonly Exchange[], settings: Settings) {
  let ledger: Ledger = emptyLedger;
  const hosts = new Map<string, number>();
  const keys = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string, more: number) =>
    counts.set(key, (counts.get(key) ?? 0) + more);
  const step = pollPeriod(settings) * 60_000;
  for (let nowMs = startMs; nowMs < startMs + dayMs; nowMs += step) {
    const due = dueRequests(asked, ledger, settings, nowMs);
    for (const { key, host, urls } of due) {
      count(hosts, host, urls.length);
      count(keys, key, urls.length);
    }
    const asking = due.map(({ key }) => [
      key,
      { askedAtMs: nowMs, okAtMs: nowMs, latencyMs: 1, failure: null, quotes: [] },
    ]);
    ledger = { ...ledger, requests: { ...ledger.requests, ...Object.fromEntries(asking) } };
  }
  const total = [...hosts.values()].reduce((sum, requests) => sum + requests, 0);
  return { total, hosts, keys };
}

const usual = defaultSettings;
const lean: Settings = { ...defaultSettings, lean: true };

describe('requests of a day, in the worst part of a quarter', () => {
  it('at the default at most 9,000, the past included', () => {
    const { total } = aDayOf(core, usual);
    expect(total).toBeGreaterThan(5_000);
    expect(total + historyPages).toBeLessThanOrEqual(9_000);
  });

  it.each(['ETH', 'SOL'] as const)('of %s no more than of bitcoin', (asset) => {
    expect(aDayOf(core, { ...usual, asset }).total).toBeLessThanOrEqual(aDayOf(core, usual).total);
  });

  it('in the lean mode at most 1,300, the past included, four with each poll', () => {
    const { total, keys } = aDayOf(core, lean);
    expect(total + leanPages).toBeLessThanOrEqual(1_300);
    const often = [...keys].filter(([, requests]) => requests > 10);
    expect(often.reduce((sum, [, requests]) => sum + requests, 0)).toBe(4 * 288);
  });

  it('with every optional exchange allowed at most 13,000', () => {
    const { total } = aDayOf(all, usual);
    expect(total + historyPages).toBeLessThanOrEqual(13_000);
  });

  it('D14: no budget of a host runs out before its day is over, at the shortest period', () => {
    const { hosts } = aDayOf(all, { ...usual, pollMinutes: 1 });
    for (const { hosts: own, pace = usualPace } of all)
      for (const host of own) {
        expect(hosts.get(host) ?? 0, host).toBeLessThanOrEqual(pace.perDay * 0.9);
      }
  });
});
