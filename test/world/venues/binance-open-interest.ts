/**
 * `/futures/data/openInterestHist` of both futures hosts: open interest of the latest 30
 * days and no longer. It has error sentences of its own.
 */
import { dayMs, hourMs, minuteMs } from '../market/calendar.ts';
import { BinanceError, missingParameter, whole, type BinanceEndpoint } from './binance-wire.ts';

const periods: Readonly<Record<string, number>> = {
  '5m': 5 * minuteMs,
  '15m': 15 * minuteMs,
  '30m': 30 * minuteMs,
  '1h': hourMs,
  '2h': 2 * hourMs,
  '4h': 4 * hourMs,
  '6h': 6 * hourMs,
  '12h': 12 * hourMs,
  '1d': dayMs,
};

const invalid = (name: string) => new BinanceError(-1130, `parameter '${name}' is invalid.`);

export interface OpenInterestSeries {
  readonly weight: number;
  /** What names the series, beside the window. */
  readonly parameters: readonly string[];
  /** Reads those parameters; the result is the row of an instant without its time. */
  seriesOf(
    query: URLSearchParams,
    nowMs: number,
  ): (tMs: number) => Readonly<Record<string, string>>;
}

export function openInterestHistoryEndpoint(series: OpenInterestSeries): BinanceEndpoint {
  return {
    weight: series.weight,
    parameters: [...series.parameters, 'period', 'limit', 'startTime', 'endTime'],
    handle(query, nowMs) {
      const rowAt = series.seriesOf(query, nowMs);
      const period = query.get('period');
      if (!period) throw missingParameter('period');
      const stepMs = periods[period];
      if (stepMs === undefined) throw invalid('period');
      const limit = whole(query, 'limit') ?? 30;
      if (limit === 0 || limit > 500) throw invalid('limit');
      const oldestMs = nowMs - 30 * dayMs;
      const startMs = whole(query, 'startTime');
      // Who asks for exactly 30 days is answered, even if the request took its time.
      if (startMs !== undefined && startMs < oldestMs - 5 * minuteMs) throw invalid('startTime');
      // A service that is away does not know its window either.
      rowAt(nowMs);

      const endMs = Math.min(whole(query, 'endTime') ?? nowMs, nowMs);
      const firstMs = Math.ceil(Math.max(startMs ?? 0, oldestMs) / stepMs) * stepMs;
      const count = Math.max(Math.floor((endMs - firstMs) / stepMs) + 1, 0);
      const times = Array.from({ length: count }, (_, index) => firstMs + index * stepMs);
      return times.slice(-limit).map((timestamp) => ({ ...rowAt(timestamp), timestamp }));
    },
  };
}
