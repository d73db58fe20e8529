/** The lines under the number: cash and rarity, this minute, since when, why. */
import type { RegimeReason } from '../regime/regime.ts';
import type { Settings } from '../settings/settings.ts';
import type { MarketState } from '../state/market-state.ts';
import { age, dash, day, decimal, percent } from './format.ts';
import { plural } from './plural.ts';
import type { TextKey, Translate } from './translate.ts';
import { regimeInline } from './words.ts';

/** @param said why there is no number, which is not said a second time */
export function headlineLines(
  state: MarketState,
  settings: Settings,
  said: string,
  t: Translate,
  locale: string,
  nowMs: number,
): string[] {
  const reasons = why(state, t, locale);
  return [
    joined(cash(state, settings, t, locale), rarity(state, t, locale)),
    joined(thisMinute(state, t, locale, nowMs), trendText(state, t, locale)),
    since(state, t, locale, nowMs),
    lastBelow(state, t, locale, nowMs),
    reasons === t('headline.why', { reasons: said }) ? null : reasons,
  ].filter((line) => line !== null);
}

const joined = (...parts: readonly (string | null)[]): string | null =>
  parts.filter((part) => part !== null).join(' · ') || null;

function cash(
  { average7, regime }: MarketState,
  { cashPercent }: Settings,
  t: Translate,
  locale: string,
): string | null {
  if (average7.value === null) return null;
  const values = { cash: percent(cashPercent, locale, Number.isInteger(cashPercent) ? 0 : 1) };
  if (average7.value > cashPercent) return t('headline.moreThanCash', values);
  const isSaid = regime.regime === 'thin' || regime.regime === 'discount';
  return t(isSaid ? 'headline.cash' : 'headline.lessThanCash', values);
}

function rarity({ lowerShare }: MarketState, t: Translate, locale: string): string | null {
  if (lowerShare === null) return null;
  if (lowerShare < 0.005) return t('headline.lowestOfYear');
  const values = { percent: percent(lowerShare * 100, locale, 0) };
  return t(lowerShare <= 0.1 ? 'headline.onlyLower' : 'headline.lower', values);
}

function thisMinute(
  { basisNow }: MarketState,
  t: Translate,
  locale: string,
  nowMs: number,
): string | null {
  if (basisNow.value === null) return null;
  const value = percent(basisNow.value, locale);
  // Of a past day there is its daily value alone.
  if (basisNow.venues.length === 0 && !basisNow.held) return t('headline.thatDay', { value });
  const venues = basisNow.venues.filter(({ excluded }) => excluded === null).length;
  return basisNow.held
    ? t('headline.nowHeld', { value, age: age(nowMs - (basisNow.asOfMs ?? nowMs), t, locale) })
    : t('headline.now', { value, venues: plural('venues', venues, t, locale) });
}

/** Whether the 7-day average has left the 30-day one, on closed days. */
const trendText = ({ trend, average30 }: MarketState, t: Translate, locale: string) =>
  trend === null || average30.value === null
    ? null
    : t(`headline.trend.${trend}`, { m: percent(average30.value, locale) });

function lastBelow(
  { lastBelowZeroDayMs, regime }: MarketState,
  t: Translate,
  locale: string,
  nowMs: number,
): string | null {
  if (lastBelowZeroDayMs === null || regime.regime === 'discount') return null;
  return t('headline.lastBelow', { day: day(lastBelowZeroDayMs, locale, nowMs) });
}

function since(
  { regime: { sinceDayMs, days, previous } }: MarketState,
  t: Translate,
  locale: string,
  nowMs: number,
): string | null {
  if (sinceDayMs === null) return null;
  return joined(
    t('headline.since', { day: day(sinceDayMs, locale, nowMs), count: decimal(days, locale, 0) }),
    previous &&
      t('headline.before', {
        word: regimeInline(previous.regime, t),
        days: plural('days', previous.days, t, locale),
      }),
  );
}

function why(
  { regime: { held, reasons } }: MarketState,
  t: Translate,
  locale: string,
): string | null {
  const said = reasons.map((reason) => regimeReasonText(reason, t, locale)).join('; ');
  return joined(
    said === '' ? null : t('headline.why', { reasons: said }),
    held ? t('headline.held') : null,
  );
}

/** "7-day average 3.7 then 2.8, line 4.0, two closed days". */
export function regimeReasonText(reason: RegimeReason, t: Translate, locale: string): string {
  const { line } = reason;
  // A value that would be rounded onto its line is told more exactly.
  const isClose = line !== null && reason.values.some((value) => Math.abs(value - line) < 0.1);
  const values = reason.values.map((value) => decimal(value, locale, isClose ? 2 : 1));
  return (
    t(`reason.${reason.key}` as TextKey, {
      values: values.join(` ${t('headline.then')} `),
      line: line === null ? dash : decimal(line, locale, 1),
      count: decimal(reason.values.length, locale, 0),
    }) || t('reason.unsaid')
  );
}
