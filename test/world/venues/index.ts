/** The API hosts of the world, one file each, and nothing else. */
import type { Market } from '../market/market.ts';
import { createBinanceCoinM } from './binance-coin-m.ts';
import { createBinanceSpot } from './binance-spot.ts';
import { createBinanceUsdM } from './binance-usd-m.ts';
import { createBybit } from './bybit.ts';
import { createCoinMetrics } from './coin-metrics.ts';
import { createCoinbase } from './coinbase.ts';
import { createDeribit } from './deribit.ts';
import { createKrakenFutures } from './kraken-futures.ts';
import { createKrakenSpot } from './kraken-spot.ts';
import { createOkx } from './okx.ts';
import type { Venue } from './venue.ts';

export const createVenues = (market: Market): Venue[] => [
  createBinanceSpot(market),
  createBinanceUsdM(market),
  createBinanceCoinM(market),
  createBybit(market),
  createOkx(market),
  createDeribit(market),
  createKrakenSpot(market),
  createKrakenFutures(market),
  createCoinbase(market),
  createCoinMetrics(market),
];
