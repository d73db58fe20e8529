/** Dragging: from a press on the handle to where it is let go, with the pointer captured. */
import { docked, type Fractions, type Spot, within } from './place.ts';

/** A hand trembles; below this, px, it was a click. */
const leastPx = 5;

interface Dragged {
  /** Called with each position on the way. */
  move(at: Fractions): void;
  /** Null where it was a click, or was broken off. */
  end(spot: Spot | null): void;
}

/**
 * @param box what is moved
 * @param edgePx the room left to the edges of the window
 */
export function drag(event: PointerEvent, box: Element, edgePx: Fractions, dragged: Dragged): void {
  const handle = event.target;
  if (!(handle instanceof Element) || event.button !== 0) return;
  const { left, top, width, height } = box.getBoundingClientRect();
  const grip = { x: event.clientX - left, y: event.clientY - top };
  const { clientWidth, clientHeight } = document.documentElement;
  const room = {
    width: Math.max(1, clientWidth - 2 * edgePx.x - width),
    height: Math.max(1, clientHeight - 2 * edgePx.y - height),
  };
  const ending = new AbortController();
  const { signal } = ending;
  let at: Fractions | null = null;
  const follow = (move: PointerEvent): void => {
    const far = Math.hypot(move.clientX - event.clientX, move.clientY - event.clientY);
    if (at === null && far < leastPx) return;
    at = {
      x: within((move.clientX - grip.x - edgePx.x) / room.width),
      y: within((move.clientY - grip.y - edgePx.y) / room.height),
    };
    dragged.move(at);
  };
  const end = (spot: Spot | null): void => {
    ending.abort();
    dragged.end(spot);
  };
  handle.setPointerCapture(event.pointerId);
  const on = (type: string, listener: (event: PointerEvent) => void): void =>
    handle.addEventListener(type, (each) => listener(each as PointerEvent), { signal });
  on('pointermove', follow);
  on('pointerup', () => end(at && docked(at, room)));
  on('pointercancel', () => end(null));
}
