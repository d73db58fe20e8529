/**
 * What of the past is wanted of one asset, in order of use. `first` makes the averages
 * readable: 250 days of 4-hour candles of every index and its quarters, and of spot. `rest`
 * is the years before and the perpetual, the hours of the last 400 days, funding, open
 * interest, reserve and flows, and the hours of the perpetual last. Basis, funding and open interest are wanted from
 * every exchange that has them; spot and perpetual from the first that serves them, and
 * where its pages do not come, what it lacks from the next.
 *
 * An index is wanted where quarters are measured against it, and as far back as they go.
 *
 * It does not say which rows exist: a source that knows says so (`firstMs`, `keptRows`,
 * `listedOnly`), and a page without rows is a page all the same.
 */
import { quarterlyExpiry } from '../exchanges/contract-calendar.ts';
import {
  type Exchange,
  type HistorySeriesId,
  type HistorySource,
  type Interval,
  intervalMs,
} from '../exchanges/exchange.ts';
import type { AssetId } from '../quotes/assets.ts';
import { dayMs, startOfDay } from '../quotes/point.ts';

/** Rows that open in [fromMs, toMs) have been asked for and stored. */
export interface Coverage {
  readonly fromMs: number;
  readonly toMs: number;
}

export type CoverageMap = ReadonlyMap<string, Coverage>;

export type Stage = 'first' | 'rest';

export interface Wish {
  readonly stage: Stage;
  readonly asset: AssetId;
  readonly exchange: Exchange;
  readonly source: HistorySource;
  readonly interval: Interval;
  /** Rows that open from here on, on the grid of the rows. */
  readonly sinceMs: number;
  /** Between two rows. */
  readonly stepMs: number;
  readonly key: string;
}

/** With the running day 250, which Binance gives on one page. */
const firstDays = 249;
const hourlyDays = 400;
/** No record reaches further back than this, whatever the exchange has. */
const recordStartMs = Date.UTC(2019, 0, 1);

/** The quarters that are measured against an index. */
const quartersOf: Partial<Record<HistorySeriesId, readonly HistorySeriesId[]>> = {
  index: ['current-quarter', 'next-quarter'],
  'coin-index': ['coin-current-quarter', 'coin-next-quarter'],
};
const basisSeries = Object.entries(quartersOf).flatMap(([index, quarters]) => [index, ...quarters]);

/** Where the points of a series are kept; `own` has rows of its own pace, and no candles. */
export const historyKey = (
  asset: AssetId,
  exchange: string,
  series: HistorySeriesId,
  interval: Interval | 'own',
): string => `${asset}.${exchange}.${series}.${interval}`;

/** The key under which a source is kept in an interval. */
export const keyOf = (
  asset: AssetId,
  exchange: string,
  { series, stepMs }: HistorySource,
  interval: Interval,
): string => historyKey(asset, exchange, series, stepMs === undefined ? interval : 'own');

/** Hours before this instant are given up. */
export const hourlySinceMs = (nowMs: number): number => startOfDay(nowMs) - hourlyDays * dayMs;

/** The first row that a source can still give, by what it says of itself. */
export function reachMs({ source, stepMs }: Pick<Wish, 'source' | 'stepMs'>, nowMs: number) {
  const { firstMs, keptRows = Infinity, listedOnly, settles } = source;
  return Math.max(
    firstMs,
    recordStartMs,
    // The oldest row kept is gone while it is asked for.
    nowMs - (keptRows - 1) * stepMs,
    listedOnly ? quarterlyExpiry(nowMs, -1, settles) : 0,
  );
}

/** @param failing series of which a page does not come */
export function wishes(
  exchanges: readonly Exchange[],
  asset: AssetId,
  coverage: CoverageMap,
  failing: ReadonlySet<string>,
  nowMs: number,
): Wish[] {
  const served = exchanges.flatMap((exchange) =>
    exchange.history
      .filter((source) => source.url(asset, '4h', nowMs - dayMs, nowMs) !== null)
      .map((source) => ({ exchange, source })),
  );
  const measured = ({ exchange, source: { series } }: (typeof served)[number]) =>
    served.filter(
      (other) => other.exchange === exchange && quartersOf[series]?.includes(other.source.series),
    );
  const basis = served.filter(
    (from) =>
      basisSeries.includes(from.source.series) &&
      (quartersOf[from.source.series] === undefined || measured(from).length > 0),
  );
  const rows = served.filter(({ source }) => source.stepMs !== undefined);
  const only = (series: HistorySeriesId) => served.filter(({ source }) => source.series === series);

  const wish = (
    { exchange, source }: (typeof served)[number],
    stage: Stage,
    interval: Interval,
    days: number,
  ): Wish => {
    const stepMs = source.stepMs ?? intervalMs[interval];
    const wantedMs = Math.max(
      startOfDay(nowMs) - days * dayMs,
      reachMs({ source, stepMs }, nowMs),
      ...listedSinceMs(measured({ exchange, source }), nowMs),
    );
    return {
      stage,
      asset,
      exchange,
      source,
      interval,
      sinceMs: Math.ceil(wantedMs / stepMs) * stepMs,
      stepMs,
      key: keyOf(asset, exchange.id, source, interval),
    };
  };
  const all = (list: typeof served, stage: Stage, interval: Interval, days: number): Wish[] =>
    list.map((from) => wish(from, stage, interval, days));
  const one = (series: HistorySeriesId, stage: Stage, interval: Interval, days: number): Wish[] =>
    firstThatComes(all(only(series), stage, interval, days), coverage, failing);

  return [
    ...all(basis, 'first', '4h', firstDays),
    ...one('spot', 'first', '4h', firstDays),
    ...all(basis, 'rest', '4h', Infinity),
    ...one('spot', 'rest', '4h', Infinity),
    ...one('perpetual', 'rest', '4h', Infinity),
    ...all(basis, 'rest', '1h', hourlyDays),
    ...one('spot', 'rest', '1h', hourlyDays),
    ...all(rows, 'rest', '4h', Infinity),
    ...one('perpetual', 'rest', '1h', hourlyDays),
  ];
}

/** An index is of no use before the contracts that are still served were the running ones. */
const listedSinceMs = (quarters: readonly { readonly source: HistorySource }[], nowMs: number) =>
  quarters.length > 0 && quarters.every(({ source }) => source.listedOnly)
    ? quarters.slice(0, 1).map(({ source }) => quarterlyExpiry(nowMs, -1, source.settles))
    : [];

/** The sources of a series up to the first whose pages come, each for what those before it lack. */
function firstThatComes(
  sources: readonly Wish[],
  coverage: CoverageMap,
  failing: ReadonlySet<string>,
): Wish[] {
  const wished: Wish[] = [];
  let lackedMs = 0;
  for (const source of sources) {
    wished.push({ ...source, sinceMs: Math.max(source.sinceMs, lackedMs) });
    if (!failing.has(source.key)) break;
    const held = coverage.get(source.key);
    if (held && held.fromMs <= source.sinceMs) lackedMs = Math.max(lackedMs, held.toMs);
  }
  return wished;
}
