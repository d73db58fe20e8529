/** What the style sheet of the pill promises, read from the sheet itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withOwnNames } from '../../entrypoints/page-pill/own-names.ts';

const sheet = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../components', name), 'utf8').replaceAll(
    /\/\*[\s\S]*?\*\//g,
    '',
  );

/** Each colour of a sheet in its light and its dark form. */
const coloursOf = (text: string) =>
  new Map(
    [...text.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\)/g)].map(
      ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
    ),
  );

const rules = sheet('pill.css');
const colours = coloursOf(rules);

function luminance(hex: string): number {
  const digits = hex.slice(1);
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe('A07 contrast', () => {
  const grounds = ['paper', 'panel'];
  const inks = ['ink', 'ink-quiet', 'above', 'below'];
  it.each(grounds.flatMap((ground) => inks.map((ink) => [ink, ground] as const)))(
    '%s on %s is at least 4.5 to 1 in both themes',
    (ink, ground) => {
      for (const theme of ['light', 'dark'] as const) {
        const pair = [colours.get(ink)?.[theme] ?? '', colours.get(ground)?.[theme] ?? ''] as const;
        expect(contrast(...pair)).toBeGreaterThanOrEqual(4.5);
      }
    },
  );
});

describe('the sheet', () => {
  it('has the colours of the other surfaces', () => {
    const tokens = coloursOf(sheet('tokens.css'));
    expect(colours.size).toBe(7);
    for (const [name, colour] of colours) expect(tokens.get(name)).toEqual(colour);
  });

  it('A10 makes every button at least 24 px high and wide', () => {
    const button = /^button \{[^}]*min-height: (\d+)px/m.exec(rules);
    expect(Number(button?.[1])).toBeGreaterThanOrEqual(24);
    const close = /^\.icon \{[^}]*\bwidth: (\d+)px/m.exec(rules);
    expect(Number(close?.[1])).toBeGreaterThanOrEqual(24);
  });

  it('C08 lets the page decide nothing about the host', () => {
    const host = /:host \{([^}]*)\}/.exec(rules)?.[1] ?? '';
    const declarations = host.split(';').filter((part) => part.trim() !== '');
    expect(host).toContain('all: initial !important');
    for (const declaration of declarations) expect(declaration).toContain('!important');
  });

  it('C14 hides in print, in full screen and on very small pages', () => {
    expect(rules).toMatch(/@media print, [^{]*max-width: 319px[^{]*max-height: 239px/);
  });

  it('A09 does not move', () => {
    expect(rules).not.toMatch(/transition|animation|@keyframes/);
  });

  it('C21 gives nothing that holds text a height in px', () => {
    const withText = [...rules.matchAll(/^([^{}@]+) \{([^}]*)\}/gm)].filter(
      ([, selector = '']) => !/::before|\.path|\.unseen/.test(selector),
    );
    expect(withText.length).toBeGreaterThan(50);
    for (const [rule, , body = ''] of withText) {
      expect(body, rule).not.toMatch(/(?:^|\s)(?:max-)?height: (?:\w+\()?\d+px/);
      expect(body, rule).not.toMatch(/line-height: [^;]*px|font:\s*\d+px\/\d+px/);
    }
  });

  it('C19 has other names for its properties each time, and all of them', () => {
    const own = (): string[] => [...new Set(withOwnNames(rules).match(/--[\w-]+/g))];
    const [first, second] = [own(), own()];
    expect(first.length).toBe(new Set(rules.match(/--[\w-]+/g)).size);
    expect(new Set([...first, ...second]).size).toBe(first.length * 2);
    expect(first.join()).not.toMatch(/--(?:paper|ink|x|y)\b/);
  });

  it('asks for nothing, and scales with nothing of the page', () => {
    expect(rules).not.toMatch(/url\(|@import|@font-face|\d(?:rem|em)\b/);
  });
});
