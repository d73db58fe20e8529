/** The pill and its card in a document: what is read out, and what the keyboard does. */
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Pill, type PillProps } from '../../components/Pill.tsx';
import { hourMs } from '../../lib/quotes/point.ts';
import { defaultSettings } from '../../lib/settings/settings.ts';
import type { MarketState } from '../../lib/state/market-state.ts';
import { shownPill } from '../../lib/views/pill-shown.ts';
import { pillView } from '../../lib/views/pill-view.ts';
import * as states from '../fixtures/market-state.ts';
import { translate } from '../fixtures/translate.ts';

afterEach(cleanup);

function propsOf(state: MarketState | null, ageMs = 60_000): PillProps {
  const view = pillView(state, defaultSettings, translate, 'en');
  return {
    view,
    shown: shownPill(view, (view.atMs ?? 0) + ageMs),
    open: false,
    announcement: '',
    onOpen: vi.fn<() => void>(),
    onClose: vi.fn<() => void>(),
    onHide: vi.fn<() => void>(),
    onLater: vi.fn<() => void>(),
  };
}

const mount = (props: PillProps) => {
  const { container, rerender, getByRole, queryByRole, getByText } = render(<Pill {...props} />);
  const show = (next: Partial<PillProps>) => rerender(<Pill {...props} {...next} />);
  return { container, show, getByRole, queryByRole, getByText };
};

const open = (state: MarketState | null, ageMs?: number) => {
  const props = { ...propsOf(state, ageMs), open: true };
  return { props, ...mount(props) };
};

describe('the closed line', () => {
  it('A03 is a button whose name says meaning, value and age', () => {
    const { getByRole, queryByRole } = mount(propsOf(states.belowState));
    const line = getByRole('button');
    expect(line.getAttribute('aria-label')).toContain('below spot');
    expect(line.getAttribute('aria-label')).toContain('1 minute ago');
    expect(line.getAttribute('aria-expanded')).toBe('false');
    expect(line.firstElementChild?.getAttribute('aria-hidden')).toBe('true');
    expect(queryByRole('dialog')).toBeNull();
  });

  it('A06 carries its colour as a class beside glyph and word, and none when old', () => {
    const fresh = mount(propsOf(states.thinState)).container;
    expect(fresh.querySelector('.pill.fresh.below .glyph')?.textContent).toBe('▼');
    expect(fresh.querySelector('.word')?.textContent).toBe('Thin premium');
    cleanup();
    const old = mount(propsOf(states.staleState, 3 * hourMs)).container;
    expect(old.querySelector('.pill.old .clock')).not.toBeNull();
    expect(old.querySelector('.age')?.textContent).toBe('3 h old');
    expect(old.querySelector('.word')).toBeNull();
  });

  it('opens on a click, and never by itself', () => {
    const props = propsOf(states.thinState);
    const { getByRole } = mount(props);
    expect(props.onOpen).not.toHaveBeenCalled();
    fireEvent.click(getByRole('button'));
    expect(props.onOpen).toHaveBeenCalledOnce();
  });

  it('A04 says nothing in its status line until the regime changes', () => {
    const props = propsOf(states.thinState);
    const { getByRole, show, container } = mount(props);
    const status = getByRole('status');
    expect(status.textContent).toBe('');
    show({ announcement: 'Bitcoin futures: usual premium.' });
    expect(getByRole('status')).toBe(status);
    expect(status.textContent).toBe('Bitcoin futures: usual premium.');
    expect(container.querySelectorAll('[aria-live], [role=status], [role=alert]')).toHaveLength(1);
  });

  it('updates its text in place', () => {
    const props = propsOf(states.thinState);
    const { getByRole, show } = mount(props);
    const line = getByRole('button');
    show({ shown: shownPill(props.view, (props.view.atMs ?? 0) + 120_000) });
    expect(getByRole('button')).toBe(line);
    expect(line.textContent).toContain('2 min');
  });
});

