/** The pill and its card in a document: what is read out, and what the reader does. */
import { fireEvent, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PillProps } from '../../components/Pill.tsx';
import { type Deeds, pillDom } from '../../entrypoints/page-pill/pill-dom.tsx';
import { hourMs } from '../../lib/quotes/point.ts';
import { defaultSettings } from '../../lib/settings/settings.ts';
import type { MarketState } from '../../lib/state/market-state.ts';
import { shownPill } from '../../lib/views/pill-shown.ts';
import { pillView } from '../../lib/views/pill-view.ts';
import * as states from '../fixtures/market-state.ts';
import { translate } from '../fixtures/translate.ts';

let ending = new AbortController();
afterEach(() => {
  ending.abort();
  ending = new AbortController();
  document.body.replaceChildren();
});

function propsOf(state: MarketState | null, ageMs = 60_000): PillProps {
  const view = pillView(state, defaultSettings, [], translate, 'en');
  return {
    view,
    shown: shownPill(view, (view.atMs ?? 0) + ageMs),
    article: {
      assets: [],
      asset: null,
      thenWord: null,
      state: 'unasked',
      view: null,
      claims: null,
    },
    ownAsset: view.asset,
    open: false,
    dot: false,
    at: { x: 1, y: 1 },
    announcement: '',
  };
}

const mount = (props: PillProps) => {
  const container = document.body.appendChild(document.createElement('div'));
  const deeds = {
    act: vi.fn<Deeds['act']>(),
    step: vi.fn<Deeds['step']>(() => true),
    grab: vi.fn<Deeds['grab']>(),
  } satisfies Deeds;
  const dom = pillDom(container, deeds, ending.signal);
  dom.show(props);
  const show = (next: Partial<PillProps>) => dom.show({ ...props, ...next });
  const line = (): HTMLElement => {
    const found = container.querySelector<HTMLElement>('.line');
    if (!found) throw new Error('there is no line');
    return found;
  };
  return { container, deeds, show, line, ...within(container) };
};

const open = (state: MarketState | null, ageMs?: number) => {
  const props = { ...propsOf(state, ageMs), open: true };
  return { props, ...mount(props) };
};

