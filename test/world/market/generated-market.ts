/**
 * A market made from a scenario and a seed. Every value is a function of the distance from
 * the anchor day (00:00 UTC of the day on which the world started), so it does not change
 * while the world runs and repeats for the same seed on any day.
 */
import { dayMs, hourMs, startOfDay } from './calendar.ts';
import type { Market, Markets, MarketVenue, ReserveDay } from './market.ts';
import { createNoise, layered, type Octave } from './noise.ts';
import { pathThrough } from './path.ts';
import type { Scenario } from './scenarios/scenario.ts';

/** Amplitudes grow with the root of the period, as those of a random walk do. */
const priceOctaves: readonly Octave[] = [
  { periodDays: 16, amplitude: 0.026 },
  { periodDays: 8, amplitude: 0.03 },
  { periodDays: 4, amplitude: 0.028 },
  { periodDays: 2, amplitude: 0.024 },
  { periodDays: 1, amplitude: 0.019 },
  { periodDays: 0.4, amplitude: 0.0125 },
  { periodDays: 0.15, amplitude: 0.0082 },
  { periodDays: 0.05, amplitude: 0.0048 },
  { periodDays: 0.012, amplitude: 0.0024 },
  { periodDays: 0.0015, amplitude: 0.0008 },
];
const rateOctaves: readonly Octave[] = [
  { periodDays: 9, amplitude: 0.25 },
  { periodDays: 1.1, amplitude: 0.2 },
  { periodDays: 0.1, amplitude: 0.12 },
];
const fundingOctaves: readonly Octave[] = [
  { periodDays: 5, amplitude: 0.9 },
  { periodDays: 0.7, amplitude: 0.9 },
];
const openInterestOctaves: readonly Octave[] = [
  { periodDays: 6, amplitude: 0.006 },
  { periodDays: 0.5, amplitude: 0.003 },
];

/** Percent a year by which a venue's curve lies beside the common one: they never agree fully. */
const venueRateOffset: Readonly<Record<MarketVenue, number>> = {
  'binance-usd-m': 0.06,
  'binance-coin-m': -0.05,
  bybit: 0.035,
  okx: -0.02,
  deribit: 0.02,
  kraken: -0.11,
  bitfinex: 0.05,
  bitget: 0.04,
  gate: -0.03,
  kucoin: 0.01,
  htx: -0.06,
  bitmex: 0.08,
  hyperliquid: 0,
};

/** Coins at an open-interest factor of 1. */
const usualOpenInterestCoins: Readonly<Record<MarketVenue, number>> = {
  'binance-usd-m': 96_000,
  'binance-coin-m': 19_000,
  bybit: 52_000,
  okx: 34_000,
  deribit: 21_000,
  kraken: 3_100,
  bitfinex: 2_400,
  bitget: 27_600,
  gate: 9_800,
  kucoin: 6_700,
  htx: 4_100,
  bitmex: 5_600,
  hyperliquid: 31_000,
};

/** Days over which a pin takes the noise of the price back. */
const pinWidthDays = 12;
const reserveLevelCoins = 2_690_000;

/** How another coin differs from the first: its price, and how many of it there are. */
interface Scale {
  readonly price: number;
  readonly coins: number;
}

const bitcoin: Scale = { price: 1, coins: 1 };
const ether: Scale = { price: 1 / 31, coins: 19 };
const solana: Scale = { price: 1 / 640, coins: 190 };

/** All assets, each with noise of its own. */
export const createGeneratedMarkets = (
  scenario: Scenario,
  seed: number,
  nowMs: number,
): Markets => ({
  BTC: createGeneratedMarket(scenario, seed, nowMs),
  ETH: createGeneratedMarket(scenario, seed + 1000, nowMs, ether),
  SOL: createGeneratedMarket(scenario, seed + 2000, nowMs, solana),
});

