/** The life of the pill on a page, against a stored view that comes and goes. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Overlay } from '../../entrypoints/page-pill/overlay.ts';
import { runPill } from '../../entrypoints/page-pill/run.tsx';
import type { Source } from '../../entrypoints/page-pill/source.ts';
import { hourMs } from '../../lib/quotes/point.ts';
import { defaultSettings, type Settings } from '../../lib/settings/settings.ts';
import type { MarketState } from '../../lib/state/market-state.ts';
import { pillView, type PillView } from '../../lib/views/pill-view.ts';
import * as states from '../fixtures/market-state.ts';
import { translate } from '../fixtures/translate.ts';

const nowMs = Date.UTC(2025, 10, 17, 12);
const tickMs = 15_000;
let visibility: DocumentVisibilityState = 'visible';
let stop: (() => void) | undefined;

const viewOf = (
  state: MarketState = states.thinState,
  atMs: number | null = Date.now() - 60_000,
  pill: Partial<Settings['pill']> = {},
): PillView => ({
  ...pillView(
    state,
    { ...defaultSettings, pill: { ...defaultSettings.pill, ...pill } },
    translate,
    'en',
  ),
  atMs,
});

/** A page with a pill whose extension can be told what to hold. */
function setUp(stored: PillView | null) {
  let held = stored;
  let alive = true;
  let told: ((view: PillView | null) => void) | undefined;
  const unwatch = vi.fn<() => void>();
  const source = {
    alive: () => alive,
    read: vi.fn<Source['read']>(() => Promise.resolve(held)),
    watch(callback: (view: PillView | null) => void) {
      told = callback;
      return unwatch;
    },
    wake: vi.fn<Source['wake']>(() => Promise.resolve()),
    hide: vi.fn<Source['hide']>(() => Promise.resolve()),
  } satisfies Source;
  let shown = false;
  const overlay: Overlay = {
    root: document.body.appendChild(document.createElement('div')),
    show: () => void (shown = true),
    hide: () => void (shown = false),
  };
  stop = runPill(source, overlay);
  return {
    source,
    unwatch,
    root: overlay.root,
    isShown: () => shown,
    text: () => overlay.root.querySelector('.line')?.textContent ?? '',
    status: () => overlay.root.querySelector('[role=status]')?.textContent,
    publish(view: PillView | null) {
      held = view;
      told?.(view);
    },
    keep: (view: PillView | null) => void (held = view),
    cutOff: () => void (alive = false),
    async click(label: string) {
      const named = [...overlay.root.querySelectorAll('button')].find(
        (button) => button.textContent === label || button.classList.contains(label),
      );
      named?.click();
      await settle();
    },
  };
}

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
const started = async (stored: PillView | null) => {
  const page = setUp(stored);
  await settle();
  return page;
};

function turnTo(state: DocumentVisibilityState): void {
  visibility = state;
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  vi.useFakeTimers({ now: nowMs });
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  vi.stubGlobal('location', new URL('https://www.coindesk.com/markets/story'));
});

