/**
 * Which pages of the past to ask for next: the first one each host still lacks in the order
 * of the wishes. What is already there is a contiguous range per series (`coverage`), moved
 * in the same transaction that stores a page; so a worker may die anywhere and no finished
 * page is asked for again.
 *
 * The newest rows of a series that is there are asked for once a day, when an hour of the
 * UTC day has passed: from its own bars then comes the day that has closed. A slow host keeps
 * no other waiting.
 */
import { quarterlyExpiry } from '../exchanges/contract-calendar.ts';
import type { Exchange, HistorySource, Interval } from '../exchanges/exchange.ts';
import type { AssetId } from '../quotes/assets.ts';
import { dayMs, hourMs, type Series, startOfDay } from '../quotes/point.ts';
import {
  type Coverage,
  type CoverageMap,
  reachMs,
  type Stage,
  type Wish,
  wishes,
} from './history-wishes.ts';

export interface HistoryPage {
  readonly stage: Stage;
  /** Key of the series in the store. */
  readonly key: string;
  readonly asset: AssetId;
  readonly exchange: Exchange;
  readonly source: HistorySource;
  readonly interval: Interval;
  readonly fromMs: number;
  readonly toMs: number;
  /** It ends with the newest row there is, which the exchange may not have written yet. */
  readonly isNewest: boolean;
  readonly url: string;
  readonly host: string;
}

/** What is left alone for a while. */
export interface Resting {
  readonly hosts: ReadonlySet<string>;
  /** Series of which a page does not come. */
  readonly failing: ReadonlySet<string>;
  /** Series whose newest rows are not asked for: they had nothing new. */
  readonly idle: ReadonlySet<string>;
}

/** Candles are asked for a moment after they closed. */
const settleMs = 30_000;
/** The day that closed is asked for this long after its end. */
const afterMidnightMs = hourMs;
/** The longest time between two polls, and a little more. */
const lastCallMs = 35 * 60_000;
/** A source that corrects its past is asked for these days again with each new one. */
const revisedDays = 14;

/**
 * End of the rows that exist by now: candles once they have closed, rows of their own
 * (a funding payment, a daily count) once their instant has come.
 */
function endOf({ source, stepMs }: Wish, nowMs: number): number {
  const settled = Math.floor((nowMs - settleMs) / stepMs) * stepMs;
  return source.stepMs === undefined ? settled : settled + stepMs;
}

/** Whether a series has the day that closed last, so that its newest rows can wait. */
function hasLastDay(wish: Wish, { toMs }: Coverage, nowMs: number): boolean {
  const midnight = startOfDay(nowMs - afterMidnightMs);
  return toMs - (wish.source.stepMs ?? 0) >= Math.max(midnight, lastCall(wish, nowMs));
}

/** A contract that is not served once it ended is asked for its last rows just before. */
function lastCall({ source, stepMs }: Wish, nowMs: number): number {
  if (!source.listedOnly) return 0;
  const callMs = quarterlyExpiry(nowMs, 0, source.settles) - lastCallMs;
  return nowMs < callMs ? 0 : Math.floor((callMs - settleMs) / stepMs) * stepMs;
}

/** The rows a wish still lacks: the newest first, then backwards in time. */
function lacking(
  wish: Wish,
  held: Coverage | undefined,
  isIdle: boolean,
  nowMs: number,
): Coverage | null {
  const endMs = endOf(wish, nowMs);
  if (!held) return isIdle ? null : backwards(wish, endMs);
  if (isIdle || hasLastDay(wish, held, nowMs)) return backwards(wish, held.fromMs);
  const againMs = wish.source.isRevised ? revisedDays * dayMs : 0;
  const reached = Math.ceil(reachMs(wish, nowMs) / wish.stepMs) * wish.stepMs;
  return forwards(wish, Math.max(held.toMs - againMs, reached), endMs);
}

/** The rows before `toMs` that fit on a page. */
function backwards(wish: Wish, toMs: number): Coverage | null {
  const { source, stepMs, sinceMs } = wish;
  const lastRowMs = toMs - stepMs;
  const turnMs = source.settles ? quarterlyExpiry(lastRowMs, -1, source.settles) : 0;
  const fromMs = Math.max(sinceMs, toMs - spanMs(wish), Math.ceil(turnMs / stepMs) * stepMs);
  return fromMs < toMs ? { fromMs, toMs } : null;
}

