/**
 * Why no numbers of now can be made, and what the reader can do about it in a click: exchanges
 * that the browser does not let us ask, a connection that is missing, exchanges that refuse.
 * Whether a host that may not be asked could be reached nobody knows, so none is called so.
 */
import type { AssetId } from '../quotes/assets.ts';
import { pollPeriod, type Settings } from '../settings/settings.ts';
import type { ConsensusReading } from '../signals/consensus-reading.ts';
import type { ExchangeHealth, MarketState } from '../state/market-state.ts';
import type { ListedExchange } from './exchanges-view.ts';
import { age, instant } from './format.ts';
import { lastReadingMs, stalePeriods } from './freshness.ts';
import type { Translate } from './translate.ts';
import { isUndated } from './undated.ts';
import { hasAnswered, isAsked, isVenue } from './venues.ts';
import { failureText, properName, reasonText } from './words.ts';

export interface TroubleDeed {
  /** The browser is asked for hosts, or the exchanges once more. */
  readonly kind: 'allow' | 'retry';
  readonly exchanges: readonly string[];
}

export interface Trouble {
  readonly kind: 'not-allowed' | 'offline' | 'refused';
  /** No value of now comes while it lasts. */
  readonly isGrave: boolean;
  /** Some exchange answers all the same, so that old is not what the numbers are first. */
  readonly someAnswer: boolean;
  readonly text: string;
  /** What is asked for, by exchange; empty where that is nothing. */
  readonly hosts: readonly { readonly name: string; readonly hosts: string }[];
  readonly action: { readonly label: string; readonly deed: TroubleDeed } | null;
}

export function troubleView(
  state: MarketState,
  settings: Pick<Settings, 'pollMinutes' | 'lean'>,
  listed: readonly ListedExchange[],
  t: Translate,
  locale: string,
  nowMs: number,
): Trouble | null {
  const venues = state.exchanges.filter(isVenue);
  const asked = venues.filter(isAsked);
  const missing = state.exchanges.filter(({ access }) => access === 'not-allowed');
  const notAllowed =
    missing.length > 0 ? notAllowedTrouble(missing, asked, listed, t, locale) : null;
  if (notAllowed && (asked.length === 0 || isWithout(state))) return notAllowed;
  const failing = asked.filter((health) => !hasAnswered(health) && health.failure !== null);
  if (failing.length === 0 || !isWithout(state)) return notAllowed;
  const answering = asked.filter((health) => answersNow(health, settings, nowMs));
  if (answering.length === 0 && failing.every(isUnreached)) return offline(failing, t);
  return refused(state, failing, answering, listed, t, locale, nowMs);
}

/** Too few answers for a value of now. */
const isWithout = (state: MarketState): boolean =>
  state.lastAnswerMs === null || mainReading(state).degraded;

const mainReading = (state: MarketState): ConsensusReading =>
  isUndated(state) ? state.funding : state.basisNow;

const isUnreached = ({ failure }: ExchangeHealth): boolean =>
  failure?.kind === 'network' || failure?.kind === 'timeout';

const answersNow = (
  health: ExchangeHealth,
  settings: Pick<Settings, 'pollMinutes' | 'lean'>,
  nowMs: number,
): boolean =>
  hasAnswered(health) &&
  nowMs - (health.lastSuccessMs ?? 0) <= stalePeriods * pollPeriod(settings) * 60_000;

const names = (of: readonly ExchangeHealth[], locale: string): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    of.map(({ exchange }) => properName(exchange)),
  );

const idsOf = (of: readonly ExchangeHealth[]): string[] => of.map(({ exchange }) => exchange);

function allow(
  exchanges: readonly string[],
  listed: readonly ListedExchange[],
  label: string,
): Pick<Trouble, 'hosts' | 'action'> {
  const meant = listed.filter(({ id }) => exchanges.includes(id));
  return {
    hosts: meant.map(({ name, hosts }) => ({ name, hosts: hosts.join(', ') })),
    action: meant.length === 0 ? null : { label, deed: { kind: 'allow', exchanges } },
  };
}

function notAllowedTrouble(
  missing: readonly ExchangeHealth[],
  asked: readonly ExchangeHealth[],
  listed: readonly ListedExchange[],
  t: Translate,
  locale: string,
): Trouble {
  const isGrave = asked.length === 0;
  return {
    kind: 'not-allowed',
    isGrave,
    someAnswer: false,
    text: t(isGrave ? 'trouble.noneAllowed' : 'trouble.notAllowed', {
      exchanges: names(missing, locale),
    }),
    ...allow(
      idsOf(missing),
      listed,
      t(missing.length === 1 ? 'trouble.allowOne' : 'trouble.allow'),
    ),
  };
}

const offline = (failing: readonly ExchangeHealth[], t: Translate): Trouble => ({
  kind: 'offline',
  isGrave: true,
  someAnswer: false,
  text: t('trouble.offline'),
  hosts: [],
  action: { label: t('trouble.retry'), deed: { kind: 'retry', exchanges: idsOf(failing) } },
});

function refused(
  state: MarketState,
  failing: readonly ExchangeHealth[],
  answering: readonly ExchangeHealth[],
  listed: readonly ListedExchange[],
  t: Translate,
  locale: string,
  nowMs: number,
): Trouble {
  const byKind = Map.groupBy(failing, ({ failure }) => failure?.kind ?? 'network');
  const why = [...byKind].map(([kind, own]) =>
    t('trouble.failing', { exchanges: names(own, locale), why: failureText(kind, t) }),
  );
  const answeredMs = Math.max(...answering.map(({ lastSuccessMs }) => lastSuccessMs ?? 0));
  const readMs = lastReadingMs(state);
  const { held, reason } = mainReading(state);
  const rest =
    answering.length === 0
      ? []
      : [
          t(answering.length === 1 ? 'trouble.oneAnswers' : 'trouble.someAnswer', {
            exchanges: names(answering, locale),
            age: age(Math.max(0, nowMs - answeredMs), t, locale),
          }),
          ...(reason === null
            ? []
            : [t('trouble.tooFew', { reason: reasonText(reason, t, locale) })]),
          ...(held && readMs !== null
            ? [
                t('trouble.held', {
                  age: age(Math.max(0, nowMs - readMs), t, locale),
                  time: instant(readMs, t, locale),
                }),
              ]
            : []),
        ];
  const offers = offersOf(state, listed);
  const offered = offers.length === 0 ? [] : [t('trouble.offer')];
  const label = t('trouble.allowNamed', {
    exchanges: new Intl.ListFormat(locale, { type: 'conjunction' }).format(offers.map(properName)),
  });
  return {
    kind: 'refused',
    isGrave: true,
    someAnswer: answering.length > 0,
    text: [...why, ...rest, ...offered].join(' '),
    ...allow(offers, listed, label),
  };
}

/** Optional exchanges with dated futures of the coin that are not asked yet. */
const offersOf = ({ exchanges, asset }: MarketState, listed: readonly ListedExchange[]): string[] =>
  listed
    .filter(({ optional, dated }) => optional && dated.includes(asset as AssetId))
    .filter(({ id }) => exchanges.some((of) => of.exchange === id && of.access === 'off'))
    .map(({ id }) => id);
