/** What the regimes told of later returns, as a small table and the sentence it comes to. */
import type { RegimesTold } from '../regime/regimes-told.ts';
import { type HorizonDays, horizonDays } from '../regime/what-followed.ts';
import { dash, decimal, longDay, percent } from './format.ts';
import type { Translate } from './translate.ts';
import { regimeGlyph, regimeWord } from './words.ts';

interface ToldReturns {
  readonly mean: string;
  readonly median: string;
  readonly up: string;
}

export interface ToldView {
  readonly title: string;
  readonly caption: string;
  readonly horizon: string;
  readonly horizons: readonly { readonly id: HorizonDays; readonly label: string }[];
  readonly columns: Readonly<
    Record<'regime' | 'days' | 'spells' | 'mean' | 'median' | 'up', string>
  >;
  readonly rows: readonly {
    readonly name: string;
    readonly glyph: string;
    readonly days: string;
    readonly spells: string;
    readonly after: Readonly<Record<HorizonDays, ToldReturns>>;
  }[];
  readonly result: string;
}

export function toldView(told: RegimesTold, t: Translate, locale: string): ToldView {
  const number = (value: number): string => decimal(value, locale, 0);
  return {
    title: t('told.title'),
    caption:
      told.sinceDayMs === null
        ? t('told.short')
        : t('told.caption', { since: longDay(told.sinceDayMs, locale) }),
    horizon: t('told.horizon'),
    horizons: horizonDays.map((id) => ({
      id,
      label: t('told.horizonDays', { count: number(id) }),
    })),
    columns: {
      regime: t('told.column.regime'),
      days: t('told.column.days'),
      spells: t('told.column.spells'),
      mean: t('told.column.mean'),
      median: t('told.column.median'),
      up: t('told.column.up'),
    },
    rows: told.followed
      .filter(({ days }) => days > 0)
      .map(({ regime, days, spells, after }) => ({
        name: regime === 'all' ? t('told.all') : regimeWord(regime, t),
        glyph: regime === 'all' ? '' : regimeGlyph[regime],
        days: number(days),
        spells: number(spells),
        after: {
          7: written(after[7], locale),
          30: written(after[30], locale),
          90: written(after[90], locale),
        },
      })),
    result: resultText(told, t, locale),
  };
}

function written(
  returns: RegimesTold['followed'][number]['after'][HorizonDays],
  locale: string,
): ToldReturns {
  if (!returns) return { mean: dash, median: dash, up: dash };
  return {
    mean: decimal(returns.meanPercent, locale, 1, 'always'),
    median: decimal(returns.medianPercent, locale, 1, 'always'),
    up: percent(returns.shareUp * 100, locale, 0),
  };
}

function resultText({ tests, toldNothing }: RegimesTold, t: Translate, locale: string): string {
  if (toldNothing === null) return t('told.short');
  const p = (horizon: HorizonDays): string =>
    percent((tests.find((test) => test.horizonDays === horizon)?.p ?? 0) * 100, locale, 0);
  return t(toldNothing ? 'told.nothing' : 'told.something', { p7: p(7), p30: p(30), p90: p(90) });
}
