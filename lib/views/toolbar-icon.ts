/**
 * The toolbar icon as a description: a tile in the colour of the reading and on it the sign
 * of the regime, in the corner a clock while the numbers are old. Places in 16ths of the
 * side, so that every size is drawn from one description.
 */
import type { RegimeId } from '../regime/regime.ts';
import type { Tone } from './words.ts';

/** `none` is a coin that has no regime at all. */
type Sign = RegimeId | 'none';

/** White on the tile, unless it is cut out of it. */
export type Shape =
  | { readonly kind: 'polygon'; readonly points: readonly (readonly [number, number])[] }
  | { readonly kind: 'disc'; readonly x: number; readonly y: number; readonly radius: number }
  | {
      readonly kind: 'stroke';
      readonly points: readonly (readonly [number, number])[];
      readonly width: number;
    }
  | { readonly kind: 'letter'; readonly text: string; readonly x: number; readonly y: number };

export interface ToolbarIcon {
  readonly tile: Tone;
  readonly shapes: readonly Shape[];
  /** A ring in the colour of the tile, the face in that of the sign, the hands in that of the tile. */
  readonly clock: readonly [Shape, Shape, Shape] | null;
}

export const iconSide = 16;

/** @param isStale the clock is shown, whatever the regime */
export const toolbarIcon = (sign: Sign, tone: Tone, isStale: boolean): ToolbarIcon => ({
  tile: isStale ? 'stale' : tone,
  shapes: isStale ? signs[sign].map(aside) : signs[sign],
  clock: isStale ? clock : null,
});

/** Makes room for the clock. */
function aside(shape: Shape): Shape {
  const [x, y] = [-1.6, 1.8];
  switch (shape.kind) {
    case 'disc':
    case 'letter':
      return { ...shape, x: shape.x + x, y: shape.y + y };
    case 'polygon':
    case 'stroke':
      return { ...shape, points: shape.points.map(([px, py]) => [px + x, py + y] as const) };
  }
}

const triangle = (top: number, isUp: boolean): Shape => {
  const [base, tip] = isUp ? [top + 4, top] : [top, top + 4];
  return {
    kind: 'polygon',
    points: [
      [3.5, base],
      [12.5, base],
      [8, tip],
    ],
  };
};

/** Two are one above the other; one stands in the middle. */
const signs: Readonly<Record<Sign, readonly Shape[]>> = {
  discount: [triangle(3.2, false), triangle(8.6, false)],
  thin: [triangle(6, false)],
  returning: [triangle(5.6, true)],
  usual: [{ kind: 'disc', x: 8, y: 8, radius: 3.4 }],
  rich: [triangle(3.4, true), triangle(8.8, true)],
  unknown: [{ kind: 'letter', text: '?', x: 8, y: 8 }],
  none: [
    {
      kind: 'stroke',
      points: [
        [5, 8],
        [11, 8],
      ],
      width: 2,
    },
  ],
};

const clock: readonly [Shape, Shape, Shape] = [
  { kind: 'disc', x: 11.6, y: 4.4, radius: 4.4 },
  { kind: 'disc', x: 11.6, y: 4.4, radius: 3.5 },
  {
    kind: 'stroke',
    points: [
      [11.6, 2.5],
      [11.6, 4.6],
      [12.9, 5.4],
    ],
    width: 1.1,
  },
];
