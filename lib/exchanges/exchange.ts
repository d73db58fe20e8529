/**
 * What one exchange is to us: what to ask it and how to read its answers.
 *
 * An exchange never fetches. `url` describes a GET, `read` turns the decoded answer into
 * quotes, so each adapter is tested from payloads alone. `read` throws `AnswerError` on
 * an answer that is not what the documentation promises; it never returns a number that
 * is not finite.
 */
import type { AssetId } from '../quotes/assets.ts';
import type { Quote } from '../quotes/quote.ts';
import { hourMs, type Point } from '../quotes/point.ts';

/** Why an answer could not be used. `stale` is an answer whose own clock stands still. */
export type FailureKind =
  'network' | 'timeout' | 'rate' | 'geo' | 'not-json' | 'schema' | 'too-large' | 'stale';

/** An answer that arrived but cannot be used; `message` is for the receipt. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
  readonly kind: FailureKind;
  constructor(kind: FailureKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

export interface Receipt {
  readonly asset: AssetId;
  readonly receivedAtMs: number;
}

/** One live request, repeated at its own pace. */
export interface Endpoint {
  /** Unique within its exchange, kebab-case. */
  readonly id: string;
  /** How often the value is worth asking for, in minutes; 0 means with every poll. */
  readonly everyMinutes: number;
  /** Largest answer accepted, in bytes; 262,144 when absent. */
  readonly maxBytes?: number;
  url(asset: AssetId, nowMs: number): string;
  /**
   * A second answer of the same host without which the first cannot be read. It is asked for
   * right after the first; `read` then gets the two as a list.
   */
  beside?(asset: AssetId, nowMs: number): string;
  read(payload: unknown, receipt: Receipt): Quote[];
}

export type Interval = '1h' | '4h';
export const intervalMs: Record<Interval, number> = { '1h': hourMs, '4h': 4 * hourMs };

export type HistorySeriesId =
  'spot' | 'perpetual' | 'index' | 'current-quarter' | 'next-quarter' | 'funding' | 'open-interest';

/** One series of the past, fetched in pages that ascend in time. */
export interface HistorySource {
  readonly series: HistorySeriesId;
  /** Nothing exists before this instant. */
  readonly firstMs: number;
  /** Most rows the exchange puts on a page. */
  readonly maxRows: number;
  /** Time between two rows of a series that has no candles (funding, open interest). */
  readonly stepMs?: number;
  /** A page of the rows that open in [fromMs, toMs). */
  url(asset: AssetId, interval: Interval, fromMs: number, toMs: number): string;
  /**
   * Ascending points. A candle is stamped with its close time and left out while that
   * lies after `nowMs`; the value is its close (price), rate (fraction) or coins.
   */
  read(payload: unknown, interval: Interval, nowMs: number): Point[];
}

export interface Exchange {
  /** Also its key in settings, locale files and payload folders. */
  readonly id: string;
  readonly name: string;
  /** Where its public API is documented. */
  readonly documentation: string;
  /** Hosts that may be asked, without scheme; they become host permissions and connect-src. */
  readonly hosts: readonly string[];
  readonly endpoints: readonly Endpoint[];
  readonly history: readonly HistorySource[];
  /** Failure of an HTTP status other than 200, where this exchange differs from the common reading. */
  classifyStatus?(status: number, body: string): FailureKind | undefined;
}
