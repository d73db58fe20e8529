/**
 * Which alerts a new state gives rise to, and what is remembered so that none comes twice.
 *
 * - The first state of an asset is where it starts from and tells nothing.
 * - A regime is decided from closed days, so it is confirmed; one whose close is more than
 *   two days past is no news, and neither is one that moved lines made.
 * - A line is crossed once the average stands beyond it for an hour without a break.
 * - The quorum is lost once it lacks for ten minutes, or for three polls where these are slow.
 * - While it is quiet, snoozed or too soon, what happened waits, and is told afterwards if it
 *   is still so.
 *
 * Numbers that are old, held or incomplete tell nothing but the loss of the quorum. To be
 * called after a poll: a state that nobody was asked for says nothing about now.
 */
import { dayMs, hourMs } from '../quotes/point.ts';
import { pollPeriod, type Settings } from '../settings/settings.ts';
import type { Alert, AlertMemory, AssetMemory, Turn } from './alert.ts';
import type { MarketState } from './market-state.ts';
import { isStale, stalePeriods } from './staleness.ts';

const longestLog = 50;
const newsMs = 2 * dayMs;
const lineTurnMs = hourMs;
const quorumTurnMs = 600_000;

export interface AlertClock {
  readonly nowMs: number;
  /** Hour of the day where the user is, 0 to 23. */
  readonly localHour: number;
}

type Asked = Pick<Settings, 'alerts' | 'lines' | 'pollMinutes' | 'lean'>;

interface Case {
  readonly state: MarketState;
  readonly settings: Asked;
  readonly nowMs: number;
  readonly before: AssetMemory;
  /** Whether something may be told about a subject now. */
  readonly isOpen: (subject: string) => boolean;
}

export function decideAlerts(
  memory: AlertMemory,
  state: MarketState,
  settings: Asked,
  { nowMs, localHour }: AlertClock,
): { readonly memory: AlertMemory; readonly alerts: readonly Alert[] } {
  const { alerts: wanted } = settings;
  if (!wanted.enabled) return { memory: { ...memory, assets: {} }, alerts: [] };
  const before = memory.assets[state.asset] ?? unmet(state);
  const isSilent = isQuiet(wanted, localHour) || nowMs < wanted.snoozedUntilMs;
  const isOpen = (subject: string): boolean =>
    !isSilent && nowMs - (before.toldAtMs[subject] ?? -Infinity) >= wanted.cooldownHours * hourMs;
  const found: Case = { state, settings, nowMs, before, isOpen };
  const isSound = isUsable(state, settings, nowMs);
  const regime = isSound ? regimePart(found) : { kept: before.regime, told: [] };
  const lines = isSound ? linesPart(found) : { kept: before.sides, told: [] };
  const quorum = quorumPart(found);
  const alerts = [...regime.told, ...lines.told, ...quorum.told];
  const after: AssetMemory = {
    ladder: isSound ? ladderOf(settings) : before.ladder,
    regime: regime.kept,
    sides: lines.kept,
    quorum: quorum.kept,
    toldAtMs: {
      ...before.toldAtMs,
      ...Object.fromEntries(alerts.map((alert) => [subjectOf(alert), nowMs])),
    },
  };
  return {
    memory: {
      version: 1,
      assets: { ...memory.assets, [state.asset]: after },
      log: [...alerts.toReversed(), ...memory.log].slice(0, longestLog),
    },
    alerts,
  };
}

const unmet = ({ basisNow }: MarketState): AssetMemory => ({
  ladder: '',
  regime: null,
  sides: {},
  quorum: { isLost: basisNow.degraded, turn: null },
  toldAtMs: {},
});

const ladderOf = ({ lines }: Asked): string => Object.values(lines).join(' ');

const subjectOf = (alert: Alert): string =>
  alert.kind === 'line' ? `line ${alert.linePercent}` : alert.kind;

/** From 22 to 7 goes over midnight. */
function isQuiet({ quietFromHour: from, quietToHour: to }: Asked['alerts'], hour: number): boolean {
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}

