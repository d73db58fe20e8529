/**
 * Where the pill stands: at an edge of the window, a fraction along it. Such a place is on
 * the screen whatever the size of the window becomes.
 */
import type { PillPlace } from '../../lib/settings/settings.ts';

export type Spot = Pick<PillPlace, 'edge' | 'fraction'>;

/** Fractions of the way from left to right and from top to bottom. */
export interface Fractions {
  readonly x: number;
  readonly y: number;
}

/** The corner where it stands at first. */
export const firstSpot: Spot = { edge: 'right', fraction: 1 };

const step = 0.125;
const within = (value: number): number => Math.min(1, Math.max(0, value));

export function fractionsOf({ edge, fraction }: Spot): Fractions {
  switch (edge) {
    case 'left':
      return { x: 0, y: fraction };
    case 'right':
      return { x: 1, y: fraction };
    case 'top':
      return { x: fraction, y: 0 };
    case 'bottom':
      return { x: fraction, y: 1 };
  }
}

/** The edge nearest to where it was let go; `size` is the room it has, px. */
export function docked({ x, y }: Fractions, size: { width: number; height: number }): Spot {
  const far = {
    left: x * size.width,
    right: (1 - x) * size.width,
    top: y * size.height,
    bottom: (1 - y) * size.height,
  };
  const nearest = Math.min(...Object.values(far));
  if (nearest === far.right) return { edge: 'right', fraction: within(y) };
  if (nearest === far.left) return { edge: 'left', fraction: within(y) };
  return { edge: nearest === far.top ? 'top' : 'bottom', fraction: within(x) };
}

/** The corner after this place, round the window: for those who click and do not drag. */
export function nextCorner(spot: Spot): Spot {
  const { x, y } = fractionsOf(spot);
  if (x >= 0.5) return y >= 0.5 ? { edge: 'left', fraction: 1 } : { edge: 'right', fraction: 1 };
  return y >= 0.5 ? { edge: 'left', fraction: 0 } : { edge: 'right', fraction: 0 };
}

/** One step by an arrow key; null for every other key. */
export function stepped(spot: Spot, key: string): Spot | null {
  const { x, y } = fractionsOf(spot);
  const isSide = spot.edge === 'left' || spot.edge === 'right';
  switch (key) {
    case 'ArrowUp':
      return isSide ? { ...spot, fraction: within(y - step) } : { edge: 'top', fraction: x };
    case 'ArrowDown':
      return isSide ? { ...spot, fraction: within(y + step) } : { edge: 'bottom', fraction: x };
    case 'ArrowLeft':
      return isSide ? { edge: 'left', fraction: y } : { ...spot, fraction: within(x - step) };
    case 'ArrowRight':
      return isSide ? { edge: 'right', fraction: y } : { ...spot, fraction: within(x + step) };
    default:
      return null;
  }
}
