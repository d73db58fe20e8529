/** Asks the venues what an adapter asks, and reads their answers with it. */
import { expect } from 'vitest';
import { intervalMs, type Exchange, type Interval } from '../../../lib/exchanges/exchange.ts';
import type { AssetId } from '../../../lib/quotes/assets.ts';
import type { Point } from '../../../lib/quotes/point.ts';
import type { Quote } from '../../../lib/quotes/quote.ts';
import { nowMs, venuesOf, type Answer } from './ask.ts';

type Ask = ReturnType<typeof venuesOf>;

function answered(ask: Ask, url: string, atMs: number, body?: unknown): Answer {
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const answer = ask(url, { atMs, ...sent });
  expect([url, answer.status]).toEqual([url, 200]);
  return answer;
}

/** The quotes of every endpoint that has something to ask, by its id. */
export function readNow(
  exchange: Exchange,
  asset: AssetId,
  atMs = nowMs,
  ask: Ask = venuesOf(),
): Record<string, Quote[]> {
  const read = exchange.endpoints.flatMap((endpoint) => {
    const url = endpoint.url(asset, atMs);
    if (url === null) return [];
    const first = answered(ask, url, atMs, endpoint.body?.(asset, atMs)).json;
    const second = endpoint.beside?.(asset, atMs);
    const payload = second === undefined ? first : [first, answered(ask, second, atMs).json];
    return [[endpoint.id, endpoint.read(payload, { asset, receivedAtMs: atMs })] as const];
  });
  return Object.fromEntries(read);
}

export interface PastPage {
  readonly series: string;
  readonly asset?: AssetId;
  readonly interval?: Interval;
  /** Rows, or days of a series without candles, that the page spans; a full page when absent. */
  readonly rows?: number;
  /** Where it ends: the latest opening when absent. */
  readonly toMs?: number;
}

/** One page of the past as it is read at the instant of all tests. */
export function readPast(
  exchange: Exchange,
  { series, asset = 'BTC', interval = '4h', rows, toMs }: PastPage,
  ask: Ask = venuesOf(),
): Point[] {
  const source = exchange.history.find((candidate) => candidate.series === series);
  if (!source) throw new Error(`${exchange.id} has no history ${series}`);
  const stepMs = source.stepMs ?? intervalMs[interval];
  const endMs = toMs ?? Math.floor(nowMs / stepMs) * stepMs;
  const spanMs = Math.min((rows ?? source.maxRows) * stepMs, source.maxSpanMs ?? Infinity);
  const fromMs = endMs - spanMs;
  const url = source.url(asset, interval, fromMs, endMs);
  if (url === null) return [];
  const answer = answered(ask, url, nowMs, source.body?.(asset, interval, fromMs, endMs));
  return source.read(answer.json, { asset, interval, fromMs, toMs: endMs, receivedAtMs: nowMs });
}
