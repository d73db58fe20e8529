/** The quiet lines under the card's number: cash and rarity, since when; and why, further down. */
import type { Settings } from '../settings/settings.ts';
import type { MarketState } from '../state/market-state.ts';
import { day, decimal, percent } from './format.ts';
import { regimeReasonText } from './headline-view.ts';
import { plural } from './plural.ts';
import type { Translate } from './translate.ts';
import { regimeInline } from './words.ts';

/** A spell this young is told together with the one before it. */
const youngDays = 30;

export const pillContext = (
  state: MarketState,
  settings: Settings,
  t: Translate,
  locale: string,
): string[] =>
  [undecided(state, t, locale), rank(state, settings, t, locale), since(state, t, locale)].filter(
    (line) => line !== null,
  );

/** A value within its own error of a line could lie on either side of it. */
function undecided(
  { errorPercent, regime }: MarketState,
  t: Translate,
  locale: string,
): string | null {
  const near = regime.distances.find(({ distance }) => Math.abs(distance) <= (errorPercent ?? 0));
  return near ? t('pill.card.undecided', { line: decimal(near.linePercent, locale) }) : null;
}

/** The number beside what cash pays, and beside its own last year. */
function rank(
  { average7, lowerShare }: MarketState,
  { cashPercent }: Settings,
  t: Translate,
  locale: string,
): string | null {
  if (average7.value === null) return null;
  const digits = Number.isInteger(cashPercent) ? 0 : 1;
  const cash = t('pill.card.cash', { percent: percent(cashPercent, locale, digits) });
  if (lowerShare === null) return cash;
  const lower =
    lowerShare < 0.005
      ? t('pill.card.lowest')
      : t('pill.card.lower', { percent: percent(lowerShare * 100, locale, 0) });
  return `${cash} · ${lower}`;
}

function since({ regime, computedAtMs }: MarketState, t: Translate, locale: string): string | null {
  const { sinceDayMs, days, previous, held } = regime;
  if (sinceDayMs === null) return null;
  const start = day(sinceDayMs, locale, computedAtMs);
  const text =
    previous && previous.regime !== 'unknown' && days <= youngDays
      ? t('pill.card.sinceAfter', {
          day: start,
          days: plural('days', previous.days, t, locale),
          regime: regimeInline(previous.regime, t),
        })
      : t('pill.card.sinceDay', { day: start, count: decimal(days, locale, 0) });
  return held ? `${text}; ${t('pill.card.held')}` : text;
}

export function pillWhy(
  { regime, average7 }: MarketState,
  t: Translate,
  locale: string,
): string | null {
  const reasons = regime.reasons.map((reason) => regimeReasonText(reason, t, locale)).join('; ');
  const isSaid = average7.value === null && regime.sinceDayMs === null;
  return reasons === '' || isSaid ? null : t('pill.card.why', { reasons });
}
