/**
 * What a world shows: a made-up market or a recorded one, with the sentences that say so.
 * A viewer must never take it for live data.
 */
import { createGeneratedMarkets } from './market/generated-market.ts';
import { dayMs, hourMs, isoDay, startOfDay } from './market/calendar.ts';
import type { Markets } from './market/market.ts';
import { createReplayedMarket } from './market/replayed-market.ts';
import { scenarios, type ScenarioName } from './market/scenarios/index.ts';
import { storyTimeMs } from './story-day.ts';

export interface Shown {
  readonly markets: Markets;
  readonly label: string;
  readonly notes: readonly string[];
  /** Publication time of the story. */
  readonly storyMs: number;
}

export function showScenario(name: ScenarioName, seed: number, clock: () => number): Shown {
  const scenario = scenarios[name];
  const nowMs = clock();
  const markets = createGeneratedMarkets(scenario, seed, nowMs);
  return {
    markets,
    label: `replay, no live data: scenario ${name}`,
    notes: [
      `Scenario ${name}: ${scenario.summary}.`,
      `All numbers are made up from seed ${seed} and end today, ${isoDay(nowMs)} UTC.`,
    ],
    storyMs: storyTimeMs(markets.BTC, startOfDay(nowMs)),
  };
}

const weekday = (tMs: number) =>
  new Date(tMs).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' });

const storyRecordedMs = Date.UTC(2025, 10, 17, 9, 30);

export function showReplay(
  replay: { readonly directory: string; readonly at: string },
  clock: () => number,
): Shown {
  const { market, shiftMs } = createReplayedMarket(replay.directory, replay.at, clock);
  const nowMs = clock();
  const todayMs = startOfDay(nowMs);
  const days = Math.round(shiftMs / dayMs);
  const shiftedStoryMs = storyRecordedMs + shiftMs;
  // A story that is not yet written on the shown day is shown as today's, an hour old at most.
  const storyMs = shiftedStoryMs <= nowMs ? shiftedStoryMs : Math.max(todayMs, nowMs - hourMs);
  return {
    markets: { BTC: market },
    label: `replay, no live data: the recorded day ${replay.at}`,
    notes: [
      `Replay: the recorded day ${replay.at} (${weekday(nowMs - shiftMs)}) is shown as today, ` +
        `${isoDay(nowMs)} (${weekday(nowMs)}), at the same time of day UTC.`,
      `Shift: ${days >= 0 ? '+' : ''}${days} days. Recorded day + ${days} days = shown day; ` +
        `17 November 2025 is shown as ${isoDay(storyRecordedMs + shiftMs)}.`,
      'Dated futures: their names and expiries follow the shown calendar, their premium is the ' +
        "annual rate of CME's front month on the recorded day, and not what these venues quoted.",
      'A day carries the rate of the settlement before until its own has settled (20:00 or 21:00 UTC).',
      'Recorded are Binance prices, Binance funding (also shown as that of the other exchanges) and ' +
        'exchange reserves. The index is the spot price, one USDT counts as one dollar.',
      'Not recorded: open interest of these venues (answered as unavailable) and volumes (zero).',
    ],
    storyMs,
  };
}