describe('the card', () => {
  it('A03 is a dialog with a name that is not modal', () => {
    const { getByRole, container } = open(states.thinState);
    const card = getByRole('dialog');
    const title = container.querySelector(`#${card.getAttribute('aria-labelledby') ?? ''}`);
    expect(title?.textContent).toBe('Bitcoin futures');
    expect(card.hasAttribute('aria-modal')).toBe(false);
    const line = container.querySelector('.line');
    expect(line?.getAttribute('aria-expanded')).toBe('true');
    expect(line?.getAttribute('aria-controls')).toBe(card.id);
  });

  it('shows every part of the reading', () => {
    const { container, props } = open(states.thinState);
    const text = container.textContent ?? '';
    const { card } = props.view;
    for (const part of [card.venues, ...Object.values(card.actions).slice(0, 2)])
      expect(text).toContain(part);
    for (const { label, value, note } of card.reading?.rows ?? [])
      for (const part of [label, value, note]) expect(text).toContain(part);
    expect(container.querySelectorAll('dl > .row')).toHaveLength(4);
  });

  it('P04 stays small', () => {
    const { container } = open(states.thinState);
    expect(container.querySelectorAll('*').length).toBeLessThanOrEqual(50);
  });

  it('A05 takes the focus when the reader opens it and gives it back when it closes', () => {
    const { getByRole, show } = mount(propsOf(states.thinState));
    expect(document.activeElement).toBe(document.body);
    show({ open: true });
    expect(document.activeElement).toBe(getByRole('dialog'));
    show({ open: true, announcement: 'Something else.' });
    expect(document.activeElement).toBe(getByRole('dialog'));
    show({ open: false });
    expect(document.activeElement).toBe(getByRole('button'));
  });

  it('A05 closes on Escape from inside, and on no other key', () => {
    const { props, getByRole } = open(states.thinState);
    fireEvent.keyDown(getByRole('dialog'), { key: 'a' });
    expect(props.onClose).not.toHaveBeenCalled();
    fireEvent.keyDown(getByRole('dialog'), { key: 'Escape' });
    expect(props.onClose).toHaveBeenCalledOnce();
  });

  it('does nothing on Escape while closed', () => {
    const props = propsOf(states.thinState);
    fireEvent.keyDown(mount(props).getByRole('button'), { key: 'Escape' });
    expect(props.onClose).not.toHaveBeenCalled();
  });

  it.each([
    ['Hide on this site', 'onHide'],
    ['Hide for now', 'onLater'],
  ] as const)('C15 offers "%s"', (label, callback) => {
    const { props, getByText } = open(states.thinState);
    fireEvent.click(getByText(label));
    expect(props[callback]).toHaveBeenCalledOnce();
    expect(props.onClose).not.toHaveBeenCalled();
  });

  it('closes by its button and by the line', () => {
    const { props, container } = open(states.thinState);
    for (const selector of ['.close', '.line']) {
      const button = container.querySelector(selector);
      if (button) fireEvent.click(button);
    }
    expect(props.onClose).toHaveBeenCalledTimes(2);
    expect(props.onOpen).not.toHaveBeenCalled();
  });

  it('stands under the age of its numbers once they are old', () => {
    const { container } = open(states.staleState, 3 * hourMs);
    expect(container.querySelector('.notice')?.textContent).toContain('3 h old');
    expect(container.querySelectorAll('dl > .row')).toHaveLength(4);
  });

  it('D18 shows words only when its numbers are more than a day old', () => {
    const { container } = open(states.thinState, 25 * hourMs);
    expect(container.querySelector('.notice')?.textContent).toContain('no venue answered since');
    expect(container.querySelector('dl')).toBeNull();
    expect(container.textContent).not.toContain('spread');
  });

  it('names the venues that keep silent where there is no number at all', () => {
    const { container } = open(states.noAnswerState);
    expect(container.textContent).toContain('0 of 5 venues');
  });
});