const isUsable = (state: MarketState, settings: Asked, nowMs: number): boolean =>
  state.history.progress === 1 &&
  state.lastAnswerMs !== null &&
  !isStale(state, settings, nowMs) &&
  !state.basisNow.degraded &&
  !state.regime.held;

interface Part<T> {
  readonly kept: T;
  readonly told: readonly Alert[];
}

function regimePart({ state, settings, nowMs, before, isOpen }: Case): Part<AssetMemory['regime']> {
  const { regime, sinceDayMs } = state.regime;
  if (regime === 'unknown' || sinceDayMs === null) return { kept: before.regime, told: [] };
  const isNews =
    settings.alerts.regime &&
    before.regime !== null &&
    before.regime !== regime &&
    before.ladder === ladderOf(settings) &&
    nowMs - (sinceDayMs + dayMs) <= newsMs;
  if (!isNews || before.regime === null) return { kept: regime, told: [] };
  if (!isOpen('regime')) return { kept: before.regime, told: [] };
  const alert: Alert = {
    id: `${state.asset}-regime-${regime}-${sinceDayMs}`,
    kind: 'regime',
    asset: state.asset,
    atMs: nowMs,
    regime,
    before: before.regime,
    sinceDayMs,
    averagePercent: state.average7.value,
  };
  return { kept: regime, told: [alert] };
}

function linesPart({ state, settings, nowMs, before, isOpen }: Case): Part<AssetMemory['sides']> {
  const average = state.average7.value;
  if (average === null || state.average7.reason !== null) return { kept: before.sides, told: [] };
  const told: Alert[] = [];
  const sides = settings.alerts.lines.map((line): [string, AssetMemory['sides'][string]] => {
    const held = before.sides[line];
    const side = average === line ? (held?.side ?? 'above') : average > line ? 'above' : 'below';
    if (!held || held.side === side) return [String(line), { side, turn: null }];
    const turn = goOn(held.turn, settings, nowMs);
    if (nowMs - turn.sinceMs < lineTurnMs || !isOpen(`line ${line}`))
      return [String(line), { side: held.side, turn }];
    told.push({
      id: `${state.asset}-line-${line}-${side}-${turn.sinceMs}`,
      kind: 'line',
      asset: state.asset,
      atMs: nowMs,
      linePercent: line,
      side,
      averagePercent: average,
    });
    return [String(line), { side, turn: null }];
  });
  return { kept: Object.fromEntries(sides), told };
}

function quorumPart({ state, settings, nowMs, before, isOpen }: Case): Part<AssetMemory['quorum']> {
  const { degraded, reason, venues } = state.basisNow;
  if (!degraded || reason?.key === 'noDated')
    return { kept: { isLost: false, turn: null }, told: [] };
  if (before.quorum.isLost) return { kept: before.quorum, told: [] };
  if (!settings.alerts.quorum) return { kept: { isLost: true, turn: null }, told: [] };
  const turn = goOn(before.quorum.turn, settings, nowMs);
  const neededMs = Math.max(quorumTurnMs, stalePeriods * pollPeriod(settings) * 60_000);
  if (nowMs - turn.sinceMs < neededMs || !isOpen('quorum'))
    return { kept: { isLost: false, turn }, told: [] };
  const alert: Alert = {
    id: `${state.asset}-quorum-${turn.sinceMs}`,
    kind: 'quorum',
    asset: state.asset,
    atMs: nowMs,
    used: venues.filter(({ excluded }) => excluded === null).length,
  };
  return { kept: { isLost: true, turn: null }, told: [alert] };
}

/** A turn goes on from poll to poll; after a sleep it begins anew. */
function goOn(turn: Turn | null, settings: Asked, nowMs: number): Turn {
  const longestGapMs = (stalePeriods * pollPeriod(settings) + 5) * 60_000;
  const isUnbroken = turn !== null && nowMs - turn.seenMs <= longestGapMs && nowMs >= turn.seenMs;
  return { sinceMs: isUnbroken ? turn.sinceMs : nowMs, seenMs: nowMs };
}
