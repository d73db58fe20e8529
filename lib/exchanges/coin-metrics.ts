/**
 * Coin Metrics community data: how many coins all exchanges hold, by labelled addresses.
 * Data by Coin Metrics, CC BY-NC 4.0: attribution wherever it is shown, non-commercial use.
 *
 * https://docs.coinmetrics.io/api/v4/
 * - /v4/timeseries/asset-metrics: `SplyExNtv`, coins on exchange addresses at the end of the
 *   UTC day that starts at `time`. A new day appears shortly after 00:00 UTC.
 *
 * Limits: 10 requests in 6 seconds and address, 429 beyond; 400 for an unknown metric, 403
 * for one outside the community plan (which says nothing about where we are).
 * Quirks: numbers are strings, a day can be `null`, times carry nanoseconds.
 * What it does not say: the truth. It is an underestimate by its own account, and labels
 * are added backwards: 2025-12-29 read 2,504,439 at first and 2,691,161 eight months later.
 * Two weeks are asked for, so that revisions of the last days are seen.
 */
import type { AssetId } from '../quotes/assets.ts';
import { dayMs, startOfDay } from '../quotes/point.ts';
import type { ReserveQuote } from '../quotes/quote.ts';
import { ascending, checkNotAhead, coins, isoTime, parse, stamp } from './answer.ts';
import { AnswerError, type Exchange, type Receipt } from './exchange.ts';
import { z } from './zod.ts';

const metric = 'SplyExNtv';
const daysBack = 14;

export const coinMetrics = {
  id: 'coin-metrics',
  name: 'Coin Metrics',
  documentation: 'https://docs.coinmetrics.io/api/v4/',
  hosts: ['community-api.coinmetrics.io'],
  endpoints: [
    {
      id: 'reserve',
      everyMinutes: 360,
      maxBytes: 65_536,
      url: (asset: AssetId, nowMs: number) =>
        'https://community-api.coinmetrics.io/v4/timeseries/asset-metrics' +
        `?assets=${asset.toLowerCase()}&metrics=${metric}&frequency=1d` +
        `&start_time=${dateOf(nowMs - daysBack * dayMs)}&page_size=100`,
      read: readReserve,
    },
  ],
  history: [],
  classifyStatus: (status: number) => (status === 403 ? 'schema' : undefined),
} as const satisfies Exchange;

/** A quote for each day that has a value, oldest first. */
function readReserve(payload: unknown, receipt: Receipt): ReserveQuote[] {
  const { data } = parse(answer, payload, 'asset-metrics');
  const ours = data.filter((row) => row.asset === receipt.asset.toLowerCase());
  const quotes = ascending(ours, (row) => row.time).flatMap((row): ReserveQuote[] => {
    checkNotAhead(row.time, receipt.receivedAtMs, 'time');
    if (row.SplyExNtv === null || row.SplyExNtv === undefined) return [];
    const base = stamp('coin-metrics', metric, null, receipt);
    return [{ kind: 'reserve', ...base, coins: row.SplyExNtv, dayMs: startOfDay(row.time) }];
  });
  if (quotes.length === 0) throw new AnswerError('schema', `${metric}: no day has a value`);
  return quotes;
}

const dateOf = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 10);

const answer = z.object({
  data: z.array(z.object({ asset: z.string(), time: isoTime, SplyExNtv: z.nullish(coins) })),
});
