/**
 * The daily value of one exchange: the plain mean of the samples of a closed UTC day, the
 * hourly ones unless they leave out more of that day than the 4-hourly ones do, by four
 * hours or more; at least 4. In the unit of the samples. A sample stamped with its close
 * belongs to the day it closes, so one at 00:00 belongs to the day before. A day without
 * enough samples is absent, never filled.
 */
import { mean } from '../quotes/mean.ts';
import { dayMs, startOfDay } from '../quotes/point.ts';
import { mostlyStretched, type Sample, type Samples } from './sample.ts';

export interface DailyValue {
  /** Start of the UTC day. */
  readonly dayMs: number;
  readonly value: number;
  /** More than half of the day's samples rest on no contract near the tenor. */
  readonly stretched: boolean;
}

const fewestSamples = 4;

/** Start of the UTC day that a sample stamped with its close belongs to. */
export const dayOfClose = (timeMs: number): number => startOfDay(timeMs - 1);

/** Ascending daily values of the days that have closed by `nowMs`. */
export function dailyValues({ hourly, fourHourly }: Samples, nowMs: number): DailyValue[] {
  const fine = samplesByDay(hourly);
  const byDay = samplesByDay(fourHourly);
  for (const [day, hours] of fine) {
    const coveredHours = 4 * (byDay.get(day)?.length ?? 0);
    if (coveredHours - hours.length < 4) byDay.set(day, hours);
  }
  return [...byDay]
    .filter(([day, samples]) => day + dayMs <= nowMs && samples.length >= fewestSamples)
    .map(([day, samples]) => dailyValue(day, samples))
    .filter((daily) => daily !== null)
    .toSorted((a, b) => a.dayMs - b.dayMs);
}

function samplesByDay(samples: readonly Sample[]): Map<number, Sample[]> {
  const byDay = new Map<number, Sample[]>();
  for (const sample of samples) {
    const day = dayOfClose(sample.timeMs);
    const others = byDay.get(day);
    if (others) others.push(sample);
    else byDay.set(day, [sample]);
  }
  return byDay;
}

function dailyValue(day: number, samples: readonly Sample[]): DailyValue | null {
  const value = mean(samples.map((sample) => sample.value));
  return value === null ? null : { dayMs: day, value, stretched: mostlyStretched(samples) };
}
