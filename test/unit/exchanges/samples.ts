/** Our own samples of every answer, and the few verbs the tests of the adapters share. */
import { readFileSync } from 'node:fs';
import {
  AnswerError,
  type Endpoint,
  type Exchange,
  type HistorySource,
  type PageReceipt,
} from '../../../lib/exchanges/exchange.ts';
import type { Point } from '../../../lib/quotes/point.ts';
import type { Quote } from '../../../lib/quotes/quote.ts';

/** All samples are of this moment: a Tuesday noon in the middle of a quarter. */
export const nowMs = Date.UTC(2026, 1, 10, 12);

export const sample = (exchangeId: string, name: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../payloads/${exchangeId}/${name}.json`, import.meta.url), 'utf8'),
  );

function endpointOf(exchange: Exchange, id: string): Endpoint {
  const endpoint = exchange.endpoints.find((candidate) => candidate.id === id);
  if (!endpoint) throw new Error(`${exchange.id} has no endpoint ${id}`);
  return endpoint;
}

/** Of an endpoint that has nothing to ask this says so. */
export const urlOf = (exchange: Exchange, id: string, atMs = nowMs): string =>
  endpointOf(exchange, id).url('BTC', atMs) ?? 'nothing to ask';

/** Of a page whose rows may lie anywhere up to the moment of all samples. */
export const pageReceipt: PageReceipt = {
  asset: 'BTC',
  interval: '1h',
  fromMs: 0,
  toMs: nowMs,
  receivedAtMs: nowMs,
};

export function sourceOf(exchange: Exchange, series: string): HistorySource {
  const source = exchange.history.find((candidate) => candidate.series === series);
  if (!source) throw new Error(`${exchange.id} has no history ${series}`);
  return source;
}

/** What a source of the past reads from its sample, or from another payload. */
export const readPage = (
  exchange: Exchange,
  series: string,
  payload: unknown = sample(exchange.id, `history-${series}`),
  page: Partial<PageReceipt> = {},
): Point[] => sourceOf(exchange, series).read(payload, { ...pageReceipt, ...page });

/** What the adapter reads from its sample, or from another payload. */
export const read = (
  exchange: Exchange,
  id: string,
  payload: unknown = sample(exchange.id, id),
  receivedAtMs = nowMs,
): Quote[] => endpointOf(exchange, id).read(payload, { asset: 'BTC', receivedAtMs });

/** A sample with one field replaced; `path` is dotted, `undefined` removes the field. */
export function edited(payload: unknown, path: string, value: unknown): unknown {
  const copy = structuredClone(payload);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce((node, key) => (node as Record<string, unknown>)[key], copy);
  const holder = parent as Record<string, unknown>;
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

/** The failure of a reading, as `kind: message`; any other error passes through. */
export function failureOf(reading: () => unknown): string {
  try {
    reading();
  } catch (error) {
    if (error instanceof AnswerError) return `${error.kind}: ${error.message}`;
    throw error;
  }
  return 'none';
}
