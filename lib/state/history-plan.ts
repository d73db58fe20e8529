/**
 * Which page of the past to ask for next.
 *
 * The plan is a list of wishes in order of use: first what makes the averages readable
 * (250 days of 4-hour candles), then the hours of the last 60 days, then the years before.
 * What is already there is a contiguous range per series (`coverage`), moved in the same
 * transaction that stores a page; so a worker may die anywhere and no finished page is
 * asked for again.
 */
import {
  type Exchange,
  type HistorySource,
  type Interval,
  intervalMs,
} from '../exchanges/exchange.ts';
import { dayMs, type Series } from '../quotes/point.ts';

/** Rows that open in [fromMs, toMs) have been asked for and stored. */
export interface Coverage {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface HistoryPage {
  /** Key of the series in the store: `exchange.series.interval`. */
  readonly key: string;
  readonly exchange: Exchange;
  readonly source: HistorySource;
  readonly interval: Interval;
  readonly fromMs: number;
  readonly toMs: number;
}

interface Wish {
  readonly exchange: Exchange;
  readonly source: HistorySource;
  readonly interval: Interval;
  readonly daysBack: number;
}

const firstDays = 250;
const hourlyDays = 60;
/** No record reaches further back than this, whatever the exchange has. */
const recordStartMs = Date.UTC(2019, 0, 1);
/** Open interest exists for the latest 30 days only; one day less than asked stays safe. */
const openInterestDays = 29;
/** Candles are asked for a moment after they closed. */
const settleMs = 30_000;

export const historyKey = (exchange: string, series: string, interval: Interval | 'own'): string =>
  `${exchange}.${series}.${interval}`;

const keyOf = ({ exchange, source, interval }: Wish): string =>
  historyKey(exchange.id, source.series, source.stepMs ? 'own' : interval);

const stepOf = ({ source, interval }: Wish): number => source.stepMs ?? intervalMs[interval];

const reach = ({ series }: HistorySource, days: number): number =>
  series === 'open-interest' ? Math.min(days, openInterestDays) : days;

function wishes(exchanges: readonly Exchange[]): Wish[] {
  const sources = exchanges.flatMap((exchange) =>
    exchange.history.map((source) => ({ exchange, source })),
  );
  const candles = sources.filter(({ source }) => source.stepMs === undefined);
  const others = sources.filter(({ source }) => source.stepMs !== undefined);
  const of = (list: typeof sources, interval: Interval, days: number): Wish[] =>
    list.map(({ exchange, source }) => ({
      exchange,
      source,
      interval,
      daysBack: reach(source, days),
    }));
  return [
    ...of(candles, '4h', firstDays),
    ...of(others, '4h', firstDays),
    ...of(candles, '1h', hourlyDays),
    ...of(candles, '4h', Infinity),
    ...of(others, '4h', Infinity),
  ];
}

/** The first instant a wish asks for, on the grid of its rows. */
function startOf(wish: Wish, nowMs: number): number {
  const step = stepOf(wish);
  const firstMs = Math.max(wish.source.firstMs, recordStartMs, nowMs - wish.daysBack * dayMs);
  return Math.ceil(firstMs / step) * step;
}

/**
 * End of the rows that exist by now: candles once they have closed, rows of their own
 * (a funding payment, a daily count) once their instant has come.
 */
const endOf = (wish: Wish, nowMs: number): number => {
  const step = stepOf(wish);
  const settled = Math.floor((nowMs - settleMs) / step) * step;
  return wish.source.stepMs === undefined ? settled : settled + step;
};

/** The page a wish still lacks: the newest rows first, then backwards in time. */
function nextOf(wish: Wish, held: Coverage | undefined, nowMs: number): HistoryPage | null {
  const span = wish.source.maxRows * stepOf(wish);
  const start = startOf(wish, nowMs);
  const end = endOf(wish, nowMs);
  const page = (fromMs: number, toMs: number): HistoryPage | null =>
    fromMs < toMs
      ? {
          key: keyOf(wish),
          exchange: wish.exchange,
          source: wish.source,
          interval: wish.interval,
          fromMs,
          toMs,
        }
      : null;
  if (!held) return page(Math.max(start, end - span), end);
  if (held.toMs < end) return page(held.toMs, Math.min(end, held.toMs + span));
  return page(Math.max(start, held.fromMs - span), held.fromMs);
}

/**
 * The pages still lacking, in the order to ask for them: at most one a series, since each
 * page moves the coverage that the next is computed from.
 */
export function nextPage(
  exchanges: readonly Exchange[],
  coverage: ReadonlyMap<string, Coverage>,
  resting: ReadonlySet<string>,
  nowMs: number,
): HistoryPage | null {
  for (const wish of wishes(exchanges)) {
    if (resting.has(keyOf(wish))) continue;
    const page = nextOf(wish, coverage.get(keyOf(wish)), nowMs);
    if (page) return page;
  }
  return null;
}

/**
 * Coverage after a page: it grows by the page. At the newest edge it ends with the last row
 * that came, so a candle the exchange had not finished writing is asked for again.
 */
export function extend(
  held: Coverage | undefined,
  page: HistoryPage,
  points: Series,
): Coverage | undefined {
  const newest = page.toMs > (held?.toMs ?? 0);
  const step = page.source.stepMs ?? 0;
  const last = points.at(-1)?.timeMs;
  const reached =
    last === undefined ? page.fromMs : step ? Math.floor(last / step) * step + step : last;
  const toMs = newest ? Math.min(page.toMs, reached) : page.toMs;
  if (!held) return toMs > page.fromMs ? { fromMs: page.fromMs, toMs } : undefined;
  return { fromMs: Math.min(held.fromMs, page.fromMs), toMs: Math.max(held.toMs, toMs) };
}

/**
 * Rows held of all rows wished for, 0 to 1. A series in `silent` of which nothing ever came
 * is left out: what an exchange does not give cannot be waited for.
 */
export function progress(
  exchanges: readonly Exchange[],
  coverage: ReadonlyMap<string, Coverage>,
  silent: ReadonlySet<string>,
  nowMs: number,
): number {
  let wished = 0;
  let held = 0;
  for (const wish of wishes(exchanges)) {
    const have = coverage.get(keyOf(wish));
    if (!have && silent.has(keyOf(wish))) continue;
    const step = stepOf(wish);
    const start = startOf(wish, nowMs);
    const end = endOf(wish, nowMs);
    wished += Math.max(0, end - start) / step;
    if (have) held += Math.max(0, Math.min(end, have.toMs) - Math.max(start, have.fromMs)) / step;
  }
  return wished === 0 ? 0 : Math.min(1, held / wished);
}
