/**
 * Coin Metrics community data: how many coins all exchanges hold, by labelled addresses, and
 * how many went in and out.
 * Data by Coin Metrics, CC BY-NC 4.0: attribution wherever it is shown, non-commercial use.
 *
 * https://docs.coinmetrics.io/api/v4/
 * - /v4/timeseries/asset-metrics, one row a UTC day, `time` its start. `SplyExNtv`: coins on
 *   exchange addresses at the end of the day. `FlowInExNtv`, `FlowOutExNtv`: coins sent to and
 *   from them during the day, other exchanges left out. A day appears shortly after it ended.
 *   `start_time` and `end_time` are dates, both inclusive. The past is stamped, like the live
 *   value, with the START of the day.
 *
 * Limits: 10 requests in 6 seconds and address, 429 beyond; 10,000 rows; 400 for an unknown
 * metric, 403 for one outside the community plan (which says nothing about where we are).
 * Quirks: numbers are strings, a day can be `null` (a gap), times carry nanoseconds.
 * Two weeks are asked for, so that revisions of the last days are seen.
 * What it does not say: the truth. It is an underestimate by its own account, and labels
 * are added backwards: 2025-12-29 read 2,504,439 at first and 2,691,161 eight months later.
 */
import { assetOf, type AssetId } from '../quotes/assets.ts';
import { dayMs, startOfDay } from '../quotes/point.ts';
import type { ReserveQuote } from '../quotes/quote.ts';
import {
  amount,
  ascending,
  checkCoins,
  checkNotAhead,
  isoTime,
  pagePoints,
  type PageRow,
  parse,
  stamp,
} from './answer.ts';
import {
  AnswerError,
  type Endpoint,
  endpoint,
  type Exchange,
  type HistorySource,
  type Receipt,
} from './exchange.ts';
import { z } from './zod.ts';

type Metric = 'SplyExNtv' | 'FlowInExNtv' | 'FlowOutExNtv';

const daysBack = 14;

const dateOf = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 10);

/** `window` names the days, and how many at most. */
const metricUrl = (asset: AssetId, metric: Metric, window: string): string | null =>
  assetOf(asset).reserve
    ? 'https://community-api.coinmetrics.io/v4/timeseries/asset-metrics' +
      `?assets=${asset.toLowerCase()}&metrics=${metric}&frequency=1d${window}`
    : null;

const reserveUrl: Endpoint['url'] = (asset, nowMs) =>
  metricUrl(asset, 'SplyExNtv', `&start_time=${dateOf(nowMs - daysBack * dayMs)}&page_size=100`);

export const coinMetrics = {
  id: 'coin-metrics',
  name: 'Coin Metrics',
  documentation: 'https://docs.coinmetrics.io/api/v4/',
  hosts: ['community-api.coinmetrics.io'],
  pace: { gapMs: 700, perMinute: 60, perDay: 300 },
  endpoints: [{ ...endpoint('reserve', 360, reserveUrl, readReserve), maxBytes: 65_536 }],
  history: [
    past('reserve', 'SplyExNtv'),
    past('flow-in', 'FlowInExNtv'),
    past('flow-out', 'FlowOutExNtv'),
  ],
  classifyStatus: (status: number) => (status === 403 ? 'schema' : undefined),
} as const satisfies Exchange;

function past(series: HistorySource['series'], metric: Metric): HistorySource {
  return {
    series,
    firstMs: Date.UTC(2019, 0, 1),
    maxRows: 10_000,
    stepMs: dayMs,
    isRevised: true,
    url: (asset, _interval, fromMs, toMs) =>
      metricUrl(
        asset,
        metric,
        `&start_time=${dateOf(fromMs)}&end_time=${dateOf(toMs - 1)}&page_size=10000`,
      ),
    read: (payload, page) => pagePoints(daysOf(payload, metric, page), page),
  };
}

/** A quote for each day that has a value, oldest first. */
function readReserve(payload: unknown, receipt: Receipt): ReserveQuote[] {
  const days = daysOf(payload, 'SplyExNtv', receipt);
  if (days.length === 0) throw new AnswerError('schema', 'SplyExNtv: no day has a value');
  const base = stamp('coin-metrics', 'SplyExNtv', null, receipt);
  return days.map(({ openMs, value }) => ({
    kind: 'reserve',
    ...base,
    coins: value,
    dayMs: openMs,
  }));
}

/** The days that have a value, at their start. */
function daysOf(payload: unknown, metric: Metric, receipt: Receipt): PageRow[] {
  const { data } = parse(answer, payload, 'asset-metrics');
  const ours = data.filter((row) => row.asset === receipt.asset.toLowerCase());
  return ascending(ours, (row) => row.time).flatMap((row) => {
    checkNotAhead(row.time, receipt.receivedAtMs, 'time');
    const held = row[metric] ?? null;
    if (held === null) return [];
    return [{ openMs: startOfDay(row.time), value: checkCoins(held, receipt, metric) }];
  });
}

const answer = z.object({
  data: z.array(
    z.object({
      asset: z.string(),
      time: isoTime,
      SplyExNtv: z.nullish(amount),
      FlowInExNtv: z.nullish(amount),
      FlowOutExNtv: z.nullish(amount),
    }),
  ),
});
