/** @jsxImportSource ../../components/dom */
/**
 * The drawn pill: what it shows is brought in line with its properties, and what the reader
 * does comes back by name. One listener a kind of event, on the root. Focus goes into the card
 * the reader opened, and back to the line when it closes.
 */
import { draw } from '../../components/dom/draw.ts';
import { Pill, type PillProps } from '../../components/Pill.tsx';
import { keepListening } from './listening.ts';

export interface Deeds {
  /** The name in `data-do` of what was clicked, or what a key or a fold stands for. */
  act(deed: string): void;
  /** A key on the handle; whether it moved the pill. */
  step(key: string): boolean;
  /** A press on the handle; calls back when it turns out to be a drag. */
  grab(event: PointerEvent, box: Element, moved: () => void): void;
}

export interface PillDom {
  show(props: PillProps): void;
  clear(): void;
}

const quietly = { preventScroll: true };

const within = ({ target }: Event, selector: string): Element | null =>
  target instanceof Element ? target.closest(selector) : null;

export function pillDom(root: HTMLElement, deeds: Deeds, signal: AbortSignal): PillDom {
  let last: PillProps | null = null;
  /** The handle of a drag: the click that ends it is none. */
  let dragged: Element | null = null;
  const find = <E extends HTMLElement>(selector: string): E | null =>
    root.querySelector<E>(selector);

  const click = (event: Event): void => {
    const button = within(event, '[data-do]');
    const isEnd = button !== null && button === dragged;
    dragged = null;
    if (button && !isEnd) deeds.act(button.getAttribute('data-do') ?? '');
  };
  const press = (event: PointerEvent): void => {
    const [handle, bar] = [within(event, '.grip, .dot'), find('.bar')];
    dragged = null;
    if (handle && bar) deeds.grab(event, bar, () => (dragged = handle));
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') deeds.act(last?.open ? 'close' : last?.dot ? '' : 'shrink');
    else if (within(event, '.grip') && deeds.step(event.key)) event.preventDefault();
  };
  const fold = (event: Event): void => {
    const terms = within(event, '.terms');
    if (terms instanceof HTMLDetailsElement) deeds.act(terms.open ? 'mark' : 'unmark');
  };
  /** Folds do not bubble, and there are none before the card is open. */
  const listenToFolds = (): void => find('.card')?.addEventListener('toggle', fold, true);
  keepListening(() => {
    root.addEventListener('click', click, { signal });
    root.addEventListener('pointerdown', press, { signal });
    root.addEventListener('keydown', key, { signal });
    listenToFolds();
  }, signal);

  return {
    show(props) {
      const before = last;
      last = props;
      draw(root, <Pill {...props} />);
      const body = find('.body');
      // What is longer than its place is scrolled by the keyboard as well; else it is no stop.
      if (body) body.tabIndex = body.scrollHeight > body.clientHeight ? 0 : -1;
      if (before === null || props.open === before.open) return;
      if (props.open) listenToFolds();
      find(props.open ? '.card' : '.line')?.focus(quietly);
    },
    clear() {
      last = null;
      draw(root, null);
    },
  };
}