afterEach(() => {
  stop?.();
  document.body.replaceChildren();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('showing', () => {
  it('shows the stored view, closed, without taking the focus', async () => {
    const page = await started(viewOf());
    expect(page.isShown()).toBe(true);
    expect(page.text()).toContain('Thin premium');
    expect(page.root.querySelector('[role=dialog]')).toBeNull();
    expect(document.activeElement).toBe(document.body);
    expect(page.source.wake).not.toHaveBeenCalled();
  });

  it('asks once where nothing is stored, and shows what comes', async () => {
    const page = await started(null);
    await vi.advanceTimersByTimeAsync(4 * tickMs);
    expect(page.isShown()).toBe(false);
    expect(page.source.wake).toHaveBeenCalledOnce();
    page.publish(viewOf());
    expect(page.isShown()).toBe(true);
  });

  it('C04 asks once where the view is old, and again after a fresh one has aged', async () => {
    const page = await started(viewOf(states.thinState, nowMs - hourMs));
    await vi.advanceTimersByTimeAsync(4 * tickMs);
    expect(page.text()).toContain('1 h old');
    expect(page.source.wake).toHaveBeenCalledOnce();
    page.publish(viewOf());
    await vi.advanceTimersByTimeAsync(hourMs);
    expect(page.source.wake).toHaveBeenCalledTimes(2);
  });

  it('counts the age while somebody looks', async () => {
    const page = await started(viewOf());
    expect(page.text()).toContain('1 min');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(page.text()).toContain('2 min');
  });

  it('C05 does nothing in a tab that nobody sees', async () => {
    const page = await started(viewOf());
    turnTo('hidden');
    const reads = page.source.read.mock.calls.length;
    page.publish(viewOf(states.belowState));
    await vi.advanceTimersByTimeAsync(10 * tickMs);
    expect(page.text()).toContain('Thin premium');
    expect(page.source.read).toHaveBeenCalledTimes(reads);
    expect(vi.getTimerCount()).toBe(0);
    turnTo('visible');
    await settle();
    expect(page.text()).toContain('Below spot');
  });

  it('C03 reads again when the page comes back from the cache', async () => {
    const page = await started(viewOf());
    page.keep(viewOf(states.usualState));
    const event = new Event('pageshow');
    Object.defineProperty(event, 'persisted', { value: true });
    window.dispatchEvent(event);
    await settle();
    expect(page.text()).toContain('Usual premium');
  });

  it('keeps the card open while the numbers change', async () => {
    const page = await started(viewOf());
    await page.click('line');
    const card = page.root.querySelector('[role=dialog]');
    page.publish(viewOf(states.belowState));
    expect(page.root.querySelector('[role=dialog]')).toBe(card);
    expect(card?.textContent).toContain('Below spot');
    await page.click('close');
    expect(page.root.querySelector('[role=dialog]')).toBeNull();
    expect(document.activeElement?.className).toBe('line');
  });
});

describe('A04 the status line', () => {
  it('speaks on a change of regime only, and not twice in five minutes', async () => {
    const page = await started(viewOf());
    page.publish(viewOf({ ...states.thinState, errorPercent: 1 }));
    expect(page.status()).toBe('');
    page.publish(viewOf(states.usualState));
    expect(page.status()).toContain('usual premium since');
    page.publish(viewOf(states.belowState));
    expect(page.status()).toContain('usual premium since');
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    page.publish(viewOf(states.thinState));
    expect(page.status()).toContain('thin premium since');
  });
});

describe('C15 going away', () => {
  it('is gone at once on "Hide on this site", says which, and comes back on undo', async () => {
    const page = await started(viewOf());
    await page.click('line');
    await page.click('Hide on this site');
    expect(page.isShown()).toBe(false);
    expect(page.source.hide).toHaveBeenCalledExactlyOnceWith('coindesk');
    page.publish(viewOf());
    expect(page.isShown()).toBe(false);
    page.publish(viewOf(states.thinState, Date.now(), { hiddenSites: ['coindesk'] }));
    expect(page.isShown()).toBe(false);
    page.publish(viewOf());
    expect(page.isShown()).toBe(true);
    expect(page.root.querySelector('[role=dialog]')).toBeNull();
  });

  it('is gone until the next page on "Hide for now", and tells nobody', async () => {
    const page = await started(viewOf());
    await page.click('line');
    await page.click('Hide for now');
    expect(page.isShown()).toBe(false);
    expect(page.source.hide).not.toHaveBeenCalled();
    page.publish(viewOf());
    expect(page.isShown()).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stays away where it is switched off or hidden', async () => {
    const page = await started(viewOf(states.thinState, nowMs, { enabled: false }));
    expect(page.isShown()).toBe(false);
    page.publish(viewOf(states.thinState, nowMs, { hiddenSites: ['coindesk'] }));
    expect(page.isShown()).toBe(false);
    page.publish(viewOf(states.thinState, nowMs, { hiddenSites: ['decrypt'] }));
    expect(page.isShown()).toBe(true);
  });

  it('C06 leaves when the page turns into one it must not be on', async () => {
    const page = await started(viewOf());
    vi.stubGlobal('location', new URL('https://www.coindesk.com/login'));
    await vi.advanceTimersByTimeAsync(tickMs);
    expect(page.isShown()).toBe(false);
    vi.stubGlobal('location', new URL('https://www.coindesk.com/'));
    await vi.advanceTimersByTimeAsync(tickMs);
    expect(page.isShown()).toBe(true);
  });

  it('C14 hides while the page fills the screen', async () => {
    const page = await started(viewOf());
    let full: Element | null = document.body;
    Object.defineProperty(document, 'fullscreenElement', { configurable: true, get: () => full });
    document.dispatchEvent(new Event('fullscreenchange'));
    expect(page.isShown()).toBe(false);
    full = null;
    document.dispatchEvent(new Event('fullscreenchange'));
    expect(page.isShown()).toBe(true);
  });

  it('C01 removes itself quietly once its extension is gone', async () => {
    const page = await started(viewOf());
    page.cutOff();
    await vi.advanceTimersByTimeAsync(tickMs);
    expect(page.isShown()).toBe(false);
    expect(page.root.childElementCount).toBe(0);
    expect(page.unwatch).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });
});
