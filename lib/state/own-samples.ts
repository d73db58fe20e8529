/**
 * What our own polls said of the 30-day basis in the last hours, one value an hour and
 * exchange: the record is topped up once a day, and the trailing average needs the hours
 * since. Unit: % a year. They fill the running average only, never a closed day.
 */
import type { AssetId } from '../quotes/assets.ts';
import { hourMs } from '../quotes/point.ts';
import type { Sample } from '../series/sample.ts';
import type { VenueSamples } from '../signals/live-average.ts';
import type { VenueReading } from '../signals/venue-reading.ts';

/** When the exchange said it, % a year, and 1 where it rests on no contract near the tenor. */
type OwnSample = readonly [timeMs: number, value: number, stretched: 0 | 1];

/** By `exchange/asset`, ascending; of each hour the last. */
export type OwnSamples = Readonly<Record<string, readonly OwnSample[]>>;

const keptHours = 50;
/** A quote older than this is no sample of this poll. */
const freshMs = 15 * 60_000;

/** Number of the hour that ends at or after an instant. */
const hourOf = (timeMs: number): number => Math.ceil(timeMs / hourMs);

const keyOf = (exchange: string, asset: AssetId): string => `${exchange}/${asset}`;

/** The samples kept so far with those of a poll; what has passed out of the window goes. */
export function addOwnSamples(
  kept: OwnSamples,
  readings: readonly VenueReading[],
  asset: AssetId,
  nowMs: number,
): OwnSamples {
  const all = new Map(Object.entries(kept));
  for (const { exchange, value, atMs, stretched } of readings) {
    if (atMs > nowMs || nowMs - atMs > freshMs) continue;
    const sample: OwnSample = [atMs, Math.round(value * 10_000) / 10_000, stretched ? 1 : 0];
    const key = keyOf(exchange, asset);
    all.set(key, [...(all.get(key) ?? []), sample]);
  }
  const oldest = hourOf(nowMs) - keptHours;
  return Object.fromEntries(
    [...all]
      .map(([key, samples]) => {
        const recent = samples.filter(([at]) => at <= nowMs && hourOf(at) > oldest);
        const ofHour = new Map(recent.map((sample) => [hourOf(sample[0]), sample]));
        return [key, [...ofHour.values()].toSorted(([a], [b]) => a - b)] as const;
      })
      .filter(([, samples]) => samples.length > 0),
  );
}

/** The samples of a record, and ours of the hours that it does not cover. */
export function withOwnSamples(
  record: readonly VenueSamples[],
  own: OwnSamples,
  asset: AssetId,
): VenueSamples[] {
  const ours = Object.keys(own).filter((key) => key.endsWith(`/${asset}`));
  const polled = ours.map((key) => key.slice(0, -asset.length - 1));
  const names = new Set([...record.map(({ exchange }) => exchange), ...polled]);
  return [...names].map((exchange) => {
    const held = record.find((samples) => samples.exchange === exchange);
    const { hourly = [], fourHourly = [] } = held ?? {};
    const covered = new Set([
      ...hourly.map(({ timeMs }) => hourOf(timeMs)),
      ...fourHourly.flatMap(({ timeMs }) => [0, 1, 2, 3].map((back) => hourOf(timeMs) - back)),
    ]);
    const added = (own[keyOf(exchange, asset)] ?? [])
      .filter(([timeMs]) => !covered.has(hourOf(timeMs)))
      .map(([timeMs, value, stretched]): Sample => ({ timeMs, value, stretched: stretched === 1 }));
    return {
      exchange,
      hourly: [...hourly, ...added].toSorted((a, b) => a.timeMs - b.timeMs),
      fourHourly,
    };
  });
}
