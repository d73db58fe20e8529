/** What OKX lists in all coins that there are: contracts with their markets, pairs, indices. */
import { datedPrice } from '../market/dated.ts';
import type { Market, MarketAsset, Markets } from '../market/market.ts';
import { okxContracts, type OkxContract } from './okx-contracts.ts';
import { unknownInstrument } from './okx-wire.ts';
import { decimals } from './venue.ts';

export interface Listed {
  readonly contract: OkxContract;
  readonly market: Market;
}

const assets: readonly MarketAsset[] = ['BTC', 'ETH', 'SOL'];

export function listedOn(markets: Markets, nowMs: number): Listed[] {
  return assets.flatMap((asset) => {
    const market = markets[asset];
    if (!market) return [];
    return okxContracts(asset, nowMs).map((contract) => ({ contract, market }));
  });
}

/** Bitcoin is priced in tenths, the others in hundredths. */
export const priceOf = (instId: string, value: number): string =>
  decimals(value, instId.startsWith('BTC-') ? 1 : 2);

/** The market behind `BTC-USDT` or `BTC-USD`. */
function pairOf(markets: Markets, instId: string) {
  const [, coin, currency] = /^([A-Z]+)-(USDT?)$/.exec(instId) ?? [];
  const asset = assets.find((candidate) => candidate === coin);
  const market = asset && markets[asset];
  return market ? { market, inUsdt: currency === 'USDT' } : undefined;
}

/** The market of a spot pair; all of them are in USDT. */
export function spotMarket(markets: Markets, instId: string): Market {
  const pair = pairOf(markets, instId);
  if (!pair?.inUsdt) throw unknownInstrument();
  return pair.market;
}

export function indexPrice(
  markets: Markets,
  instId: string,
): ((tMs: number) => number) | undefined {
  const pair = pairOf(markets, instId);
  return pair?.inUsdt ? pair.market.indexUsdt : pair?.market.indexUsd;
}

/** Of a contract, at any instant while it is listed. */
export function markPrice({ contract, market }: Listed, tMs: number): number {
  const index = contract.currency === 'USDT' ? market.indexUsdt(tMs) : market.indexUsd(tMs);
  if (contract.expiryMs !== null) {
    return datedPrice(market, 'okx', index, tMs, contract.expiryMs);
  }
  return (index * market.perpetualMarkUsdt(tMs)) / market.indexUsdt(tMs);
}
