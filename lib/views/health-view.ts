/** The venues that are asked, one line each: its values, or in words why it has none. */
import type { ConsensusReading } from '../signals/consensus-reading.ts';
import type { ExchangeHealth, MarketState } from '../state/market-state.ts';
import { age, decimal, instant, percent, relative, dash } from './format.ts';
import type { TextKey, Translate } from './translate.ts';
import { isUndated } from './undated.ts';
import { hasAnswered, isAsked, isVenue, venueCount, venueCountText } from './venues.ts';
import { failureText, properName } from './words.ts';

interface VenueRow {
  readonly name: string;
  readonly ok: boolean;
  /** Basis of this minute, % a year, or a dash. */
  readonly basis: string;
  /** 7-day funding, % a year, or a dash. */
  readonly funding: string;
  readonly age: string;
  /** Full time of the last answer. */
  readonly ageFull: string;
  /** A failure, an exclusion, why there is no value; empty where there is nothing to say. */
  readonly note: string;
}

export interface HealthView {
  /** "4 of 5 venues". */
  readonly count: string;
  /** "spread 1.1 points"; null where there is none. */
  readonly spread: string | null;
  readonly rows: readonly VenueRow[];
  /** Said where there is no row. */
  readonly none: string;
  /** Which exchanges are asked can be changed for what is shown. */
  readonly isChoice: boolean;
  /** "Not asked: 8 not allowed, 1 switched off."; null where all are asked. */
  readonly others: string | null;
}

export function healthView(
  state: MarketState,
  t: Translate,
  locale: string,
  nowMs: number,
): HealthView {
  const { all } = venueCount(state);
  const { spread } = state.basisNow;
  return {
    count:
      all === 0
        ? t(state.exchanges.length === 0 ? 'venues.notAsked' : 'venues.noneAsked')
        : venueCountText(state, t, locale),
    spread: spread === null ? null : t('venues.spread', { spread: decimal(spread, locale) }),
    none: t('venues.none'),
    isChoice: true,
    rows: state.exchanges.filter(isAsked).map((health) => row(health, state, t, locale, nowMs)),
    others: othersText(state, t, locale),
  };
}

function othersText({ exchanges }: MarketState, t: Translate, locale: string): string | null {
  const counted = (access: ExchangeHealth['access'], key: TextKey): string[] => {
    const count = exchanges.filter((health) => health.access === access).length;
    return count === 0 ? [] : [t(key, { count: decimal(count, locale, 0) })];
  };
  const others = [
    ...counted('not-allowed', 'venues.countNotAllowed'),
    ...counted('off', 'venues.countOff'),
  ];
  return others.length === 0 ? null : t('venues.notAskedOthers', { others: others.join(', ') });
}

export const exclusionKeys = {
  stale: 'venues.excludedStale',
  outlier: 'venues.excludedOutlier',
  stretched: 'venues.excludedStretched',
} as const satisfies Record<string, TextKey>;

function row(
  health: ExchangeHealth,
  state: MarketState,
  t: Translate,
  locale: string,
  nowMs: number,
): VenueRow {
  const { exchange, lastSuccessMs, failure } = health;
  const { basisNow, funding } = state;
  const own = basisNow.venues.find((venue) => venue.exchange === exchange);
  const paid = funding.venues.find((venue) => venue.exchange === exchange);
  const known = (value: number | undefined): string =>
    value === undefined ? dash : percent(value, locale);
  return {
    name: properName(exchange),
    ok: hasAnswered(health),
    basis: known(own?.value),
    funding: known(paid?.value),
    age: lastSuccessMs === null ? dash : age(nowMs - lastSuccessMs, t, locale),
    ageFull: lastSuccessMs === null ? t('venues.never') : instant(lastSuccessMs, t, locale),
    note: [
      failure && failureNote(failure, t, locale, nowMs),
      hasAnswered(health) || failure === null
        ? standing(health, own ?? null, !isUndated(state), t)
        : null,
    ]
      .filter((part) => part !== null)
      .join(' · '),
  };
}

type VenueValue = ConsensusReading['venues'][number];

/** Why there is no value although nothing failed, or why it does not count. */
function standing(
  health: ExchangeHealth,
  own: VenueValue | null,
  isDated: boolean,
  t: Translate,
): string | null {
  if (own) return own.excluded && t(exclusionKeys[own.excluded]);
  if (!isVenue(health)) return t('venues.reserve');
  if (health.lastSuccessMs === null) return t('venues.waiting');
  return isDated ? t('venues.noDated') : null;
}

function failureNote(
  { kind, retryAtMs, partly }: NonNullable<ExchangeHealth['failure']>,
  t: Translate,
  locale: string,
  nowMs: number,
): string {
  const why = failureText(kind, t);
  const said = partly ? t('venues.partly', { failure: why }) : why;
  return retryAtMs > nowMs
    ? t('venues.failed', { failure: said, when: relative(retryAtMs, nowMs, locale) })
    : said;
}
