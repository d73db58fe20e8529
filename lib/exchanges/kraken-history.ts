/**
 * The past of Kraken: the index, marks of the linear perpetual and of the two running
 * quarters, and closes of spot, all in USD per coin.
 *
 * https://docs.kraken.com/api/
 * - futures /api/charts/v1/{spot|mark}/{symbol}/{1h|4h}: `candles` with `time` (opening) and
 *   `close`; `spot` is the index of the contract.
 * - spot /0/public/OHLC (pair, interval in minutes, since): `[time, o, h, l, c, ...]` under the
 *   name of the pair, the last row unfinished.
 *
 * Limits: as in `kraken.ts`. A page of candles is 2,000 rows at most, which others have
 * measured (5,000 are documented); spot keeps the latest 720 rows and no more.
 * Quirks: the charts take `from` and `to` in SECONDS, both counted, and answer in MILLISECONDS;
 * spot answers in seconds. `more_candles` says that a page was cut short, at its newest end.
 * At the edge of the present the rows that came are used and the rest is asked for again;
 * anywhere else the page is refused, since what is missing would not be missed.
 * Why no funding: the only record (v4 historicalfundingrates) is the whole of it in one
 * answer, hundreds of kB with every request.
 * What it does not say: open interest. A contract nobody holds is marked at the index, live
 * answers of it are left out (see `kraken.ts`), but its candles cannot be told from others;
 * their `volume` is 0 either way. Nor whether contracts that have ended are served: none is
 * asked for.
 */
import { assetOf, type AssetId } from '../quotes/assets.ts';
import type { Point } from '../quotes/point.ts';
import { candle, pagePoints, parse, price, seconds, time } from './answer.ts';
import { settlesAt8Utc } from './contract-calendar.ts';
import {
  AnswerError,
  type HistorySource,
  type Interval,
  intervalMs,
  type PageReceipt,
} from './exchange.ts';
import { coinName, perpetual, quarterly, spotPairOf } from './kraken-answer.ts';
import { z } from './zod.ts';

/** The linear contracts are there since the spring of 2022. */
const linearStart = Date.UTC(2022, 3, 1);
const minutes: Record<Interval, number> = { '1h': 60, '4h': 240 };

/** In the order in which the pages are asked for: the basis first. */
export const krakenHistory: readonly HistorySource[] = [
  { series: 'index', ...charts('spot', perpetual) },
  { series: 'current-quarter', ...quarter(0) },
  { series: 'next-quarter', ...quarter(1) },
  { series: 'perpetual', ...charts('mark', perpetual) },
  {
    series: 'spot',
    firstMs: Date.UTC(2019, 0, 1),
    maxRows: 720,
    keptRows: 720,
    url: (asset, interval, fromMs) =>
      `https://api.kraken.com/0/public/OHLC?pair=${coinName(asset)}USD` +
      `&interval=${minutes[interval]}&since=${secondsOf(fromMs) - 1}`,
    read: readSpot,
  },
];

const secondsOf = (timeMs: number): number => Math.floor(timeMs / 1000);

/** Of the contract that carries this name when a page begins; of none where that is null. */
function charts(
  tick: 'spot' | 'mark',
  nameOf: (asset: AssetId, fromMs: number) => string | null,
): Omit<HistorySource, 'series'> {
  return {
    firstMs: linearStart,
    maxRows: 2_000,
    url: (asset, interval, fromMs, toMs) => {
      const symbol = nameOf(asset, fromMs);
      if (symbol === null) return null;
      return (
        `https://futures.kraken.com/api/charts/v1/${tick}/${symbol}/${interval}` +
        `?from=${secondsOf(fromMs)}&to=${secondsOf(toMs) - 1}`
      );
    },
    read: readCharts,
  };
}

/** The quarterly contract that ends first (place 0) or second (1) after a page's begin. */
function quarter(place: number): Omit<HistorySource, 'series'> {
  const nameOf = (asset: AssetId, fromMs: number): string | null =>
    assetOf(asset).dated ? quarterly(asset, fromMs, place) : null;
  return { ...charts('mark', nameOf), settles: settlesAt8Utc, listedOnly: true };
}

function readCharts(payload: unknown, page: PageReceipt): Point[] {
  const { candles, more_candles: isCut } = parse(chartAnswer, payload, 'charts');
  const stepMs = intervalMs[page.interval];
  const rows = candles.map((row) => ({ openMs: row.time, value: row.close }));
  const points = pagePoints(rows, page, stepMs);
  const reachedMs = points.at(-1)?.timeMs ?? page.fromMs;
  const isRecent = page.toMs + 2 * stepMs > page.receivedAtMs;
  if (isCut && reachedMs < page.toMs && !isRecent)
    throw new AnswerError('schema', 'charts: the page was cut short');
  return points;
}

function readSpot(payload: unknown, page: PageReceipt): Point[] {
  const [, content] = spotPairOf(payload, page.asset, 'OHLC');
  const rows = parse(z.array(candle(seconds)), content, 'OHLC');
  return pagePoints(rows, page, intervalMs[page.interval]);
}

const chartAnswer = z.object({
  candles: z.array(z.object({ time, close: price })),
  more_candles: z.boolean(),
});
