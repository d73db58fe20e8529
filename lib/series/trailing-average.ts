/**
 * The live form of v and m: the mean over the last 168 (720) hours of one exchange, in the
 * unit of the samples. Each hour takes its hourly sample, else the 4-hourly one that covers
 * it, so a 4-hour sample weighs four hours; of several samples in one hour the last counts.
 * Null while fewer than 5 of 7 (21 of 30) parts of the hours are covered. Decisions use
 * closed days instead.
 */
import { mean } from '../quotes/mean.ts';
import { hourMs } from '../quotes/point.ts';
import { mostlyStretched, type Sample, type Samples, type Window } from './sample.ts';

export interface TrailingAverage {
  readonly value: number;
  /** Stamp of the newest sample in the average. */
  readonly atMs: number;
  readonly coveredHours: number;
  /** More than half of the hours rest on no contract near the tenor. */
  readonly stretched: boolean;
}

export function trailingAverage(
  { hourly, fourHourly }: Samples,
  window: Window,
  nowMs: number,
): TrailingAverage | null {
  const lastHour = hourOf(nowMs);
  const firstHour = lastHour - window.days * 24 + 1;
  const byHour = new Map<number, Sample>();
  const cover = (samples: readonly Sample[], hours: number) => {
    for (const sample of samples) {
      const end = hourOf(sample.timeMs);
      if (sample.timeMs > nowMs || end < firstHour) continue;
      for (let hour = Math.max(firstHour, end - hours + 1); hour <= end; hour += 1)
        byHour.set(hour, sample);
    }
  };
  cover(fourHourly, 4);
  cover(hourly, 1);
  const covered = [...byHour.values()];
  const value = mean(covered.map((sample) => sample.value));
  if (value === null || covered.length < window.atLeast * 24) return null;
  return {
    value,
    atMs: covered.reduce((latest, { timeMs }) => Math.max(latest, timeMs), 0),
    coveredHours: covered.length,
    stretched: mostlyStretched(covered),
  };
}

/** Number of the hour that ends at or after an instant. */
const hourOf = (timeMs: number): number => Math.ceil(timeMs / hourMs);
