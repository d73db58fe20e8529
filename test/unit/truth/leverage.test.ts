/**
 * The bands of the leverage ratio by who counts, from 0.03 to 0.29 for one formula: each
 * numerator over each denominator, mean and range of every year.
 */
import { expect, it } from 'vitest';
import { leverageDays } from '../../../lib/signals/leverage-days.ts';
import { describeHistory } from '../../describe-recorded.ts';
import { day, isoDate, leveragePast, notes } from './history.ts';

/** "2019: 0.036 [0.024..0.055]" of a line of the notes. */
const bandsOf = (line: string): string[] =>
  [...line.matchAll(/20\d\d: [\d.]+ \[[\d.]+\.\.[\d.]+\]/g)].map(([band]) => band);

const noted = (numerator: string, denominator: string): string[] =>
  bandsOf(
    notes()
      .split('\n')
      .find((line) => line.startsWith(`${numerator} / ${denominator} 20`)) ?? '',
  );

function found(numerator: 'all' | 'aggregated', denominator: 'vendor' | 'coinMetrics'): string[] {
  const past = leveragePast(numerator, denominator);
  const days = leverageDays(past, past.basket);
  const years = new Map<string, number[]>();
  for (const { dayMs, value } of days) {
    if (value === null) continue;
    const year = isoDate(dayMs).slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), value]);
  }
  return [...years].map(([year, values]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return `${year}: ${mean.toFixed(3)} [${low.toFixed(3)}..${high.toFixed(3)}]`;
  });
}

describeHistory('leverage by who counts', () => {
  it.each([
    ['CryptoQuant-like OI', 'CryptoQuant-like reserve', 'all', 'vendor', 6],
    ['CryptoQuant-like OI', 'Coin Metrics reserve', 'all', 'coinMetrics', 6],
    ['CoinGlass OI', 'Coin Metrics reserve', 'aggregated', 'coinMetrics', 2],
  ] as const)('%s over %s has the bands of the notes', (...given) => {
    const [numeratorName, denominatorName, numerator, denominator, years] = given;
    const bands = noted(numeratorName, denominatorName);
    expect(bands).toHaveLength(years);
    expect(found(numerator, denominator)).toEqual(bands);
  });

  it('reads 0.118 on 19 Nov 2024 with one vendor', () => {
    const past = leveragePast('all', 'vendor');
    const days = leverageDays(past, past.basket);
    const last = days.find(({ dayMs }) => dayMs === day('2024-11-19'));
    expect(last?.value?.toFixed(3)).toBe('0.118');
  });
});
