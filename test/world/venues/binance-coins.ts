/** The coins that Binance lists, and what differs from one to the other. */
import type { Market, MarketAsset, Markets } from '../market/market.ts';
import { invalidSymbol } from './binance-wire.ts';

export interface Coin {
  readonly name: MarketAsset;
  readonly market: Market;
  /** Quarterlies are listed of it; of the others there are perpetuals only. */
  readonly hasQuarters: boolean;
  /** Value of one coin-margined contract. */
  readonly contractUsd: number;
  /** Decimals of a coin-margined price. */
  readonly digits: number;
}

const listed: readonly Omit<Coin, 'market'>[] = [
  { name: 'BTC', hasQuarters: true, contractUsd: 100, digits: 1 },
  { name: 'ETH', hasQuarters: true, contractUsd: 10, digits: 2 },
  { name: 'SOL', hasQuarters: false, contractUsd: 10, digits: 3 },
];

/** Those of which there is a market. */
export const coinsOf = (markets: Markets): Coin[] =>
  listed.flatMap((coin) => {
    const market = markets[coin.name];
    return market ? { ...coin, market } : [];
  });

/** The coin of `BTCUSDT` (quote USDT) or `BTCUSD` (quote USD). */
export function coinOf(coins: readonly Coin[], pair: string, quote: 'USDT' | 'USD'): Coin {
  const coin = coins.find(({ name }) => pair === `${name}${quote}`);
  if (!coin) throw invalidSymbol();
  return coin;
}
