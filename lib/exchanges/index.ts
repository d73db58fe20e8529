/** The exchanges and data sources: the registry and nothing else. */
import { binance } from './binance.ts';
import { bybit } from './bybit.ts';
import { coinMetrics } from './coin-metrics.ts';
import { coinbase } from './coinbase.ts';
import { deribit } from './deribit.ts';
import type { Exchange } from './exchange.ts';
import { kraken } from './kraken.ts';
import { okx } from './okx.ts';

export const exchanges = [
  binance,
  bybit,
  okx,
  deribit,
  kraken,
  coinbase,
  coinMetrics,
] as const satisfies readonly Exchange[];

export type ExchangeId = (typeof exchanges)[number]['id'];
