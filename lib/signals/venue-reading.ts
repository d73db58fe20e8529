/** What a signal reads from each exchange, before there is one value for all of them. */
import type { VenueValue } from '../quotes/consensus.ts';
import type { Reason } from './reading.ts';

export interface VenueReading extends VenueValue {
  /** Instruments the value was read from, as the exchange names them. */
  readonly contracts: readonly string[];
}

export interface VenueReadings<V extends VenueReading = VenueReading> {
  /** Sorted by exchange. */
  readonly values: readonly V[];
  /** Exchanges that quoted something no value could be read from. */
  readonly absent: readonly { readonly exchange: string; readonly reason: Reason }[];
}

/** Groups in the order of their keys, so that the order of the input changes nothing. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

interface Stamped {
  readonly exchangeTimeMs: number | null;
  readonly receivedAtMs: number;
}

/** When a quote was true: the exchange's own time, else the time of receipt. */
export const timeOf = (quote: Stamped): number => quote.exchangeTimeMs ?? quote.receivedAtMs;

/** A value is as old as the oldest quote in it; null of nothing. */
export const oldestTime = (quotes: readonly Stamped[]): number | null =>
  quotes.length === 0 ? null : Math.min(...quotes.map(timeOf));

/**
 * The newest quote of each instrument, in the order of exchange and symbol. Spot and
 * perpetual of a pair may have one symbol, as with Binance and Bybit.
 */
export function newestPerInstrument<
  Q extends Stamped & {
    readonly exchange: string;
    readonly symbol: string;
    readonly kind: string;
  },
>(quotes: readonly Q[]): Q[] {
  return groupBy(quotes, (quote) => `${quote.exchange}/${quote.symbol}/${quote.kind}`).flatMap(
    ([, same]) => same.toSorted((a, b) => timeOf(a) - timeOf(b)).slice(-1),
  );
}

/** The values with a weight each, where there is one. */
export const withWeights = <V extends VenueReading>(
  { values, absent }: VenueReadings<V>,
  weights: ReadonlyMap<string, number>,
): VenueReadings<V> => ({
  values: values.map((reading) => {
    const weight = weights.get(reading.exchange);
    return weight === undefined ? reading : { ...reading, weight };
  }),
  absent,
});
