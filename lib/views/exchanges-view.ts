/**
 * The exchanges as the options list them: asked or not, allowed or not, how each one stands,
 * and every reason as a sentence.
 */
import type { AssetId } from '../quotes/assets.ts';
import type { Settings } from '../settings/settings.ts';
import { isSwitchedOn } from '../state/access.ts';
import type { ExchangeHealth, MarketState } from '../state/market-state.ts';
import { age, dash, decimal, instant, relative } from './format.ts';
import { trueNow } from './freshness.ts';
import type { Translate } from './translate.ts';
import { hasAnswered } from './venues.ts';
import { failureSentence } from './words.ts';

/** What the build knows of an exchange without its adapter. */
export interface ListedExchange {
  readonly id: string;
  readonly name: string;
  readonly hosts: readonly string[];
  /** Asked only after the user allowed it. */
  readonly optional: boolean;
  /** Where its public API is documented. */
  readonly documentation: string;
  /** The coins of which it lists dated futures. */
  readonly dated: readonly AssetId[];
}

export interface ExchangeRow {
  readonly id: string;
  readonly name: string;
  readonly switchName: string;
  /** Neither switched off nor without permission. */
  readonly isOn: boolean;
  /** Asked only after the user allowed it. */
  readonly isOptional: boolean;
  /** Drawn beside the word, never instead of it. */
  readonly sign: '✓' | '×' | '–';
  readonly state: string;
  /** Why it is as it is, in sentences; empty where all is well, or where its group says it. */
  readonly why: string;
  /** Age of the last answer, and its instant in full. */
  readonly lastAge: string;
  readonly lastFull: string;
  readonly latency: string;
  readonly failures: string;
  readonly next: string;
  readonly permission: string;
  /** What the browser is asked for on a click; null where nothing is to be asked. */
  readonly allow: { readonly name: string } | null;
  readonly takeBack: { readonly name: string } | null;
  /** `isHeld` while the exchange itself named a time before which not to come back. */
  readonly retry: { readonly name: string; readonly isHeld: boolean } | null;
}

/** @param granted hosts that the browser lets us ask; null before it has said */
export function exchangesView(
  listed: readonly ListedExchange[],
  granted: ReadonlySet<string> | null,
  found: MarketState | null,
  settings: Settings,
  t: Translate,
  locale: string,
  clockMs: number,
): ExchangeRow[] {
  const nowMs = trueNow(found, clockMs);
  return listed.map((exchange) => {
    const health = found?.exchanges.find((candidate) => candidate.exchange === exchange.id);
    const { id, name, hosts } = exchange;
    const isDenied = granted
      ? !hosts.every((host) => granted.has(host))
      : health?.access === 'not-allowed';
    const isOff = !isSwitchedOn(exchange, settings);
    const standing = standingOf(health, isOff, isDenied);
    const failure = (isAsked.has(standing) && health?.failure) || null;
    const lastMs = health?.lastSuccessMs ?? null;
    return {
      id,
      name,
      switchName: t('exchange.ask', { exchange: name }),
      isOptional: exchange.optional,
      isOn: !isOff && !isDenied,
      sign: signs[standing],
      state: t(`exchange.state.${standing}`),
      why: whyText(standing, exchange, failure, t, locale, nowMs),
      lastAge: lastMs === null ? t('exchange.never') : age(nowMs - lastMs, t, locale),
      lastFull: lastMs === null ? '' : instant(lastMs, t, locale),
      latency: latencyText(health, t, locale),
      failures: isAsked.has(standing) ? decimal(failure?.inARow ?? 0, locale, 0) : dash,
      next: nextText(standing, failure, t, locale, nowMs),
      permission: t(
        isDenied
          ? 'exchange.notAllowed'
          : exchange.optional
            ? 'exchange.allowed'
            : 'exchange.builtIn',
      ),
      allow: isDenied ? { name: t('exchange.allowName', { exchange: name }) } : null,
      takeBack:
        exchange.optional && !isDenied
          ? { name: t('exchange.takeBackName', { exchange: name }) }
          : null,
      retry: failure
        ? { name: t('exchange.retryName', { exchange: name }), isHeld: isHeld(failure, nowMs) }
        : null,
    };
  });
}

type Failure = NonNullable<ExchangeHealth['failure']>;
type Standing = 'answers' | 'partly' | 'fails' | 'waiting' | 'off' | 'notAllowed';

const signs: Readonly<Record<Standing, ExchangeRow['sign']>> = {
  answers: '✓',
  partly: '✓',
  fails: '×',
  waiting: '–',
  off: '–',
  notAllowed: '–',
};

function standingOf(
  health: ExchangeHealth | undefined,
  isOff: boolean,
  isDenied: boolean,
): Standing {
  if (isDenied) return 'notAllowed';
  if (isOff) return 'off';
  if (health?.access !== 'on') return 'waiting';
  if (hasAnswered(health)) return health.failure ? 'partly' : 'answers';
  return health.failure ? 'fails' : 'waiting';
}

/** It is asked, so what it said counts. */
const isAsked: ReadonlySet<Standing> = new Set(['answers', 'partly', 'fails']);

/** The exchange named the wait itself; nobody asks it before that. */
const isHeld = ({ kind, retryAtMs }: Failure, nowMs: number): boolean =>
  kind === 'rate' && retryAtMs > nowMs;

function whyText(
  standing: Standing,
  { optional }: ListedExchange,
  failure: Failure | null,
  t: Translate,
  locale: string,
  nowMs: number,
): string {
  if (standing === 'off') return t('exchange.why.off');
  if (standing === 'notAllowed') return optional ? '' : t('exchange.why.revoked');
  if (failure === null) return '';
  const why = isHeld(failure, nowMs)
    ? t('exchange.why.wait', { time: instant(failure.retryAtMs, t, locale) })
    : failureSentence(failure.kind, t);
  return failure.partly ? t('exchange.why.partly', { why }) : why;
}

function latencyText(health: ExchangeHealth | undefined, t: Translate, locale: string): string {
  const latencyMs = health?.latencyMs ?? null;
  return latencyMs === null ? dash : t('exchange.latency', { ms: decimal(latencyMs, locale, 0) });
}

function nextText(
  standing: Standing,
  failure: Failure | null,
  t: Translate,
  locale: string,
  nowMs: number,
): string {
  if (standing === 'off' || standing === 'notAllowed') return dash;
  return failure && failure.retryAtMs > nowMs
    ? relative(failure.retryAtMs, nowMs, locale)
    : t('exchange.nextPoll');
}
