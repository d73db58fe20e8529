/**
 * Markets for venues that lie: well-formed answers whose numbers are not those of the
 * market. A venue made from one of these is consistent in itself, so no adapter can refuse
 * it for its form; only the other venues show that it lies.
 *
 * | kind           | what the venue says                                             |
 * | -------------- | --------------------------------------------------------------- |
 * | `liar-tenfold` | ten times the premium of dated contracts, ten times the funding |
 * | `liar-sign`    | premium and funding with the other sign                         |
 * | `liar-stuck`   | the numbers of 30 days before, for ever, with the times of now  |
 * | `liar-price`   | ten times every price; premium, funding and amounts are true    |
 *
 * It does not lie about when contracts end, nor about which there are.
 */
import { dayMs } from './calendar.ts';
import type { Market, Markets } from './market.ts';

export const liarKinds = ['liar-tenfold', 'liar-sign', 'liar-stuck', 'liar-price'] as const;
export type LiarKind = (typeof liarKinds)[number];

const stuckDays = 30;

export function lyingMarkets(kind: LiarKind, markets: Markets, nowMs: number): Markets {
  const { BTC, ETH, SOL } = markets;
  const lying = (market: Market): Market => lyingMarket(kind, market, nowMs);
  return { BTC: lying(BTC), ...(ETH && { ETH: lying(ETH) }), ...(SOL && { SOL: lying(SOL) }) };
}

function lyingMarket(kind: LiarKind, market: Market, nowMs: number): Market {
  switch (kind) {
    case 'liar-tenfold':
      return timesCarry(market, 10);
    case 'liar-sign':
      return timesCarry(market, -1);
    case 'liar-stuck':
      return stuckSince(market, nowMs - stuckDays * dayMs);
    case 'liar-price':
      return timesPrice(market, 10);
  }
}

const timesCarry = (market: Market, factor: number): Market => ({
  ...market,
  ratePercentPerYear: (...asked) => factor * market.ratePercentPerYear(...asked),
  fundingRate: (tMs) => factor * market.fundingRate(tMs),
});

function stuckSince(market: Market, stuckMs: number): Market {
  const before = (tMs: number): number => Math.min(tMs, stuckMs);
  return {
    ...market,
    spotUsdt: (tMs) => market.spotUsdt(before(tMs)),
    spotUsd: (tMs) => market.spotUsd(before(tMs)),
    indexUsdt: (tMs) => market.indexUsdt(before(tMs)),
    indexUsd: (tMs) => market.indexUsd(before(tMs)),
    perpetualUsdt: (tMs) => market.perpetualUsdt(before(tMs)),
    perpetualMarkUsdt: (tMs) => market.perpetualMarkUsdt(before(tMs)),
    ratePercentPerYear: (tMs, ...which) => market.ratePercentPerYear(before(tMs), ...which),
    fundingRate: (tMs) => market.fundingRate(before(tMs)),
    openInterestCoins: (tMs, venue) => market.openInterestCoins(before(tMs), venue),
    volumeCoins: (fromMs, toMs) => market.volumeCoins(before(toMs) - (toMs - fromMs), before(toMs)),
    reserve: (dayStartMs) => market.reserve(before(dayStartMs)),
  };
}

const timesPrice = (market: Market, factor: number): Market => ({
  ...market,
  spotUsdt: (tMs) => factor * market.spotUsdt(tMs),
  spotUsd: (tMs) => factor * market.spotUsd(tMs),
  indexUsdt: (tMs) => factor * market.indexUsdt(tMs),
  indexUsd: (tMs) => factor * market.indexUsd(tMs),
  perpetualUsdt: (tMs) => factor * market.perpetualUsdt(tMs),
  perpetualMarkUsdt: (tMs) => factor * market.perpetualMarkUsdt(tMs),
});
