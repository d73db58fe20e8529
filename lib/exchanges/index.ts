/** The exchanges and data sources: the registry and nothing else. */
import { binance } from './binance.ts';
import { bitfinex } from './bitfinex.ts';
import { bitget } from './bitget.ts';
import { bitstamp } from './bitstamp.ts';
import { bitmex } from './bitmex.ts';
import { bybit } from './bybit.ts';
import { coinMetrics } from './coin-metrics.ts';
import { coinbase } from './coinbase.ts';
import { deribit } from './deribit.ts';
import type { Exchange } from './exchange.ts';
import { gate } from './gate.ts';
import { htx } from './htx.ts';
import { hyperliquid } from './hyperliquid.ts';
import { kraken } from './kraken.ts';
import { kucoin } from './kucoin.ts';
import { okx } from './okx.ts';

export const exchanges = [
  binance,
  bybit,
  okx,
  deribit,
  kraken,
  coinbase,
  coinMetrics,
  bitstamp,
  bitfinex,
  bitget,
  gate,
  kucoin,
  htx,
  bitmex,
  hyperliquid,
] as const satisfies readonly Exchange[];

export type ExchangeId = (typeof exchanges)[number]['id'];
