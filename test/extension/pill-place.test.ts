/** Edges and fractions: where a pill that is let go docks, and where keys and clicks take it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  docked,
  firstSpot,
  fractionsOf,
  nextCorner,
  type Spot,
  stepped,
} from '../../entrypoints/page-pill/place.ts';

const size = { width: 800, height: 600 };

describe('a pill that is let go', () => {
  it.each([
    [
      { x: 0.1, y: 0.5 },
      { edge: 'left', fraction: 0.5 },
    ],
    [
      { x: 0.95, y: 0.3 },
      { edge: 'right', fraction: 0.3 },
    ],
    [
      { x: 0.5, y: 0.05 },
      { edge: 'top', fraction: 0.5 },
    ],
    [
      { x: 0.4, y: 0.9 },
      { edge: 'bottom', fraction: 0.4 },
    ],
    [{ x: 1, y: 1 }, firstSpot],
  ])('at %j docks at %j', (at, spot) => {
    expect(docked(at, size)).toEqual(spot);
  });

  it('is at an edge, and between its ends, wherever it was', () => {
    const fraction = fc.double({ min: -1, max: 2, noNaN: true });
    fc.assert(
      fc.property(fraction, fraction, (x, y) => {
        const at = fractionsOf(docked({ x, y }, size));
        expect([at.x, at.y].some((part) => part === 0 || part === 1)).toBe(true);
        for (const part of [at.x, at.y]) expect(part).toBe(Math.min(1, Math.max(0, part)));
      }),
    );
  });
});

describe('keys and clicks', () => {
  it('four clicks go round the window', () => {
    const corners: Spot[] = [firstSpot];
    for (let click = 0; click < 4; click += 1)
      corners.push(nextCorner(corners.at(-1) ?? firstSpot));
    expect(corners.map(fractionsOf).map(({ x, y }) => `${x}${y}`)).toEqual([
      '11',
      '01',
      '00',
      '10',
      '11',
    ]);
  });

  it('arrow keys go along the edge and across, other keys nowhere', () => {
    expect(stepped(firstSpot, 'ArrowUp')).toEqual({ edge: 'right', fraction: 0.875 });
    expect(stepped(firstSpot, 'ArrowDown')).toEqual(firstSpot);
    expect(stepped(firstSpot, 'ArrowLeft')).toEqual({ edge: 'left', fraction: 1 });
    expect(stepped({ edge: 'top', fraction: 0.5 }, 'ArrowRight')).toEqual({
      edge: 'top',
      fraction: 0.625,
    });
    expect(stepped({ edge: 'top', fraction: 0.5 }, 'ArrowDown')).toEqual({
      edge: 'bottom',
      fraction: 0.5,
    });
    expect(stepped(firstSpot, 'Enter')).toBeNull();
  });
});
