/**
 * The one vocabulary in which every exchange speaks.
 *
 * Units: prices in the named currency per coin, open interest and reserve in coins
 * counted once, rates as fractions (0.0001 is 0.01 %), times in milliseconds since the
 * Unix epoch. What an exchange did not say is `null`, never 0. `exchangeTimeMs` is the
 * exchange's own clock, `receivedAtMs` is ours; both are kept.
 */
import type { AssetId } from './assets.ts';

/** What a price is counted in; a future is only ever divided by an index of the same. */
export type Currency = 'USD' | 'USDT';

interface Stamped {
  /** Id of the exchange in the registry. */
  readonly exchange: string;
  readonly asset: AssetId;
  /** The exchange's own name of the instrument. */
  readonly symbol: string;
  readonly exchangeTimeMs: number | null;
  readonly receivedAtMs: number;
}

/** Last trade of the coin itself. */
export interface SpotQuote extends Stamped {
  readonly kind: 'spot';
  readonly price: number;
  readonly currency: Currency;
}

/** A contract without an end, at its mark price, beside the index it is held to. */
export interface PerpetualQuote extends Stamped {
  readonly kind: 'perpetual';
  readonly price: number;
  readonly indexPrice: number;
  readonly currency: Currency;
}

/** A contract that settles at the index on `expiryMs`, at its mark price. */
export interface FutureQuote extends Stamped {
  readonly kind: 'future';
  readonly price: number;
  readonly indexPrice: number;
  readonly currency: Currency;
  readonly expiryMs: number;
}

/** One realised payment between holders of a perpetual: above 0 longs paid shorts. */
export interface FundingQuote extends Stamped {
  readonly kind: 'funding';
  /** Fraction of the position paid at `settledAtMs`. */
  readonly rate: number;
  readonly settledAtMs: number;
}

/** Open contracts of one instrument, counted once, in coins. */
export interface OpenInterestQuote extends Stamped {
  readonly kind: 'open-interest';
  readonly coins: number;
}

/** Coins held by all exchanges at the end of a UTC day, as labelled by the source. */
export interface ReserveQuote extends Stamped {
  readonly kind: 'reserve';
  readonly coins: number;
  /** Start of the UTC day. */
  readonly dayMs: number;
}

export type Quote =
  SpotQuote | PerpetualQuote | FutureQuote | FundingQuote | OpenInterestQuote | ReserveQuote;
