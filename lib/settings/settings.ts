/**
 * What the user may set. Plain types here; `schema.ts` holds the validation, which the
 * popup and the pill do not carry.
 */
import type { AssetId } from '../quotes/assets.ts';

/** The lines of the ladder, % a year. `enter` and `leave` make the hysteresis. */
export interface RegimeLines {
  readonly discountEnter: number;
  readonly discountLeave: number;
  readonly thinEnter: number;
  readonly thinLeave: number;
  readonly richEnter: number;
  readonly richLeave: number;
}

/** The preset `cash`. */
export const defaultLines: RegimeLines = {
  discountEnter: 0,
  discountLeave: 1.2,
  thinEnter: 4,
  thinLeave: 6,
  richEnter: 17,
  richLeave: 13,
};

export type BadgeMetric =
  'basis' | 'story-scale' | 'funding' | 'open-interest' | 'leverage' | 'regime';
export type BadgeMode = 'full' | 'quiet' | 'off';
/** Where the pill stands on one site: a fraction (0 to 1) along an edge of the window. */
export interface PillPlace {
  /** Id of the registry, or the pattern of a site that was added. */
  readonly site: string;
  readonly edge: 'left' | 'right' | 'top' | 'bottom';
  readonly fraction: number;
  /** Drawn in to its glyph. */
  readonly dot: boolean;
}

export type Theme = 'auto' | 'light' | 'dark';

export interface Settings {
  readonly asset: AssetId;
  readonly lines: RegimeLines;
  /** What cash earns, % a year. */
  readonly cashPercent: number;
  readonly pollMinutes: number;
  /** Few requests: every 5 minutes at most, and all but the leanest every 12 hours. */
  readonly lean: boolean;
  /** Ids of exchanges that are not asked. */
  readonly exchangesOff: readonly string[];
  /** Ids of optional exchanges that the user switched on. */
  readonly exchangesOn: readonly string[];
  readonly badge: { readonly metric: BadgeMetric; readonly mode: BadgeMode };
  readonly theme: Theme;
  readonly pill: {
    readonly enabled: boolean;
    readonly hiddenSites: readonly string[];
    readonly places: readonly PillPlace[];
  };
}

export const defaultSettings: Settings = {
  asset: 'BTC',
  lines: defaultLines,
  cashPercent: 4,
  pollMinutes: 2,
  lean: false,
  exchangesOff: [],
  exchangesOn: [],
  badge: { metric: 'basis', mode: 'full' },
  theme: 'auto',
  pill: { enabled: true, hiddenSites: [], places: [] },
};

const leanMinutes = 5;

/** Minutes between two polls. */
export const pollPeriod = ({
  pollMinutes,
  lean,
}: Pick<Settings, 'pollMinutes' | 'lean'>): number =>
  lean ? Math.max(pollMinutes, leanMinutes) : pollMinutes;
