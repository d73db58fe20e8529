/** The API hosts of the world, one file each, and nothing else. */
import type { Markets } from '../market/market.ts';
import { createBinanceCoinM } from './binance-coin-m.ts';
import { createBinanceSpot } from './binance-spot.ts';
import { createBinanceUsdM } from './binance-usd-m.ts';
import { createBitfinex } from './bitfinex.ts';
import { createBitget } from './bitget.ts';
import { createBitstamp } from './bitstamp.ts';
import { createBitmex } from './bitmex.ts';
import { createBybit } from './bybit.ts';
import { createCoinMetrics } from './coin-metrics.ts';
import { createCoinbase } from './coinbase.ts';
import { createDeribit } from './deribit.ts';
import { createGate } from './gate.ts';
import { createHtxContracts } from './htx-contracts.ts';
import { createHtxSpot } from './htx-spot.ts';
import { createHyperliquid } from './hyperliquid.ts';
import { createKrakenFutures } from './kraken-futures.ts';
import { createKrakenSpot } from './kraken-spot.ts';
import { createKucoinFutures } from './kucoin-futures.ts';
import { createKucoinSpot } from './kucoin-spot.ts';
import { createOkx } from './okx.ts';
import type { Venue } from './venue.ts';

export const createVenues = (markets: Markets): Venue[] => [
  createBinanceSpot(markets),
  createBinanceUsdM(markets),
  createBinanceCoinM(markets),
  createBybit(markets),
  createOkx(markets),
  createDeribit(markets),
  createKrakenSpot(markets),
  createKrakenFutures(markets),
  createCoinbase(markets),
  createCoinMetrics(markets),
  createBitstamp(markets),
  createBitfinex(markets),
  createBitget(markets),
  createGate(markets),
  createKucoinSpot(markets),
  createKucoinFutures(markets),
  createHtxSpot(markets),
  createHtxContracts(markets),
  createBitmex(markets),
  createHyperliquid(markets),
];
