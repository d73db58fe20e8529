/**
 * A registry small enough for tests that load a whole past again and again: three hosts of
 * Binance side by side, a second source of spot, and a source that corrects itself.
 */
import type { Exchange, HistorySeriesId } from '../../../lib/exchanges/exchange.ts';

const kept: Readonly<Record<string, readonly HistorySeriesId[]>> = {
  binance: [
    'index',
    'current-quarter',
    'next-quarter',
    'coin-index',
    'coin-current-quarter',
    'coin-next-quarter',
    'spot',
    'funding',
    'open-interest',
  ],
  bybit: ['spot'],
  'coin-metrics': ['reserve'],
};

/** Old enough for the young profile, without the years before. */
const firstMs = Date.UTC(2020, 11, 1);

export const smallRegistry = (exchanges: readonly Exchange[]): Exchange[] =>
  exchanges
    .filter(({ id }) => id in kept)
    .map((exchange) => ({
      ...exchange,
      history: exchange.history
        .filter(({ series }) => kept[exchange.id]?.includes(series))
        .map((source) => ({ ...source, firstMs: Math.max(source.firstMs, firstMs) })),
    }));