/** The rows from `fromMs` on that fit on a page, before `endMs`. */
function forwards(wish: Wish, fromMs: number, endMs: number): Coverage | null {
  const { source, stepMs } = wish;
  const turnMs = source.settles ? quarterlyExpiry(fromMs, 0, source.settles) : Infinity;
  const toMs = Math.min(endMs, fromMs + spanMs(wish), Math.ceil(turnMs / stepMs) * stepMs);
  return fromMs < toMs ? { fromMs, toMs } : null;
}

const spanMs = ({ source, stepMs }: Wish): number =>
  Math.max(
    stepMs,
    Math.min(source.maxRows * stepMs, Math.floor((source.maxSpanMs ?? Infinity) / stepMs) * stepMs),
  );

function pageOf(wish: Wish, rows: Coverage | null, nowMs: number): HistoryPage | null {
  const { stage, key, asset, exchange, source, interval } = wish;
  const url = rows ? source.url(asset, interval, rows.fromMs, rows.toMs) : null;
  if (!rows || url === null) return null;
  const isNewest = rows.toMs === endOf(wish, nowMs);
  const { host } = new URL(url);
  return { stage, key, asset, exchange, source, interval, ...rows, isNewest, url, host };
}

/** The pages to ask for, in the order of the wishes: at most one a host. */
export function nextPages(
  exchanges: readonly Exchange[],
  asset: AssetId,
  coverage: CoverageMap,
  resting: Resting,
  nowMs: number,
): HistoryPage[] {
  const pages = new Map<string, HistoryPage>();
  for (const wish of wishes(exchanges, asset, coverage, resting.failing, nowMs)) {
    if (resting.failing.has(wish.key)) continue;
    const rows = lacking(wish, coverage.get(wish.key), resting.idle.has(wish.key), nowMs);
    const page = pageOf(wish, rows, nowMs);
    if (!page || resting.hosts.has(page.host)) continue;
    if (!pages.has(page.host)) pages.set(page.host, page);
  }
  return [...pages.values()];
}

/**
 * Coverage after a page: it grows by the page. At the newest edge it ends with the last row
 * that came, so a candle the exchange had not finished writing is asked for again. Where
 * the source could not give what lay between, the range goes on behind it.
 */
export function extend(
  held: Coverage | undefined,
  page: Pick<HistoryPage, 'fromMs' | 'toMs' | 'isNewest' | 'source'>,
  points: Series,
): Coverage | undefined {
  const toMs = page.isNewest ? Math.min(page.toMs, lastRow(page, points)) : page.toMs;
  if (!held) return toMs > page.fromMs ? { fromMs: page.fromMs, toMs } : undefined;
  return { fromMs: Math.min(held.fromMs, page.fromMs), toMs: Math.max(held.toMs, toMs) };
}

/** Up to where the rows of a page reach. */
function lastRow({ fromMs, source }: Parameters<typeof extend>[1], points: Series): number {
  const last = points.at(-1)?.timeMs;
  if (last === undefined) return fromMs;
  const step = source.stepMs;
  return step === undefined ? last : Math.floor(last / step) * step + step;
}

/**
 * Rows held of all rows wished for, 0 to 1. A series of which nothing ever came is left out:
 * what an exchange does not give cannot be waited for.
 */
export function progress(
  exchanges: readonly Exchange[],
  asset: AssetId,
  coverage: CoverageMap,
  { failing, idle }: Resting,
  nowMs: number,
): number {
  let wished = 0;
  let held = 0;
  for (const wish of wishes(exchanges, asset, coverage, failing, nowMs)) {
    const have = coverage.get(wish.key);
    if (!have && (failing.has(wish.key) || idle.has(wish.key))) continue;
    const isNewest = have && (idle.has(wish.key) || hasLastDay(wish, have, nowMs));
    const endMs = isNewest ? have.toMs : endOf(wish, nowMs);
    wished += Math.max(0, endMs - wish.sinceMs) / wish.stepMs;
    if (!have) continue;
    const rows = Math.min(endMs, have.toMs) - Math.max(wish.sinceMs, have.fromMs);
    held += Math.max(0, rows) / wish.stepMs;
  }
  return wished === 0 ? 0 : Math.min(1, held / wished);
}
