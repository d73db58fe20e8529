/** Every venue by name: its value, or in words why it has none. */
import type { ConsensusReading } from '../signals/consensus-reading.ts';
import type { ExchangeHealth, MarketState } from '../state/market-state.ts';
import { age, decimal, instant, percent, relative, dash } from './format.ts';
import type { TextKey, Translate } from './translate.ts';
import { hasAnswered, isVenue, venueCount } from './venues.ts';
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
  /** Contracts, a failure, an exclusion. */
  readonly note: string;
}

export interface HealthView {
  /** "4 of 5 venues". */
  readonly count: string;
  /** "spread 1.1 points"; null where there is none. */
  readonly spread: string | null;
  readonly rows: readonly VenueRow[];
}

export function healthView(
  state: MarketState,
  t: Translate,
  locale: string,
  nowMs: number,
): HealthView {
  const { answered, all } = venueCount(state);
  const { spread } = state.basisNow;
  return {
    count:
      all === 0
        ? t('venues.notAsked')
        : t('venues.count', {
            answered: decimal(answered, locale, 0),
            all: decimal(all, locale, 0),
          }),
    spread: spread === null ? null : t('venues.spread', { spread: decimal(spread, locale) }),
    rows: state.exchanges.map((health) => row(health, state, t, locale, nowMs)),
  };
}

const exclusionKeys = {
  stale: 'venues.excludedStale',
  outlier: 'venues.excludedOutlier',
  stretched: 'venues.excludedStretched',
} as const satisfies Record<string, TextKey>;

function row(
  health: ExchangeHealth,
  { basisNow, funding }: MarketState,
  t: Translate,
  locale: string,
  nowMs: number,
): VenueRow {
  const { exchange, lastSuccessMs, failure } = health;
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
      hasAnswered(health) || failure === null ? standing(health, own, t) : null,
    ]
      .filter((part) => part !== null)
      .join(' · '),
  };
}

/** The contracts behind the value, or why there is none although nothing failed. */
function standing(
  health: ExchangeHealth,
  own: ConsensusReading['venues'][number] | undefined,
  t: Translate,
): string {
  if (own) {
    const contracts = own.contracts.join(', ');
    return own.excluded ? `${t(exclusionKeys[own.excluded])} · ${contracts}` : contracts;
  }
  if (!isVenue(health)) return t('venues.reserve');
  return t(health.lastSuccessMs === null ? 'venues.waiting' : 'venues.noDated');
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
