/**
 * What is told to a user who asked for it, once it has happened and is confirmed: another
 * regime, a line of the user's crossed, the quorum of exchanges lost. Values in % a year of
 * the 7-day average. It says what was measured; it is no advice and no forecast.
 */
import type { AssetId } from '../quotes/assets.ts';
import type { RegimeId } from '../regime/regime.ts';

interface Told {
  /** The same for the same event, whenever it is found. */
  readonly id: string;
  readonly asset: AssetId;
  readonly atMs: number;
}

interface RegimeAlert extends Told {
  readonly kind: 'regime';
  readonly regime: RegimeId;
  readonly before: RegimeId;
  /** The closed day that decided, start of that UTC day. */
  readonly sinceDayMs: number;
  readonly averagePercent: number | null;
}

interface LineAlert extends Told {
  readonly kind: 'line';
  readonly linePercent: number;
  readonly side: 'above' | 'below';
  readonly averagePercent: number;
}

interface QuorumAlert extends Told {
  readonly kind: 'quorum';
  /** Exchanges whose value could be used. */
  readonly used: number;
}

export type Alert = RegimeAlert | LineAlert | QuorumAlert;

/** Something that is otherwise than it was, while it is waited for whether it stays so. */
export interface Turn {
  readonly sinceMs: number;
  /** When it was last seen to be so. */
  readonly seenMs: number;
}

/** What was told of an asset, or was so when alerts were switched on. */
export interface AssetMemory {
  /** The lines of the ladder; moved ones make another regime, and no news. */
  readonly ladder: string;
  readonly regime: RegimeId | null;
  /** By line of the user's. */
  readonly sides: Readonly<
    Record<string, { readonly side: 'above' | 'below'; readonly turn: Turn | null }>
  >;
  readonly quorum: { readonly isLost: boolean; readonly turn: Turn | null };
  /** By subject, when it was told last. */
  readonly toldAtMs: Readonly<Record<string, number>>;
}

export interface AlertMemory {
  readonly version: 1;
  readonly assets: Readonly<Record<string, AssetMemory>>;
  /** Newest first. */
  readonly log: readonly Alert[];
}

export const noAlerts: AlertMemory = { version: 1, assets: {}, log: [] };