describe('the closed line', () => {
  it('A03 is a button whose name says meaning, value and age', () => {
    const { line: lineOf, queryByRole } = mount(propsOf(states.belowState));
    const line = lineOf();
    expect(line.getAttribute('aria-label')).toContain('below spot');
    expect(line.getAttribute('aria-label')).toContain('1 min ago');
    expect(line.getAttribute('aria-expanded')).toBe('false');
    expect(line.firstElementChild?.getAttribute('aria-hidden')).toBe('true');
    expect(queryByRole('dialog')).toBeNull();
  });

  it('A06 carries its colour as a class beside glyph and word, and none when old', () => {
    const fresh = mount(propsOf(states.thinState)).container;
    expect(fresh.querySelector('.pill.fresh.below .glyph')?.textContent).toBe('▼');
    expect(fresh.querySelector('.word')?.textContent).toBe('Thin premium');
    document.body.replaceChildren();
    const old = mount(propsOf(states.staleState, 3 * hourMs)).container;
    expect(old.querySelector('.pill.old .clock')).not.toBeNull();
    expect(old.querySelector('.age')?.textContent).toBe('3 h old');
    expect(old.querySelector('.word')).toBeNull();
  });

  it('opens on a click, and never by itself', () => {
    const { line, deeds } = mount(propsOf(states.thinState));
    expect(deeds.act).not.toHaveBeenCalled();
    fireEvent.click(line());
    expect(deeds.act).toHaveBeenCalledExactlyOnceWith('line');
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
    const { line: lineOf, show } = mount(props);
    const line = lineOf();
    show({ shown: shownPill(props.view, (props.view.atMs ?? 0) + 120_000) });
    expect(lineOf()).toBe(line);
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
    for (const part of [
      card.venues,
      ...card.actions.hide,
      card.actions.later,
      card.reading?.why ?? '',
    ])
      expect(text).toContain(part);
    for (const { label, value, note } of card.reading?.rows ?? [])
      for (const part of [label, value, note]) expect(text).toContain(part);
    expect(container.querySelectorAll('dl > .row')).toHaveLength(4);
  });

  it('P04 stays small', () => {
    const closed = mount(propsOf(states.belowState)).container;
    expect(closed.querySelectorAll('*').length).toBeLessThanOrEqual(30);
    const { container } = open(states.thinState);
    expect(container.querySelectorAll('*').length).toBeLessThanOrEqual(70);
  });

  it('A05 takes the focus when the reader opens it and gives it back when it closes', () => {
    const { getByRole, line, show } = mount(propsOf(states.thinState));
    expect(document.activeElement).toBe(document.body);
    show({ open: true });
    expect(document.activeElement).toBe(getByRole('dialog'));
    show({ open: true, announcement: 'Something else.' });
    expect(document.activeElement).toBe(getByRole('dialog'));
    show({ open: false });
    expect(document.activeElement).toBe(line());
  });

  it('A05 closes on Escape from inside, and on no other key', () => {
    const { deeds, getByRole } = open(states.thinState);
    fireEvent.keyDown(getByRole('dialog'), { key: 'a' });
    expect(deeds.act).not.toHaveBeenCalled();
    fireEvent.keyDown(getByRole('dialog'), { key: 'Escape' });
    expect(deeds.act).toHaveBeenCalledExactlyOnceWith('close');
  });

  it('is drawn in to a dot by Escape while it is closed', () => {
    const { deeds, line } = mount(propsOf(states.thinState));
    fireEvent.keyDown(line(), { key: 'Escape' });
    expect(deeds.act).toHaveBeenCalledExactlyOnceWith('shrink');
  });

  it.each([
    ['Hide on this site', 'hide'],
    ['Hide for now', 'later'],
    ['Hide everywhere', 'everywhere'],
    ['Open chart', 'open'],
  ] as const)('C15 offers "%s"', (label, deed) => {
    const { deeds, getByRole } = open(states.thinState);
    fireEvent.click(getByRole('button', { name: label }));
    expect(deeds.act).toHaveBeenCalledExactlyOnceWith(deed);
  });

  it('closes by its button and by the line', () => {
    const { deeds, line, getByRole } = open(states.thinState);
    fireEvent.click(getByRole('button', { name: 'Close' }));
    fireEvent.click(line());
    expect(deeds.act.mock.calls).toEqual([['close'], ['line']]);
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

describe('the handle', () => {
  const gripOf = (container: Element): Element => {
    const grip = container.querySelector('.grip');
    if (!grip) throw new Error('there is no handle');
    return grip;
  };

  it('moves by the arrow keys, which the page does not scroll by', () => {
    const { container, deeds, line } = mount(propsOf(states.thinState));
    expect(fireEvent.keyDown(gripOf(container), { key: 'ArrowLeft' })).toBe(false);
    expect(deeds.step).toHaveBeenCalledExactlyOnceWith('ArrowLeft');
    expect(fireEvent.keyDown(line(), { key: 'ArrowLeft' })).toBe(true);
    expect(deeds.step).toHaveBeenCalledOnce();
  });

  it('C24: a key on it goes to the next corner', () => {
    const { container, deeds } = mount(propsOf(states.thinState));
    fireEvent.click(gripOf(container));
    expect(deeds.act).toHaveBeenCalledExactlyOnceWith('move');
  });

  it('C24: the click that ends a drag of the line is none, and a key after it is one', () => {
    const { deeds, line } = mount(propsOf(states.thinState));
    const drag = (): void => {
      fireEvent.pointerDown(line().querySelector('.asset') ?? line());
      deeds.grab.mock.lastCall?.[2]();
    };
    drag();
    expect(deeds.grab.mock.lastCall?.[1]).toBe(line());
    fireEvent.click(line(), { detail: 1 });
    expect(deeds.act).not.toHaveBeenCalled();
    drag();
    fireEvent.click(line(), { detail: 0 });
    expect(deeds.act).toHaveBeenCalledExactlyOnceWith('line');
  });

  it('stands where its fractions say', () => {
    const { container } = mount({ ...propsOf(states.thinState), at: { x: 0, y: 0.25 } });
    const styleOf = (selector: string) => container.querySelector<HTMLElement>(selector)?.style;
    expect(styleOf('.bar')?.left).toBe('0%');
    expect(styleOf('.room')?.flexGrow).toBe('0.75');
    expect(styleOf('.rest')?.flexGrow).toBe('0.25');
    expect(container.querySelector('.pill.down')).not.toBeNull();
  });
});

describe('the dot', () => {
  it('A03 shows the glyph alone and keeps the name', () => {
    const { container, line } = mount({ ...propsOf(states.belowState), dot: true });
    expect(container.querySelector('.bar')?.textContent).toBe('▼▼');
    expect(line().getAttribute('aria-label')).toContain('below spot');
    expect(container.querySelector('.grip')).toBeNull();
  });
});

describe('an article with a date', () => {
  const thenWord = { text: 'then 1.7 %', spoken: 'on 17 Nov 2025: 1.7 % a year' };

  it('A03 has a quiet word on the closed line, and says it in full', () => {
    const props = propsOf(states.thinState);
    const { line } = mount({ ...props, article: { ...props.article, thenWord } });
    expect(line().querySelector('.then')?.textContent).toBe('then 1.7 %');
    expect(line().getAttribute('aria-label')).toMatch(/; on 17 Nov 2025: 1.7 % a year$/);
  });

  it('offers the coins of the page where there are several', () => {
    const props = propsOf(states.thinState);
    const article: PillProps['article'] = {
      ...props.article,
      assets: ['BTC', 'ETH'],
      asset: 'BTC',
    };
    const { container, deeds, getByRole } = mount({ ...props, open: true, article });
    expect(getByRole('button', { name: 'BTC' }).getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(getByRole('button', { name: 'ETH' }));
    expect(deeds.act).toHaveBeenCalledExactlyOnceWith('coin:ETH');
    expect(container.querySelectorAll('.coins button')).toHaveLength(2);
  });

  it('keeps what the reader unfolded while numbers change', () => {
    const props = { ...propsOf(states.thinState), open: true };
    const view = {
      asset: 'BTC',
      title: 'Bitcoin futures',
      thenAndNow: null,
      noThen: null,
      onlyPast: null,
      terms: {
        title: 'Terms',
        help: 'Marked.',
        list: [{ name: 'Basis', meaning: 'm', today: 't' }],
      },
      receipts: { title: 'Receipts', list: [] },
    };
    const article: PillProps['article'] = { ...props.article, state: 'told', view };
    const { container, deeds, show } = mount(props);
    show({ article });
    const fold = container.querySelector<HTMLDetailsElement>('details.terms');
    if (fold) fold.open = true;
    show({ article, shown: shownPill(props.view, (props.view.atMs ?? 0) + 10 * 60_000) });
    expect(container.querySelector('.notice')).not.toBeNull();
    expect(container.querySelector('details.terms')).toBe(fold);
    expect(fold?.open).toBe(true);
    expect(deeds.act.mock.calls.flat()).not.toContain('line');
  });
});
