/** The life of the pill on a page, against a stored view that comes and goes. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Overlay } from '../../entrypoints/page-pill/overlay.ts';
import { runPill } from '../../entrypoints/page-pill/run.ts';
import type { Source } from '../../entrypoints/page-pill/source.ts';
import type { PillWord } from '../../lib/platform/pill-tab.ts';
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
    [],
    translate,
    'en',
  ),
  atMs,
});

/** A page with a pill whose extension can be told what to hold. */
function setUp(stored: PillView | null) {
  let held = stored;
  let alive = true;
  let told: ((view: PillView | null, coin: string | null) => void) | undefined;
  const coins = new Map<string, PillView>();
  let say: ((word: PillWord) => boolean) | undefined;
  const unwatch = vi.fn<() => void>();
  const source = {
    alive: () => alive,
    read: vi.fn<Source['read']>((coin) =>
      Promise.resolve(coin === null ? held : (coins.get(coin) ?? null)),
    ),
    watch(callback: (view: PillView | null, coin: string | null) => void) {
      told = callback;
      return unwatch;
    },
    wake: vi.fn<Source['wake']>(() => Promise.resolve()),
    hide: vi.fn<Source['hide']>(() => Promise.resolve()),
    hideEverywhere: vi.fn<Source['hideEverywhere']>(() => Promise.resolve()),
    place: vi.fn<Source['place']>(() => Promise.resolve()),
    open: vi.fn<Source['open']>(() => Promise.resolve()),
    thenWord: vi.fn<Source['thenWord']>(() => Promise.resolve(null)),
    claims: vi.fn<Source['claims']>(() => Promise.resolve(null)),
    article: vi.fn<Source['article']>(() => Promise.resolve(null)),
    onWord(callback: (word: PillWord) => boolean) {
      say = callback;
      return unwatch;
    },
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
      told?.(view, null);
    },
    keep: (view: PillView | null) => void (held = view),
    publishOf(coin: string, view: PillView) {
      coins.set(coin, view);
      told?.(view, coin);
    },
    say: (word: PillWord) => say?.(word),
    cutOff: () => void (alive = false),
    async click(label: string) {
      const named = [...overlay.root.querySelectorAll('button')].find(
        (button) => button.textContent === label || button.dataset['do'] === label,
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
  vi.stubGlobal('requestIdleCallback', (work: () => void) => queueMicrotask(work));
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
    await settle();
    expect(page.isShown()).toBe(true);
  });

  it('waits a moment for the word of the page, so that it is painted once, and no longer', async () => {
    pageOf('2025-11-15T10:00:00Z', '');
    const page = setUp(viewOf());
    let answer: ((word: typeof then) => void) | undefined;
    page.source.thenWord.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    await settle();
    expect(page.isShown()).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(page.text()).toContain('Thin premium');
    answer?.(then);
    await settle();
    expect(page.text()).toContain('then 1.7 %');
    document.head.replaceChildren();
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

  it('stays away where it is switched off or hidden, and reads nothing there', async () => {
    const idle = vi.fn<typeof requestIdleCallback>();
    vi.stubGlobal('requestIdleCallback', idle);
    const page = await started(viewOf(states.thinState, nowMs, { enabled: false }));
    expect(page.isShown()).toBe(false);
    page.publish(viewOf(states.thinState, nowMs, { hiddenSites: ['coindesk'] }));
    expect(page.isShown()).toBe(false);
    await settle();
    expect(idle).not.toHaveBeenCalled();
    page.publish(viewOf(states.thinState, nowMs, { hiddenSites: ['decrypt'] }));
    expect(idle).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(200);
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
    expect(page.unwatch).toHaveBeenCalledTimes(2);
    expect(vi.getTimerCount()).toBe(0);
  });
});

/** A page as the pill reads it: its head, and one paragraph. */
function pageOf(published: string, paragraph: string): void {
  const meta = document.createElement('meta');
  meta.setAttribute('property', 'article:published_time');
  meta.content = published;
  document.head.replaceChildren(meta);
  const article = document.createElement('article');
  const heading = document.createElement('h1');
  const text = document.createElement('p');
  text.textContent = paragraph;
  article.append(heading, text);
  document.body.append(article);
  document.title = 'Bitcoin falls';
}

const then = { text: 'then 1.7 %', spoken: 'on 15 Nov 2025: 1.7 % a year' };

describe('the page as an article', () => {
  afterEach(() => document.head.replaceChildren());

  it('its date is read in an idle moment, and only the date and a coin are asked about', async () => {
    pageOf('2025-11-15T10:00:00Z', 'From May to June 2025 BTC climbed from 60,000 to 90,000.');
    const page = setUp(viewOf());
    page.source.thenWord.mockResolvedValue(then);
    await settle();
    await settle();
    expect(page.source.thenWord).toHaveBeenCalledExactlyOnceWith('BTC', Date.UTC(2025, 10, 15, 10));
    expect(page.text()).toContain('then 1.7 %');
    expect(page.source.article).not.toHaveBeenCalled();
  });

  it('a page without a date asks nothing', async () => {
    const page = await started(viewOf());
    await settle();
    expect(page.source.thenWord).not.toHaveBeenCalled();
  });

  it('S14, S15: of its text only names from lists and numbers leave it, when the card opens', async () => {
    pageOf(
      '2025-11-15T10:00:00Z',
      'Their basis turned negative, secretly. From May to June 2025 BTC climbed from 60,000 to 90,000.',
    );
    const page = await started(viewOf());
    await settle();
    await page.click('line');
    expect(page.source.article).toHaveBeenCalledOnce();
    const asked = page.source.article.mock.lastCall?.[0];
    expect(asked).toEqual({
      asset: 'BTC',
      publishedAtMs: Date.UTC(2025, 10, 15, 10),
      modifiedAtMs: null,
      isCopy: false,
      claims: ['1'],
      moves: [{ from: 60_000, to: 90_000, fromMs: Date.UTC(2025, 4), toMs: Date.UTC(2025, 6) }],
      terms: ['basis'],
    });
    expect(JSON.stringify(asked)).not.toMatch(/secret|coindesk|story|Bitcoin/);
    expect(page.root.textContent).toContain('could not be read');
  });

  it('C07 a route change reads the new page, once its text had time to come', async () => {
    pageOf('2025-11-15T10:00:00Z', '');
    const page = setUp(viewOf());
    page.source.thenWord.mockResolvedValue(then);
    await settle();
    pageOf('2025-11-16T10:00:00Z', '');
    vi.stubGlobal('location', new URL('https://www.coindesk.com/markets/other'));
    await vi.advanceTimersByTimeAsync(2 * tickMs);
    await settle();
    expect(page.source.thenWord).toHaveBeenLastCalledWith('BTC', Date.UTC(2025, 10, 16, 10));
  });
});

describe('C20 a page that becomes another one', () => {
  const first = 'https://www.coindesk.com/markets/story';
  const onArticle = async () => {
    pageOf('2025-11-15T10:00:00Z', 'Bitcoin is bitcoin.');
    const page = setUp(viewOf());
    page.source.thenWord.mockResolvedValue(then);
    await settle();
    await settle();
    expect(page.text()).toContain('then 1.7 %');
    return page;
  };
  /** As routes do, which change the title as well. */
  const goTo = async (url: string): Promise<void> => {
    vi.stubGlobal('location', new URL(url));
    document.head.append(document.createElement('title'));
    await settle();
  };
  const calls = (page: Awaited<ReturnType<typeof onArticle>>): number =>
    page.source.thenWord.mock.calls.length;

  afterEach(() => document.head.replaceChildren());

  it.each(['?id=2', '#/second'])('by %s: its old day is gone at once', async (added) => {
    const page = await onArticle();
    await page.click('line');
    await goTo(`${first}${added}`);
    expect(page.text()).not.toContain('then');
    expect(page.root.querySelector('[role=dialog]')).toBeNull();
    document.body.querySelector('h1')?.append('Another one');
    pageOf('2025-11-16T10:00:00Z', 'Bitcoin is bitcoin.');
    await vi.advanceTimersByTimeAsync(2000);
    expect(page.source.thenWord).toHaveBeenLastCalledWith('BTC', Date.UTC(2025, 10, 16, 10));
    expect(page.text()).toContain('then 1.7 %');
  });

  it('by an entry of its history alone', async () => {
    const page = await onArticle();
    window.dispatchEvent(new PopStateEvent('popstate'));
    expect(page.text()).not.toContain('then');
    await vi.advanceTimersByTimeAsync(6000);
    expect(page.text()).toContain('then 1.7 %');
  });

  it('says nothing of a text that may still be the old one, and believes it in the end', async () => {
    const page = await onArticle();
    await goTo(`${first}?id=2`);
    await vi.advanceTimersByTimeAsync(3000);
    expect(page.text()).not.toContain('then');
    await vi.advanceTimersByTimeAsync(3000);
    expect(page.text()).toContain('then 1.7 %');
  });

  it.each(['its head', 'another head'])(
    'by its text and its title in %s, in a moment',
    async (which) => {
      const page = await onArticle();
      if (which === 'another head') document.head.replaceWith(document.head.cloneNode(true));
      await vi.advanceTimersByTimeAsync(0);
      pageOf('2025-11-16T10:00:00Z', 'Bitcoin is bitcoin.');
      document.title = 'Bitcoin rises';
      await vi.advanceTimersByTimeAsync(2000);
      expect(page.source.thenWord).toHaveBeenLastCalledWith('BTC', Date.UTC(2025, 10, 16, 10));
    },
  );

  it('and is not read at every step of a title that counts', async () => {
    await onArticle();
    const read = vi.spyOn(globalThis, 'requestIdleCallback');
    for (let second = 0; second < 12; second += 1) {
      document.title = `${second} new posts`;
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(read).toHaveBeenCalledOnce();
  });

  it('by its text alone, at the next tick', async () => {
    const page = await onArticle();
    const before = calls(page);
    await vi.advanceTimersByTimeAsync(3 * tickMs);
    expect(calls(page)).toBe(before);
    pageOf('2025-11-16T10:00:00Z', 'Bitcoin is bitcoin.');
    await vi.advanceTimersByTimeAsync(2 * tickMs);
    expect(page.source.thenWord).toHaveBeenLastCalledWith('BTC', Date.UTC(2025, 10, 16, 10));
  });

  it('and not by a place within it, or by numbers that tick in its heading', async () => {
    const page = await onArticle();
    const before = calls(page);
    const place = document.body.appendChild(document.createElement('p'));
    place.id = 'second';
    await goTo(`${first}#second`);
    expect(page.text()).toContain('then 1.7 %');
    document.querySelector('h1')?.append('97');
    await vi.advanceTimersByTimeAsync(3 * tickMs);
    expect(calls(page)).toBe(before);
    expect(page.text()).toContain('then 1.7 %');
  });

  it('opened while it is read, the card waits for what it is about', async () => {
    const page = await onArticle();
    await goTo(`${first}?id=2`);
    await page.click('line');
    expect(page.source.article).not.toHaveBeenCalled();
    pageOf('2025-11-16T10:00:00Z', 'Bitcoin is bitcoin.');
    await vi.advanceTimersByTimeAsync(2000);
    expect(page.source.article.mock.lastCall?.[0]).toMatchObject({
      publishedAtMs: Date.UTC(2025, 10, 16, 10),
    });
  });
});

describe('the coin of the page', () => {
  const etherAt = (atMs: number): PillView => ({
    ...viewOf({ ...states.usualState, asset: 'ETH' }, atMs),
    everyMs: 5 * 60_000,
  });
  const onEther = async () => {
    const page = setUp(viewOf());
    await settle();
    await settle();
    return page;
  };
  beforeEach(() => {
    document.title = 'Ether in demand';
  });
  afterEach(() => {
    document.title = '';
  });

  it('is asked for where the settings name another, and shown once it is there', async () => {
    const page = await onEther();
    expect(page.isShown()).toBe(false);
    expect(page.source.wake).toHaveBeenCalledExactlyOnceWith('ETH');
    page.publishOf('ETH', etherAt(nowMs));
    expect(page.text()).toContain('ETH');
    expect(page.text()).toContain('Usual premium');
  });

  it('is not shown with old numbers while new ones may come', async () => {
    const page = setUp(viewOf());
    page.publishOf('ETH', etherAt(nowMs - hourMs));
    await settle();
    await settle();
    expect(page.isShown()).toBe(false);
    expect(page.source.wake).toHaveBeenCalledExactlyOnceWith('ETH');
    await vi.advanceTimersByTimeAsync(5000);
    expect(page.text()).toContain('ETH');
    expect(page.text()).not.toContain('Usual premium');
  });

  it('gives way to that of the settings where nothing comes of it', async () => {
    const page = await onEther();
    await vi.advanceTimersByTimeAsync(5000);
    expect(page.text()).toContain('BTC');
  });

  it('is asked for again by the page, and only when its numbers have aged', async () => {
    const page = await onEther();
    page.publishOf('ETH', etherAt(nowMs));
    await vi.advanceTimersByTimeAsync(4 * 60_000);
    expect(page.source.wake).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(2 * 60_000);
    expect(page.source.wake).toHaveBeenCalledTimes(2);
    expect(page.source.wake).toHaveBeenLastCalledWith('ETH');
    page.publishOf('ETH', etherAt(Date.now()));
    await vi.advanceTimersByTimeAsync(2 * 60_000);
    expect(page.source.wake).toHaveBeenCalledTimes(2);
  });

  it('keeps to the settings, which come with the coin of the settings', async () => {
    const page = await onEther();
    page.publishOf('ETH', etherAt(nowMs));
    page.publish(viewOf(states.thinState, nowMs, { hiddenSites: ['coindesk'] }));
    expect(page.isShown()).toBe(false);
    page.publishOf('ETH', etherAt(nowMs));
    expect(page.isShown()).toBe(false);
  });

  it('C07: stays while a page that changed its address is read', async () => {
    const page = await onEther();
    page.publishOf('ETH', etherAt(nowMs));
    vi.stubGlobal('location', new URL('https://www.coindesk.com/markets/other'));
    await vi.advanceTimersByTimeAsync(tickMs);
    expect(page.text()).toContain('ETH');
    document.title = 'Bitcoin again';
    await vi.advanceTimersByTimeAsync(2000);
    await settle();
    expect(page.text()).toContain('BTC');
  });

  it('A04: is no change of regime', async () => {
    const page = await onEther();
    page.publishOf('ETH', etherAt(nowMs));
    await page.click('line');
    await page.click('coin:BTC');
    expect(page.text()).toContain('BTC');
    expect(page.status()).toBe('');
    await page.click('coin:ETH');
    expect(page.text()).toContain('ETH');
    expect(page.status()).toBe('');
  });
});

describe('where it stands', () => {
  const at = (root: Element): [string, string] => {
    const styleOf = (selector: string) => root.querySelector<HTMLElement>(selector)?.style;
    const [room, rest] = ['.room', '.rest'].map((each) => styleOf(each)?.flexGrow ?? '');
    const isUp = root.querySelector('.pill.up') !== null;
    return [styleOf('.bar')?.left ?? '', (isUp ? room : rest) ?? ''];
  };

  it('in the corner at first, and where the reader puts it, for this site', async () => {
    const page = await started(viewOf());
    expect(at(page.root)).toEqual(['100%', '1']);
    await page.click('move');
    expect(at(page.root)).toEqual(['0%', '1']);
    expect(page.source.place).toHaveBeenCalledExactlyOnceWith({
      site: 'coindesk',
      edge: 'left',
      fraction: 1,
      dot: false,
    });
  });

  it('as it is stored for this site and no other', async () => {
    const place = { edge: 'top', fraction: 0.25, dot: false } as const;
    const places = [
      { site: 'decrypt', ...place, fraction: 0.5 },
      { site: 'coindesk', ...place },
    ];
    const page = await started(viewOf(states.thinState, nowMs, { places }));
    expect(at(page.root)).toEqual(['25%', '0']);
  });

  it('is drawn in to a dot, and a click draws it out, without opening it', async () => {
    const page = await started(viewOf());
    await page.click('line');
    await page.click('shrink');
    expect(page.root.querySelector('.dot')).not.toBeNull();
    expect(page.source.place).toHaveBeenLastCalledWith(expect.objectContaining({ dot: true }));
    await page.click('line');
    expect(page.root.querySelector('.dot')).toBeNull();
    expect(page.root.querySelector('[role=dialog]')).toBeNull();
  });
});

describe('C15 away and back', () => {
  it('"Hide everywhere" says so, at once and until it is switched on again', async () => {
    const page = await started(viewOf());
    await page.click('line');
    await page.click('everywhere');
    expect(page.isShown()).toBe(false);
    expect(page.source.hideEverywhere).toHaveBeenCalledOnce();
    page.publish(viewOf(states.thinState, nowMs, { enabled: false }));
    expect(page.isShown()).toBe(false);
    page.publish(viewOf());
    expect(page.isShown()).toBe(true);
  });

  it('the popup asks whether it was put off, and shows it again', async () => {
    const page = await started(viewOf());
    expect(page.say('ask')).toBe(false);
    await page.click('line');
    await page.click('later');
    expect(page.say('ask')).toBe(true);
    expect(page.say('show')).toBe(false);
    await settle();
    expect(page.isShown()).toBe(true);
  });

  it('the keyboard command opens the card, closes it, and brings back what was put off', async () => {
    const page = await started(viewOf());
    page.say('toggle');
    await settle();
    expect(page.root.querySelector('[role=dialog]')).not.toBeNull();
    page.say('toggle');
    await settle();
    expect(page.root.querySelector('[role=dialog]')).toBeNull();
    await page.click('line');
    await page.click('later');
    page.say('toggle');
    await settle();
    expect(page.isShown()).toBe(true);
    expect(page.root.querySelector('[role=dialog]')).toBeNull();
  });
});

describe('a site that the user added', () => {
  const url = 'https://blog.example/post';
  const added = 'https://blog.example/*';

  it('has the pill as long as it is allowed there, and its pattern is its name', async () => {
    vi.stubGlobal('location', new URL(url));
    const page = await started({ ...viewOf(), added: [added] });
    expect(page.isShown()).toBe(true);
    await page.click('line');
    await page.click('hide');
    expect(page.source.hide).toHaveBeenCalledExactlyOnceWith(added);
  });

  it('has none where that was taken back', async () => {
    vi.stubGlobal('location', new URL(url));
    const page = await started({ ...viewOf(), added: [added] });
    page.publish({ ...viewOf(), added: [] });
    expect(page.isShown()).toBe(false);
  });
});
