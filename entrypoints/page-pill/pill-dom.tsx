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
  /** A press on the line; calls back when it turns out to be a drag. */
  grab(event: PointerEvent, line: Element, moved: () => void): void;
}

export interface PillDom {
  show(props: PillProps): void;
  clear(): void;
}

const quietly = { preventScroll: true };

const within = (target: EventTarget | null, selector: string): Element | null =>
  target instanceof Element ? target.closest(selector) : null;

export function pillDom(root: HTMLElement, deeds: Deeds, signal: AbortSignal): PillDom {
  let last: PillProps | null = null;
  /** The line was dragged: the click that ends it is none. */
  let isDragged = false;
  /** What a pointer went down on and nothing came of yet, and what was done without its click. */
  let pressed: Element | null = null;
  let done: Element | null = null;
  const find = <E extends HTMLElement>(selector: string): E | null =>
    root.querySelector<E>(selector);

  const finish = (button: Element | null, isByPointer: boolean, isSecond = false): void => {
    const deed = button?.getAttribute('data-do');
    // Without a pointer nothing was dragged. Of two clicks in one the second shuts nothing.
    const isEnd =
      (((isDragged && isByPointer) || isSecond) && deed === 'line') || (button && button === done);
    isDragged = false;
    pressed = done = null;
    if (deed && !isEnd) deeds.act(deed);
  };
  const click = (event: MouseEvent): void => {
    const button = within(event.target, '[data-do]');
    if (button) event.preventDefault();
    finish(button, event.detail > 0, event.detail > 1);
  };
  /** Comes of a click that was heard nowhere, since the page stops what passes its window. */
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    finish(event.submitter, pressed !== null);
  };
  /** Where not even that comes, as the page called the click off. */
  const lift = ({ target }: PointerEvent): void => {
    const button = within(target, '[data-do]');
    if (!button || button !== pressed) return;
    setTimeout(() => {
      if (button !== pressed) return;
      finish(button, true);
      // A finger's click may come later.
      done = button;
    });
  };
  const press = (event: PointerEvent): void => {
    const line = within(event.target, '.line');
    isDragged = false;
    done = null;
    pressed = event.button === 0 ? within(event.target, '[data-do]') : null;
    root.addEventListener('pointerup', lift, { signal });
    if (line) deeds.grab(event, line, () => (isDragged = true));
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') deeds.act(last?.open ? 'close' : last?.dot ? '' : 'shrink');
    else if (within(event.target, '.grip') && deeds.step(event.key)) event.preventDefault();
  };
  const fold = (event: Event): void => {
    const terms = within(event.target, '.terms');
    if (terms instanceof HTMLDetailsElement) deeds.act(terms.open ? 'mark' : 'unmark');
  };
  /** Folds do not bubble, and there are none before the card is open. */
  const listenToFolds = (): void => find('.card')?.addEventListener('toggle', fold, true);
  keepListening(() => {
    root.addEventListener('click', click, { signal });
    root.addEventListener('submit', submit, { signal });
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
