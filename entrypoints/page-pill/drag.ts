/** Dragging: from a press on the line to where it is let go, with the pointer captured. */
import { docked, type Fractions, type Spot, within } from './place.ts';

/** A hand trembles; below this, px, it was a click. */
const leastPx = 5;

interface Dragged {
  /** Called with each position on the way. */
  move(at: Fractions): void;
  /** Null where it was a click, or was broken off. */
  end(spot: Spot | null): void;
}

/** @param handle in the box that is moved, which stands between two rooms that it may move in */
export function drag(event: PointerEvent, handle: Element, dragged: Dragged): void {
  const box = handle.parentElement;
  const rooms = box?.parentElement?.querySelectorAll('.room, .rest') ?? [];
  const [one, other] = [...rooms].map((each) => each.getBoundingClientRect());
  if (!box || !one || !other || event.button !== 0) return;
  const { left, top, width } = box.getBoundingClientRect();
  const corner = {
    x: event.clientX - left + one.left,
    y: event.clientY - top + Math.min(one.top, other.top, top),
  };
  const room = {
    width: Math.max(1, one.width - width),
    height: Math.max(1, one.height + other.height),
  };
  const ending = new AbortController();
  const { signal } = ending;
  let at: Fractions | null = null;
  const follow = (move: PointerEvent): void => {
    const far = Math.hypot(move.clientX - event.clientX, move.clientY - event.clientY);
    if (at === null && far < leastPx) return;
    at = {
      x: within((move.clientX - corner.x) / room.width),
      y: within((move.clientY - corner.y) / room.height),
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
  const drop = (): void => end(at && docked(at, room));
  on('pointerup', drop);
  on('pointercancel', () => end(null));
  // Of a line that the page took out on the way, or of a release that the page stopped.
  document.addEventListener('lostpointercapture', drop, { capture: true, signal });
}
