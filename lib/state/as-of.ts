/**
 * The state of any past instant, as the surfaces would have shown it from the days that had
 * closed by then: values are those of the last close, prices by their own times, nothing of
 * later days. The past itself is as it stands now; reserve and flows are revised by their
 * source, and what stands on them says so.
 *
 * It does not know the minute: what only polls tell (each exchange's curve, who answered) is
 * not on record, and is missing with that reason.
 */
import { dayMs, type Series } from '../quotes/point.ts';
import { type Column, type Past, pastAt } from '../series/past.ts';
import type { Settings } from '../settings/settings.ts';
import type { ConsensusReading } from '../signals/consensus-reading.ts';
import { priceChange24h } from '../signals/price.ts';
import { type Evidence, missing, type Reading, type Unit } from '../signals/reading.ts';
import { closesOf, lookBack } from './look-back.ts';
import { type MarketState, marketStateVersion } from './market-state.ts';
import { positionsAt } from './positions-at.ts';

/** The end of the last day that had closed by an instant; null before the record. */
const lastCloseMs = (past: Past): number | null => {
  const last = past.dayMs.at(-1);
  return last === undefined ? null : last + dayMs;
};

export function assessAt(whole: Past, settings: Settings, instantMs: number): MarketState {
  const past = pastAt(whole, instantMs);
  const closeMs = lastCloseMs(past);
  const reading = (unit: Unit, column: Column, evidence: readonly Evidence[] = []): Reading => {
    const value = column.at(-1) ?? null;
    return value === null || closeMs === null
      ? missing(unit, 'notOnRecord')
      : { value, unit, asOfMs: closeMs, reason: null, evidence };
  };
  const across = (column: Column): ConsensusReading => ({
    ...reading('percent-per-year', column),
    degraded: false,
    held: false,
    venues: [],
    spread: null,
  });
  const average7 = reading('percent-per-year', past.basis.average7, onWhose(past));
  const funding = across(past.funding.average7);
  const price = reading('usd', past.close);
  const present = { average7: average7.value, funding: funding.value, price: price.value };
  const { premiumChange, firstDayMs, lastClosedDayMs, ...closed } = lookBack(
    past,
    settings,
    present,
    instantMs,
  );
  const counted = reading('coins', past.basket);
  const reserve = past.reserve.at(-1) ?? null;
  const positions = positionsAt({
    past,
    counted,
    reserve:
      reserve === null
        ? null
        : { coins: reserve, dayMs: past.dayMs.at(-1) ?? 0, source: 'coin-metrics SplyExNtv' },
    imported: null,
    premiumChange,
    nowMs: closeMs ?? instantMs,
  });
  return {
    version: marketStateVersion,
    asset: settings.asset,
    computedAtMs: instantMs,
    lastAnswerMs: closeMs,
    basisNow: across(past.basis.daily),
    average7,
    average30: reading('percent-per-year', past.basis.average30),
    ...closed,
    funding,
    openInterest: counted,
    ...positions,
    price,
    priceChange24h:
      price.value === null ? null : priceChange24h(endsOf(past), price.value, closeMs ?? instantMs),
    exchanges: [],
    clockSkewMs: 0,
    history: { progress: 1, failure: null, firstDayMs, lastClosedDayMs },
    nextExpiryMs: null,
  };
}

/** The exchanges that v of the last day rests on. */
const onWhose = ({ basisSet, exchangeSets }: Past): Evidence[] =>
  (exchangeSets[basisSet.at(-1) ?? -1] ?? []).map((exchange) => ({
    name: 'average',
    value: null,
    unit: 'percent-per-year',
    source: exchange,
  }));

/** Closes stamped with the end of their day. */
const endsOf = (past: Past): Series =>
  closesOf(past).map(({ timeMs, value }) => ({ timeMs: timeMs + dayMs, value }));
