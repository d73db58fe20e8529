/** `/v5/market/tickers`: everything about now in one row, all of it as strings. */
import { dayMs } from '../market/calendar.ts';
import { candleFrom } from '../market/candle.ts';
import type { Markets } from '../market/market.ts';
import {
  inverseContracts,
  linearContracts,
  spotPairs,
  type Contract,
  type SpotPair,
} from './bybit-contracts.ts';
import { fundingMs } from './bybit-history.ts';
import { categoryOf, invalid } from './bybit-wire.ts';
import { decimals } from './venue.ts';

export function tickers(markets: Markets, query: URLSearchParams, nowMs: number): unknown {
  const category = categoryOf(query);
  if (category === 'option') throw invalid('symbol');
  const symbol = query.get('symbol');
  const isAsked = (listed: { readonly symbol: string }) =>
    symbol === null || listed.symbol === symbol;
  const contracts = category === 'linear' ? linearContracts : inverseContracts;
  const list =
    category === 'spot'
      ? spotPairs(markets)
          .filter(isAsked)
          .map((pair) => spotRow(pair, nowMs))
      : contracts(markets, nowMs)
          .filter(isAsked)
          .map((contract) => contractRow(contract, nowMs));
  if (list.length === 0) throw invalid('symbol');
  return { category, list };
}

/** Both sides, and one; `""` where it is not known. */
function openInterest({ market, share, isLinear, price }: Contract, nowMs: number) {
  const venueCoins = market.openInterestCoins(nowMs, 'bybit');
  const usd = price(nowMs, nowMs);
  const of = (sides: number, inUsd: boolean, digits: number): string =>
    venueCoins === null ? '' : decimals(venueCoins * share * sides * (inUsd ? usd : 1), digits);
  return {
    openInterest: of(2, !isLinear, isLinear ? 3 : 0),
    openInterestValue: of(2, isLinear, 2),
    singleOpenInterest: of(1, !isLinear, isLinear ? 3 : 0),
    singleOpenInterestValue: of(1, isLinear, 2),
  };
}

function contractRow(contract: Contract, nowMs: number) {
  const { symbol, market, isLinear, expiryMs } = contract;
  const [price, index] = [contract.price(nowMs, nowMs), contract.index(nowMs, nowMs)];
  const day = candleFrom(market.indexUsdt, nowMs - dayMs, nowMs, nowMs);
  const scaled = (value: number) => decimals((value / day.close) * price, 2);
  const coins = market.volumeCoins(nowMs - dayMs, nowMs) * 0.2;
  const [turnover, volume] = isLinear ? [coins * price, coins] : [coins, coins * price];
  const isPerpetual = expiryMs === null;
  const basisRate = price / index - 1;
  const days = ((expiryMs ?? nowMs) - nowMs) / dayMs;
  return {
    symbol,
    lastPrice: decimals(price, 2),
    indexPrice: decimals(index, 2),
    markPrice: decimals(price, 2),
    prevPrice24h: scaled(day.open),
    price24hPcnt: decimals(day.close / day.open - 1, 6),
    highPrice24h: scaled(day.high),
    lowPrice24h: scaled(day.low),
    prevPrice1h: decimals(price, 2),
    ...openInterest(contract, nowMs),
    turnover24h: decimals(turnover, 4),
    volume24h: decimals(volume, 4),
    fundingRate: isPerpetual ? decimals(market.fundingRate(nowMs), 8) : '',
    nextFundingTime: isPerpetual ? String((Math.floor(nowMs / fundingMs) + 1) * fundingMs) : '0',
    predictedDeliveryPrice: '',
    basisRate: isPerpetual ? '' : decimals(basisRate, 8),
    deliveryFeeRate: isPerpetual ? '' : '0',
    deliveryTime: String(expiryMs ?? 0),
    ask1Size: '9854',
    bid1Price: decimals(price - 0.5, 2),
    ask1Price: decimals(price, 2),
    bid1Size: '1063',
    basis: isPerpetual ? '' : decimals(price - index, 2),
    preOpenPrice: '',
    preQty: '',
    curPreListingPhase: '',
    fundingIntervalHour: isPerpetual ? '8' : '',
    basisRateYear: isPerpetual ? '' : decimals((basisRate * 365) / days, 8),
    fundingCap: isPerpetual ? '0.005' : '',
  };
}

function spotRow({ symbol, market }: SpotPair, nowMs: number) {
  const price = market.spotUsdt(nowMs);
  const day = candleFrom(market.spotUsdt, nowMs - dayMs, nowMs, nowMs);
  const coins = market.volumeCoins(nowMs - dayMs, nowMs) * 0.09;
  return {
    symbol,
    bid1Price: decimals(price, 2),
    bid1Size: '0.881',
    ask1Price: decimals(price + 0.01, 2),
    ask1Size: '1.204',
    lastPrice: decimals(price, 2),
    prevPrice24h: decimals(day.open, 2),
    price24hPcnt: decimals(day.close / day.open - 1, 4),
    highPrice24h: decimals(day.high, 2),
    lowPrice24h: decimals(day.low, 2),
    turnover24h: decimals(coins * price, 4),
    volume24h: decimals(coins, 6),
    usdIndexPrice: decimals(market.indexUsd(nowMs), 6),
  };
}
