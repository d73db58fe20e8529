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
export const within = (value: number): number => Math.min(1, Math.max(0, value));

const isSide = (edge: Spot['edge']): boolean => edge === 'left' || edge === 'right';

export function fractionsOf({ edge, fraction }: Spot): Fractions {
  const end = edge === 'right' || edge === 'bottom' ? 1 : 0;
  return isSide(edge) ? { x: end, y: fraction } : { x: fraction, y: end };
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
  return { edge: y >= 0.5 ? 'left' : 'right', fraction: x >= 0.5 ? 1 : 0 };
}

/** Towards which edge each arrow leads. */
const arrows: Readonly<Record<string, Spot['edge']>> = {
  ArrowUp: 'top',
  ArrowDown: 'bottom',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** One step by an arrow key, along its edge or over to another; null for every other key. */
export function stepped(spot: Spot, key: string): Spot | null {
  const edge = arrows[key];
  if (edge === undefined) return null;
  const { x, y } = fractionsOf(spot);
  if (isSide(edge) === isSide(spot.edge)) return { edge, fraction: isSide(edge) ? y : x };
  const by = edge === 'right' || edge === 'bottom' ? step : -step;
  return { ...spot, fraction: within((isSide(edge) ? x : y) + by) };
}
