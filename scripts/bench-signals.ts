/**
 * What looking back costs the processor: earlier cases with their control, what the regimes
 * told, the claims, and a replay of lines, on seven made-up years of closed days. Beside it
 * the 7-day average and the scan for episodes, ours against two libraries of indicators in
 * the same rounds: they average a list of numbers, ours a calendar with gaps in it.
 *
 * Measured in Node, whose engine is that of Chromium, in this one thread, warm; the fastest
 * of many rounds, since other work on the machine can only add to what takes milliseconds.
 */
import { SMA as TechnicalSma } from 'technicalindicators';
import { SMA as TradingSma } from 'trading-signals';
import { checkClaims } from '../lib/claims/index.ts';
import { dayMs } from '../lib/quotes/point.ts';
import { analogues } from '../lib/regime/analogues.ts';
import { casesOf, defaultDefinition } from '../lib/regime/cases.ts';
import { regimesTold } from '../lib/regime/regimes-told.ts';
import { replay } from '../lib/regime/replay.ts';
import { calendarAverage } from '../lib/series/calendar-average.ts';
import { closesOfPast } from '../lib/series/closes.ts';
import { type Episode, episodesBelow } from '../lib/series/episodes.ts';
import { columnDays, type Past } from '../lib/series/past.ts';
import { week } from '../lib/series/sample.ts';
import { defaultSettings } from '../lib/settings/settings.ts';
import { pastOf } from '../test/fixtures/past.ts';
import { atMost, ms, type Row } from './bench-table.ts';

const days = 7 * 365;
const rounds = 200;
const firstDayMs = Date.UTC(2019, 0, 1);
const rule = { line: 4, minimumDays: 1, mergeGapDays: 3 };
const targets = { allMs: 10, replayMs: 5 };

const { lines } = defaultSettings;

export function signalRows(): Row[] {
  const daily = walk(days, 7);
  const past = madeUpPast(daily);
  // A new object each time, so that nothing laid out before is found again.
  const fresh = (): Past => ({ ...past });
  const [cases, told, claims, replayed, all] = interleaved([
    () => casesOf(fresh(), defaultDefinition(lines), lines),
    () => regimesTold(fresh(), lines),
    () => checkClaims(fresh(), defaultSettings, past.builtAtMs),
    () => replay(fresh(), lines),
    () => {
      const one = fresh();
      casesOf(one, defaultDefinition(lines), lines);
      regimesTold(one, lines);
      checkClaims(one, defaultSettings, past.builtAtMs);
      replay(one, lines);
    },
  ]);
  return [
    atMost('looking back over 7 years: all of it', all ?? NaN, targets.allMs, ms),
    plain('  earlier cases with their control', cases),
    plain('  what the regimes told, with the shift test', told),
    plain('  the claims', claims),
    atMost('  replay of one set of lines', replayed ?? NaN, targets.replayMs, ms),
    plain('  outcomes of all episodes', interleaved([() => outcomes(fresh())])[0]),
    ...againstOthers(daily),
  ];
}

const plain = (name: string, value: number | undefined): Row => ({
  name,
  measured: ms(value ?? NaN),
  beside: '',
});

const outcomes = (past: Past) =>
  analogues(episodesBelow(columnDays(past, past.basis.average7), rule), closesOfPast(past));

/**
 * Fastest time of each of several things done in turn, each round beginning with another, so
 * that the garbage of one hits all of them.
 */
function interleaved(runs: readonly (() => unknown)[]): number[] {
  const times = runs.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < runs.length; turn += 1) {
      const i = (round + turn) % runs.length;
      const startMs = performance.now();
      runs[i]?.();
      times[i]?.push(performance.now() - startMs);
    }
  }
  return times.map((own) => Math.min(...own));
}

function againstOthers(values: readonly number[]): Row[] {
  const samples = values.map((value, row) => ({
    dayMs: firstDayMs + row * dayMs,
    value,
    stretched: false,
  }));
  const lastDayMs = samples.at(-1)?.dayMs ?? 0;
  const placed = (averages: readonly (number | null)[]) =>
    episodesBelow(
      samples.map(({ dayMs: day }, row) => ({
        dayMs: day,
        value: averages[row - values.length + averages.length] ?? null,
      })),
      rule,
    );
  const ours = () => episodesBelow(calendarAverage(samples, week, lastDayMs), rule);
  const tradingSignals = () => {
    const sma = new TradingSma(7);
    return placed(samples.map(({ value }) => sma.add(value)));
  };
  const technicalIndicators = () =>
    placed(TechnicalSma.calculate({ period: 7, values: samples.map(({ value }) => value) }));
  for (const other of [tradingSignals, technicalIndicators]) agree(ours(), other());
  const [own = NaN, trading = NaN, technical = NaN] = interleaved([
    ours,
    tradingSignals,
    technicalIndicators,
  ]);
  return [
    {
      name: '7-day average and episodes over 7 years',
      measured: ms(own),
      beside: `trading-signals ${ms(trading)}, technicalindicators ${ms(technical)}`,
      isHeld: own <= Math.min(trading, technical),
    },
  ];
}

const starts = (episodes: readonly Episode[]): number[] =>
  episodes.map(({ startDayMs }) => startDayMs).filter((day) => day > firstDayMs + 30 * dayMs);

/** Our average begins on its fifth day and theirs on the seventh; later they are the same. */
function agree(own: readonly Episode[], other: readonly Episode[]): void {
  if (starts(own).join() !== starts(other).join()) throw new Error('the averages do not agree');
}

function madeUpPast(daily: readonly number[]): Past {
  const averages = (window: number) =>
    daily.map((_, row) => {
      const last = daily.slice(Math.max(0, row - window + 1), row + 1);
      return row < window - 1 ? null : last.reduce((sum, value) => sum + value, 0) / window;
    });
  const column = (scale: number) => ({
    daily: daily.map((value) => value * scale),
    average7: averages(7).map((value) => value && value * scale),
    average30: averages(30).map((value) => value && value * scale),
  });
  return pastOf(firstDayMs, days, {
    basis: column(1),
    frontMonth: column(0.04),
    perpPremium: column(0.004),
    funding: column(1.2),
    close: walk(days, 11).map((value) => 20_000 * Math.exp(value / 10)),
    openInterest: [{ exchange: 'binance', coins: walk(days, 13).map((value) => 90_000 + value) }],
  });
}

/** A walk that is drawn back to 7, the same in every run (a linear congruential generator). */
function walk(count: number, seed: number): number[] {
  let state = seed;
  let value = 7;
  return Array.from({ length: count }, () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    value += (7 - value) * 0.02 + (state / 4_294_967_296 - 0.5) * 4;
    return value;
  });
}
