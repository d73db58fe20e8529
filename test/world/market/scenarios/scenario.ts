/**
 * A made-up market as points in time: day 0 is the UTC day on which the world starts, so
 * every story ends "now". Small noise is added to all of it. Beside the market, what the
 * venues do to their callers, where that is part of what is told.
 */
import type { Fault } from '../../faults.ts';
import type { Points } from '../path.ts';

export interface Scenario {
  /** One sentence for the terminal. */
  readonly summary: string;
  /** USDT per coin. */
  readonly price: Points;
  /** Days on which the noise on the price vanishes, so that the story's numbers hold. */
  readonly pricePins: readonly number[];
  /** Premium of dated futures, percent a year at 30 days. */
  readonly rate: Points;
  /** Funding of perpetuals, percent a year; below 0 shorts pay. */
  readonly funding: Points;
  /** Open interest in coins against its usual level. */
  readonly openInterest: Points;
  readonly hardship?: Hardship;
}

/** How venues fail or lie, and since when. */
export interface Hardship {
  readonly faults: readonly Fault[];
  /** Counted from the first answer; from the start when absent. */
  readonly afterMs?: number;
  /** By how much the clocks of all venues are ahead of the machine's. */
  readonly clockOffsetMs?: number;
}
