import { describe, expect, it } from 'vitest';
import { badgeChange, badgeNumber, badgePercentile } from '../../../lib/views/badge-text.ts';

describe('A14 badge numbers', () => {
  it.each([
    [-2.66, '-2.7', '-2.7'],
    [-0.04, '-.04', '0.0'],
    [0, '0.00', '0.0'],
    [-0, '0.00', '0.0'],
    [0.28, '0.28', '0.3'],
    [1.53, '1.53', '1.5'],
    [12.4, '12.4', '12.4'],
    [-9, '-9.0', '-9.0'],
    [-0.34, '-.34', '-.3'],
    [-12.4, '-12', '-12'],
    [124, '124', '124'],
    [-124, '-124', '-124'],
    [1240, '1k+', '1k+'],
    [-1240, '-1k+', '-1k+'],
    [999.6, '1k+', '1k+'],
    [99.95, '100', '100'],
    [-0.005, '-.01', '0.0'],
    [-0.05, '-.05', '-.1'],
    [-9.95, '-10', '-10'],
  ])('%d is %s on the 30-day scale and %s a year', (value, scale, perYear) => {
    expect(badgeNumber(value, 2)).toBe(scale);
    expect(badgeNumber(value, 1)).toBe(perYear);
  });

  it('never takes five glyphs, never signs a zero, never shows a plus, from -2,000 to 2,000', () => {
    const wrong: string[] = [];
    for (let step = 0; step <= 4000 / 0.007; step += 1) {
      const value = -2000 + step * 0.007;
      const texts = [badgeNumber(value, 1), badgeNumber(value, 2), badgeChange(value)];
      const isWrong = (text: string): boolean =>
        text.length > 4 ||
        /^[-+][0.]*%?$/.test(text) ||
        (value < 0 && !/^[-<]|^0[.0]*%?$/.test(text)) ||
        (value > 0 && text.includes('-'));
      const hasPlus = Math.abs(value) < 999 && texts.slice(0, 2).some((text) => text.includes('+'));
      if (hasPlus || texts.some(isWrong)) wrong.push(`${value} reads ${texts.join(' or ')}`);
    }
    expect(wrong).toEqual([]);
  });

  it('writes a change of open interest with its sign', () => {
    const cases: [number, string][] = [
      [10.2, '+10%'],
      [-18.3, '-18%'],
      [0, '0%'],
      [-0.4, '0%'],
      [0.4, '0%'],
      [99.4, '+99%'],
      [99.5, '>99%'],
      [-120, '<99%'],
    ];
    for (const [value, text] of cases) expect(badgeChange(value)).toBe(text);
  });

  it('writes a percentile in four glyphs at most, cut and not rounded', () => {
    const cases: [number, string][] = [
      [0, 'p0'],
      [3, 'p3'],
      [46, 'p46'],
      [94.9, 'p94'],
      [100, 'p100'],
    ];
    for (const [value, text] of cases) expect(badgePercentile(value)).toBe(text);
  });
});
