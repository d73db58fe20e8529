/**
 * What the user may set. Plain types and values here; `schema.ts` holds the validation, which
 * the popup and the pill do not carry.
 */
import { type AssetId, assets } from '../quotes/assets.ts';

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

/** Settings that are one of a few. */
export const choices = {
  asset: assets.map(({ id }) => id),
  'badge.metric': ['basis', 'story-scale', 'funding', 'open-interest', 'leverage', 'regime'],
  'badge.mode': ['full', 'quiet', 'off'],
  theme: ['auto', 'light', 'dark'],
  numbers: ['browser', 'point', 'comma', 'space'],
} as const;

/** Between which a number may lie. */
export const ranges = {
  cashPercent: [0, 50],
  pollMinutes: [1, 30],
  'alerts.cooldownHours': [0, 168],
  'alerts.quietFromHour': [0, 23],
  'alerts.quietToHour': [0, 23],
} as const;

export type BadgeMetric = (typeof choices)['badge.metric'][number];
export type BadgeMode = (typeof choices)['badge.mode'][number];
/** Where the pill stands on one site: a fraction (0 to 1) along an edge of the window. */
export interface PillPlace {
  /** Id of the registry, or the pattern of a site that was added. */
  readonly site: string;
  readonly edge: 'left' | 'right' | 'top' | 'bottom';
  readonly fraction: number;
  /** Drawn in to its glyph. */
  readonly dot: boolean;
}

export type Theme = (typeof choices)['theme'][number];
/** Group and decimal signs: as the browser's language has them, 1,234.5, 1.234,5 or 1 234.5. */
export type NumberStyle = (typeof choices)['numbers'][number];

/** What is told by a notification of the browser; nothing until it is switched on. */
export interface AlertSettings {
  readonly enabled: boolean;
  /** Another regime, decided from closed days. */
  readonly regime: boolean;
  /** Too few exchanges agree for a value. */
  readonly quorum: boolean;
  /** Values of the 7-day average whose crossing is told, % a year. */
  readonly lines: readonly number[];
  /** Shortest time between two alerts about the same. */
  readonly cooldownHours: number;
  /** Hours of the local day between which nothing is told; the same hour twice is none. */
  readonly quietFromHour: number;
  readonly quietToHour: number;
  /** Nothing is told before; 0 for no such time. */
  readonly snoozedUntilMs: number;
}

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
  readonly numbers: NumberStyle;
  readonly alerts: AlertSettings;
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
  numbers: 'browser',
  alerts: {
    enabled: false,
    regime: true,
    quorum: true,
    lines: [],
    cooldownHours: 12,
    quietFromHour: 0,
    quietToHour: 0,
    snoozedUntilMs: 0,
  },
  pill: { enabled: true, hiddenSites: [], places: [] },
};

/** At the soonest, in the lean mode and for a coin that a page is about. */
export const leanMinutes = 5;

/** Minutes between two polls. */
export const pollPeriod = ({
  pollMinutes,
  lean,
}: Pick<Settings, 'pollMinutes' | 'lean'>): number =>
  lean ? Math.max(pollMinutes, leanMinutes) : pollMinutes;
