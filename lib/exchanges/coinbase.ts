/**
 * Coinbase Exchange: spot in USD, no futures.
 *
 * https://docs.cdp.coinbase.com/exchange/reference
 * - /products/BTC-USD/ticker: `price` of the last trade in USD, `time` of that trade
 *   (ISO 8601 with microseconds).
 *
 * Limits: 10 requests a second and address, 429 beyond.
 * Quirks: prices are strings, ids numbers or strings; a failure is `{message}`.
 * What it does not say: its own clock. `time` is the last trade's; the pair trades every
 * second, so an old one means that trading or the feed stands still.
 */
import type { AssetId } from '../quotes/assets.ts';
import type { SpotQuote } from '../quotes/quote.ts';
import { checkClock, isoTime, parse, price, stamp } from './answer.ts';
import type { Exchange, Receipt } from './exchange.ts';
import { z } from './zod.ts';

export const coinbase = {
  id: 'coinbase',
  name: 'Coinbase',
  documentation: 'https://docs.cdp.coinbase.com/exchange/reference',
  hosts: ['api.exchange.coinbase.com'],
  endpoints: [
    {
      id: 'spot',
      everyMinutes: 0,
      maxBytes: 16_384,
      url: (asset: AssetId) => `https://api.exchange.coinbase.com/products/${asset}-USD/ticker`,
      read: readTicker,
    },
  ],
  history: [],
} as const satisfies Exchange;

function readTicker(payload: unknown, receipt: Receipt): SpotQuote[] {
  const answer = parse(ticker, payload, 'ticker');
  checkClock(answer.time, receipt, 'ticker');
  const base = stamp('coinbase', `${receipt.asset}-USD`, answer.time, receipt);
  return [{ kind: 'spot', ...base, price: answer.price, currency: 'USD' }];
}

const ticker = z.object({ price, time: isoTime });
