/**
 * Wheel, drag and keys over the charts, in shares of what is in sight. A wheel that changes
 * nothing here is the page's.
 */

export interface Gestures {
  /** Aside by a share of the window, below 0 into the past; whether that changed anything. */
  readonly onMove: (share: number) => boolean;
  /** Closer (below 1) or further around a place, 0 the left edge and 1 the right one; the same. */
  readonly onScale: (factor: number, anchor: number) => boolean;
  /** Whether the key does something. */
  readonly onKey: (key: string) => boolean;
}

/** A notch of a wheel is about 100. */
const scalePerPixel = 1.0015;

/** @param onStep moves the crosshair by rows */
export function followGestures(
  host: HTMLElement,
  gestures: () => Gestures,
  onStep: (rows: number) => void,
): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const plot = (): DOMRect | undefined => host.querySelector('.u-over')?.getBoundingClientRect();
  host.addEventListener(
    'wheel',
    (event) => {
      const box = plot();
      if (!box) return;
      const isAside = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (!isAside && !event.ctrlKey && isPassage(host)) return;
      const isUsed = isAside
        ? gestures().onMove(event.deltaX / box.width)
        : gestures().onScale(scalePerPixel ** event.deltaY, share(event.clientX, box));
      // With Ctrl it would scale the page around the charts.
      if (isUsed || event.ctrlKey) event.preventDefault();
    },
    { signal, passive: false },
  );
  let lastX: number | null = null;
  host.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      lastX = event.clientX;
      host.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  host.addEventListener(
    'pointermove',
    (event) => {
      const box = plot();
      if (lastX === null || !box || event.clientX === lastX) return;
      gestures().onMove((lastX - event.clientX) / box.width);
      lastX = event.clientX;
    },
    { signal },
  );
  for (const end of ['pointerup', 'pointercancel'] as const)
    host.addEventListener(
      end,
      () => {
        lastX = null;
      },
      { signal },
    );
  host.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
        onStep(event.key === 'ArrowLeft' ? -1 : 1);
        event.preventDefault();
      } else if (gestures().onKey(event.key)) event.preventDefault();
    },
    { signal },
  );
  return () => ending.abort();
}

/** Where more lies beyond the edges than the charts are high, the wheel is for getting past them. */
function isPassage(host: HTMLElement): boolean {
  for (let each = host.parentElement; each; each = each.parentElement) {
    const beyond = each.scrollHeight - each.clientHeight;
    if (beyond > host.clientHeight && scrolls(each)) return true;
  }
  return false;
}

const scrolls = (element: HTMLElement): boolean =>
  element === document.scrollingElement
    ? getComputedStyle(element).overflowY !== 'hidden'
    : ['auto', 'scroll'].includes(getComputedStyle(element).overflowY);

const share = (x: number, { left, width }: DOMRect): number =>
  Math.min(Math.max((x - left) / width, 0), 1);
