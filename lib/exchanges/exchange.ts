/**
 * What one exchange is to us: what to ask it and how to read its answers.
 *
 * An exchange never fetches. `url` describes a request, `read` turns the decoded answer into
 * quotes, so each adapter is tested from payloads alone. `read` throws `AnswerError` on
 * an answer that is not what the documentation promises; it never returns a number that
 * is not finite.
 */
import type { AssetId } from '../quotes/assets.ts';
import type { Quote } from '../quotes/quote.ts';
import { hourMs, type Point } from '../quotes/point.ts';
import type { SettlementRule } from './contract-calendar.ts';

/**
 * Why an answer could not be used. `stale` is an answer whose own clock stands still,
 * `permission` a host that the browser does not let us ask. The last five are of a past that
 * cannot be kept or read: the browser gives no store, it is full, of a later version of the
 * extension, held by somebody else, or damaged.
 */
export const failureKinds = [
  'network',
  'timeout',
  'rate',
  'geo',
  'not-json',
  'schema',
  'too-large',
  'stale',
  'permission',
  'storage',
  'store-full',
  'store-newer',
  'store-held',
  'store-damaged',
] as const;

export type FailureKind = (typeof failureKinds)[number];

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
  /** Asked with every poll of the lean mode too; the others then wait for twelve hours. */
  readonly lean?: true;
  /** Largest answer accepted, in bytes; 262,144 when absent. */
  readonly maxBytes?: number;
  /** What to ask; null where the exchange has nothing of this kind for the asset, or not now. */
  url(asset: AssetId, nowMs: number): string | null;
  /**
   * A second answer of the same host without which the first cannot be read. It is asked for
   * right after the first; `read` then gets the two as a list.
   */
  beside?(asset: AssetId, nowMs: number): string;
  /** Makes the request a POST of this JSON, for an exchange that takes no GET. */
  body?(asset: AssetId, nowMs: number): unknown;
  read(payload: unknown, receipt: Receipt): Quote[];
}

/** An endpoint whose answer is small, as that of one contract or pair is. */
export const endpoint = (
  id: string,
  everyMinutes: number,
  url: Endpoint['url'],
  read: Endpoint['read'],
): Endpoint => ({ id, everyMinutes, maxBytes: 16_384, url, read });

export type Interval = '1h' | '4h';
export const intervalMs: Record<Interval, number> = { '1h': hourMs, '4h': 4 * hourMs };

/**
 * What a series of the past holds: prices (closes; the quarters are the contracts that ended
 * first and second when the candle opened, `coin-` those margined in the coin where an
 * exchange has both kinds), realised funding (fractions), open interest and, of all
 * exchanges together, reserve and flows (coins).
 */
export type HistorySeriesId =
  | 'spot'
  | 'perpetual'
  | 'index'
  | 'current-quarter'
  | 'next-quarter'
  | 'coin-index'
  | 'coin-current-quarter'
  | 'coin-next-quarter'
  | 'funding'
  | 'open-interest'
  | 'reserve'
  | 'flow-in'
  | 'flow-out';

/** Of which page an answer is. */
export interface PageReceipt {
  readonly asset: AssetId;
  readonly interval: Interval;
  /** The rows asked for open in [fromMs, toMs). */
  readonly fromMs: number;
  readonly toMs: number;
  readonly receivedAtMs: number;
}

/** One series of the past, fetched in pages that ascend in time. */
export interface HistorySource {
  readonly series: HistorySeriesId;
  /** Nothing exists before this instant, of any asset. */
  readonly firstMs: number;
  /** Most rows the exchange puts on a page. */
  readonly maxRows: number;
  /** Longest time a page may span, where that is less than `maxRows` rows. */
  readonly maxSpanMs?: number;
  /** Time between two rows of a series that has no candles (funding, open interest). */
  readonly stepMs?: number;
  /** Shortest time between two of its pages, where that is more than the pace of the exchange. */
  readonly gapMs?: number;
  /** How many of the latest rows the exchange keeps, where that is not all since `firstMs`. */
  readonly keptRows?: number;
  /** The hour at which its quarters end, for a quarter asked for by symbol: no page crosses an end. */
  readonly settles?: SettlementRule;
  /** Contracts that have ended are not served: nothing is asked before the last quarter end. */
  readonly listedOnly?: true;
  /** The source corrects its past: what it said first is kept beside what it says now. */
  readonly isRevised?: true;
  /** Largest page accepted, in bytes; 2,097,152 when absent. */
  readonly maxBytes?: number;
  /** A page of the rows that open in [fromMs, toMs); null where the exchange has no such series. */
  url(asset: AssetId, interval: Interval, fromMs: number, toMs: number): string | null;
  /** Makes the request a POST of this JSON. */
  body?(asset: AssetId, interval: Interval, fromMs: number, toMs: number): unknown;
  /**
   * Ascending points. A candle is stamped with its close time and left out while that
   * lies after `receivedAtMs`; the value is its close (price), rate (fraction) or coins.
   */
  read(payload: unknown, page: PageReceipt): Point[];
}

/** How fast a host may be asked; well under what it allows. */
export interface Pace {
  /** Shortest time between two requests, in ms. */
  readonly gapMs: number;
  readonly perMinute: number;
  readonly perDay: number;
}

export const usualPace: Pace = { gapMs: 0, perMinute: 150, perDay: 4_000 };

export interface Exchange {
  /** Also its key in settings, locale files and payload folders. */
  readonly id: string;
  readonly name: string;
  /** Where its public API is documented. */
  readonly documentation: string;
  /** Hosts that may be asked, without scheme; they become host permissions and connect-src. */
  readonly hosts: readonly string[];
  /** Its hosts are asked only after the user allowed it in the options. */
  readonly optional?: true;
  /** Of each of its hosts; `usualPace` when absent. */
  readonly pace?: Pace;
  readonly endpoints: readonly Endpoint[];
  readonly history: readonly HistorySource[];
  /** Failure of an HTTP status other than 200, where this exchange differs from the common reading. */
  classifyStatus?(status: number, body: string): FailureKind | undefined;
}
