/** A07: contrast of every pair of colours that meet, in both themes, from the tokens. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toolbarColours } from '../../../lib/views/toolbar-colours.ts';

const css = readFileSync(join(import.meta.dirname, '../../../components/tokens.css'), 'utf8');

const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
);

function colour(name: string, theme: 'light' | 'dark'): string {
  const token = tokens.get(name);
  if (!token) throw new Error(`no token ${name}`);
  return token[theme];
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const surfaces = ['paper', 'panel', 'raised'];
const zones = ['zone-discount', 'zone-thin', 'zone-usual', 'zone-rich'];
const texts = ['ink', 'ink-quiet', 'accent', 'alarm', 'above', 'below', 'neutral', 'stale'];
const curves = ['chart-basis', 'chart-average7', 'chart-average30', 'chart-cash'];

describe.each(['light', 'dark'] as const)('A07 contrast, %s', (theme) => {
  const ratio = (one: string, other: string): number =>
    contrast(colour(one, theme), colour(other, theme));

  it.each(texts)('text in %s is at least 4.5 to 1', (text) => {
    for (const surface of surfaces)
      expect(ratio(text, surface), `${text} on ${surface}`).toBeGreaterThanOrEqual(4.5);
  });

  it('labels on the shaded zones are at least 4.5 to 1', () => {
    for (const zone of zones) expect(ratio('ink', zone), zone).toBeGreaterThanOrEqual(4.5);
  });

  it('the badge of the settings page is at least 4.5 to 1', () => {
    for (const tone of ['above', 'below', 'neutral', 'stale'])
      expect(ratio('paper', tone), tone).toBeGreaterThanOrEqual(4.5);
  });

  it.each(curves)('the curve %s is at least 3 to 1 on paper', (curve) => {
    expect(ratio(curve, 'paper')).toBeGreaterThanOrEqual(3);
  });

  it('what decides a reading stands out from every shading', () => {
    for (const zone of zones)
      for (const curve of ['chart-average7', 'chart-average30', 'chart-cash', 'ink'])
        expect(ratio(curve, zone), `${curve} on ${zone}`).toBeGreaterThanOrEqual(3);
  });

  it('edges of fields and the focus ring are at least 3 to 1', () => {
    for (const surface of surfaces)
      for (const edge of ['rule-strong', 'accent'])
        expect(ratio(edge, surface), `${edge} on ${surface}`).toBeGreaterThanOrEqual(3);
  });
});

describe('A07: badge and icon', () => {
  const { stale, ...fresh } = toolbarColours;

  it.each(Object.entries(toolbarColours))('text on %s is at least 4.5 to 1', (_tone, colours) => {
    expect(contrast(colours.ground, colours.ink)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.entries(fresh))('stale stands apart from %s by 3 to 1', (_tone, { ground }) => {
    expect(contrast(stale.ground, ground)).toBeGreaterThanOrEqual(3);
  });
});

describe('forced colours', () => {
  it('every colour is replaced by one of the system', () => {
    const forced = css.slice(css.indexOf('forced-colors'));
    for (const name of tokens.keys()) expect(forced, name).toMatch(new RegExp(`--${name}: \\w+;`));
  });
});