export function createGeneratedMarket(
  scenario: Scenario,
  seed: number,
  nowMs: number,
  scale = bitcoin,
): Market {
  const anchorMs = startOfDay(nowMs);
  const noise = createNoise(seed);
  const priceNoise = layered(noise, 100, priceOctaves);
  const rateNoise = layered(noise, 200, rateOctaves);
  const fundingNoise = layered(noise, 300, fundingOctaves);
  const openInterestNoise = layered(noise, 400, openInterestOctaves);
  const [price, rate, funding, openInterest] = [
    pathThrough(
      scenario.price.map(([day, value]) => [day, Math.log(value * scale.price)] as const),
    ),
    pathThrough(scenario.rate),
    pathThrough(scenario.funding),
    pathThrough(scenario.openInterest),
  ];
  const pins = scenario.pricePins.map((day) => ({ day, noise: priceNoise(day) }));
  const dayOf = (tMs: number): number => (tMs - anchorMs) / dayMs;

  function indexUsdt(tMs: number): number {
    const day = dayOf(tMs);
    let log = price(day) + priceNoise(day);
    for (const pin of pins) {
      const distance = (day - pin.day) / pinWidthDays;
      if (distance * distance < 9) log -= pin.noise * Math.exp(-distance * distance);
    }
    return Math.exp(log);
  }

  /** A stablecoin wanders a few hundredths of a percent around its dollar. */
  const usdPerUsdt = (tMs: number): number => 1 - 0.0002 + 0.0003 * noise(1, dayOf(tMs) / 3);

  /** The annual rate at the latest settlement, as a fraction per 8 hours. */
  function fundingRate(tMs: number): number {
    const day = dayOf(Math.floor(tMs / (8 * hourMs)) * 8 * hourMs);
    return (funding(day) + fundingNoise(day)) / 100 / (365 * 3);
  }

  /**
   * Binance's formula run backwards: funding is held at an interest term of about 0.01 %
   * while the premium lies between two clamps 0.05 % away, so below that term the
   * perpetual rests near -0.045 % of the index, and above it as far over the index.
   */
  function perpetualPremium(tMs: number): number {
    const day = dayOf(tMs);
    const rate = (funding(day) + fundingNoise(day)) / 100 / (365 * 3);
    const clamp = 0.0005 * Math.tanh((rate - 0.00012) / 0.00002);
    return rate + clamp + 0.0001 * noise(2, day * 30);
  }

  function reserve(dayStartMs: number): ReserveDay {
    const day = dayOf(dayStartMs);
    const reserveCoins =
      scale.coins * reserveLevelCoins * (1 + 0.02 * noise(3, day / 90) + 0.002 * noise(4, day / 3));
    // Weekends move about half of the coins of a weekday.
    const weekday = new Date(dayStartMs).getUTCDay();
    const busy = weekday === 0 || weekday === 6 ? 0.55 : 1;
    return {
      priceUsd: indexUsdt(dayStartMs + dayMs - 1) * usdPerUsdt(dayStartMs),
      reserveCoins,
      inflowCoins: scale.coins * busy * 42_000 * (1 + 0.25 * noise(5, day * 1.3)),
      outflowCoins: scale.coins * busy * 42_500 * (1 + 0.25 * noise(6, day * 1.3)),
    };
  }

  return {
    firstMs: Date.UTC(2019, 8, 8, 17),
    firstDatedMs: Date.UTC(2021, 0, 1),
    spotUsdt: (tMs) => indexUsdt(tMs) * (1 + 0.00002 * noise(7, dayOf(tMs) * 96)),
    spotUsd: (tMs) => indexUsdt(tMs) * usdPerUsdt(tMs) * (1 + 0.00003 * noise(8, dayOf(tMs) * 96)),
    indexUsdt,
    indexUsd: (tMs) => indexUsdt(tMs) * usdPerUsdt(tMs),
    perpetualUsdt: (tMs) =>
      indexUsdt(tMs) * (1 + perpetualPremium(tMs) + 0.00003 * noise(9, dayOf(tMs) * 96)),
    perpetualMarkUsdt: (tMs) => indexUsdt(tMs) * (1 + perpetualPremium(tMs)),
    ratePercentPerYear(tMs, daysToExpiry, venue) {
      const day = dayOf(tMs);
      // A little more for the far end of the curve; nothing at 30 days.
      const slope = 0.12 * Math.tanh((daysToExpiry - 30) / 60);
      return rate(day) + rateNoise(day) + slope + venueRateOffset[venue];
    },
    fundingRate,
    openInterestCoins(tMs, venue) {
      const day = dayOf(tMs);
      return (
        scale.coins *
        usualOpenInterestCoins[venue] *
        openInterest(day) *
        (1 + openInterestNoise(day))
      );
    },
    volumeCoins(fromMs, toMs) {
      const middle = dayOf((fromMs + toMs) / 2);
      return ((toMs - fromMs) / hourMs) * scale.coins * 5_200 * (1 + 0.7 * noise(10, middle * 6));
    },
    reserve,
  };
}
