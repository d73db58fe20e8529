import { chartItem } from '../../lib/platform/stored.ts';
import type { Past } from '../../lib/series/past.ts';

/** Temporary. */
export async function readPast(_asset: string): Promise<Past | undefined> {
  const series = await chartItem.read();
  if (!series) return undefined;
  const gaps = series.dayMs.map(() => null);
  const none = { daily: gaps, average7: gaps, average30: gaps };
  const f = series.average7.map((v) => (v === null ? null : v * 0.9 - 1));
  return {
    version: 1,
    builtAtMs: 0,
    dayMs: series.dayMs,
    close: series.price,
    basis: { daily: series.basis, average7: series.average7, average30: series.average30 },
    basisSet: gaps,
    exchangeSets: [],
    frontMonth: none,
    perpPremium: none,
    funding: { daily: f, average7: f, average30: f },
    openInterest: [{ exchange: 'binance', coins: series.price.map((p, i) => (p === null || i < series.price.length - 200 ? null : p / 1000 + i / 20)) }],
    basket: gaps,
    reserve: gaps,
    reserveFirst: gaps,
    flowIn: gaps,
    flowOut: gaps,
  };
}
