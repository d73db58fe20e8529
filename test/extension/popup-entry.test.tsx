import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MiniChartProps } from '../../components/MiniChart.tsx';
import { settingsOf } from '../../lib/settings/complete.ts';
import { defaultSettings } from '../../lib/settings/settings.ts';
import type { MarketState } from '../../lib/state/market-state.ts';
import { outlinePast } from '../fixtures/outline-past.ts';
import { thinState } from '../fixtures/market-state.ts';
import { translate } from '../fixtures/translate.ts';

/** What happened, in order, and what storage holds. */
const world = vi.hoisted(() => ({
  log: [] as string[],
  market: null as unknown,
  settings: null as unknown,
  follow: (_state: unknown): void => undefined,
}));

vi.stubGlobal('__LISTED_EXCHANGES__', [
  {
    id: 'binance',
    hosts: [],
    dated: [],
    documentation: 'https://developers.binance.com/docs/derivatives/',
  },
]);

const figures = (): (string | null)[] =>
  [...document.querySelectorAll('.figure-value')].map(({ textContent }) => textContent);

vi.mock('../../lib/platform/i18n.ts', () => ({ t: translate, locale: 'ar', direction: 'rtl' }));

vi.mock('../../lib/platform/browser.ts', () => ({
  browser: {
    runtime: { getURL: (path: string) => `extension:/${path}` },
    extension: { getViews: () => [window] },
  },
}));

vi.mock('../../lib/platform/messages.ts', () => ({
  send: async ({ type }: { type: string }) => {
    world.log.push(`${type} after ${figures().at(-1)}`);
    throw new Error('the worker sleeps');
  },
}));

vi.mock('../../lib/platform/stored.ts', () => {
  const item = (read: () => unknown) => ({
    read: async () => read(),
    watch: () => () => undefined,
  });
  return {
    settingsItem: item(() => settingsOf(world.settings)),
    marketItem: {
      ...item(() => world.market),
      watch: (callback: (state: unknown) => void) => {
        world.follow = callback;
        return () => undefined;
      },
    },
    detailItem: item(() => null),
  };
});

vi.mock('../../lib/platform/history-here.ts', () => ({
  openStoreHere: () => undefined,
  readPastHere: async (asset: string) => {
    world.log.push(`record read after ${figures().at(-1)}`);
    return asset === 'BTC' ? outlinePast() : undefined;
  },
}));

vi.mock('../../components/MiniChart.tsx', () => {
  world.log.push(`chart code loaded after ${figures().at(-1)}`);
  return {
    MiniChart: ({ charts, window, onKey }: MiniChartProps) => (
      <button type="button" class="mini-chart" onKeyDown={({ key }) => onKey(key)}>
        {charts.span(window)}
      </button>
    ),
  };
});

const fresh = (): MarketState => ({ ...thinState, lastAnswerMs: Date.now() - 5000 });

async function open(market: unknown, settings: unknown = defaultSettings): Promise<void> {
  Object.assign(world, { market, settings });
  document.body.innerHTML = '<div id="root"></div>';
  await import('../../entrypoints/popup/main.tsx');
  await screen.findByRole('heading', { level: 1 });
}

/** Code that comes late is compiled on its way here. */
const slowly = { timeout: 20_000 };

const chart = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>('.mini-chart');
  if (!found) throw new Error('no chart yet');
  return found;
};

beforeEach(() => {
  vi.resetModules();
  localStorage.clear();
  world.log = [];
});

describe('popup entry', () => {
  it('P07 has the numbers before it asks for new ones, reads the record or loads the charts', async () => {
    await open(fresh());
    expect(figures().at(-1)).toBe('94,594');
    await waitFor(() => expect(document.querySelector('.mini-chart')).not.toBeNull());
    await waitFor(() => expect(world.log).toHaveLength(3));
    expect(world.log.toSorted()).toEqual([
      'chart code loaded after 94,594',
      'record read after 94,594',
      'refresh after 94,594',
    ]);
  });

  it('follows what is stored later', async () => {
    await open(fresh());
    const price = { ...thinState.price, value: 101_000 };
    world.follow({ ...fresh(), price });
    await waitFor(() => expect(document.body.textContent).toContain('101,000'));
  });

  it('tells the document its language, direction, surface and theme', async () => {
    await open(fresh(), { ...defaultSettings, theme: 'dark' });
    const { documentElement: page } = document;
    expect([page.lang, page.dir]).toEqual(['en', 'rtl']);
    expect({ ...page.dataset }).toMatchObject({ surface: 'popup', theme: 'dark' });
  });

  it.each([
    ['nothing', null],
    ['a state of another version', { ...thinState, version: 99 }],
    ['a damaged state', { version: 1, regime: null }],
    ['garbage', 'not a state'],
  ])('L21 shows dashes and reasons when storage holds %s', async (_what, market) => {
    await open(market);
    expect(figures()).toEqual(['—', '—', '—', '—']);
  });

  it('makes another coin a setting, and shows no number of the one before', async () => {
    await open(fresh(), { ...defaultSettings, asset: 'ETH' });
    expect(figures()).toEqual(['—', '—', '—', '—']);
    fireEvent.click(screen.getByRole('button', { name: 'SOL' }));
    expect(world.log.some((entry) => entry.startsWith('save-settings'))).toBe(true);
  });

  it('saves range, dialect, tab and depth, and opens with them again', async () => {
    await open(fresh());
    await waitFor(chart);
    fireEvent.click(screen.getByRole('button', { name: '90d' }));
    fireEvent.click(screen.getByRole('button', { name: 'story scale' }));
    fireEvent.click(screen.getByRole('button', { name: 'More' }));
    fireEvent.click(screen.getByRole('tab', { name: 'Receipts' }));
    vi.resetModules();
    await open(fresh());
    for (const name of ['90d', 'story scale'])
      expect(screen.getByRole('button', { name }).getAttribute('aria-pressed')).toBe('true');
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Receipts');
    fireEvent.click(screen.getByRole('tab', { name: 'Meaning' }));
    expect(screen.queryByRole('button', { name: 'More' })).toBeNull();
  });

  it('L21: opens as at first where what was saved is garbage', async () => {
    localStorage.setItem('chosen', '{"range":');
    await open(fresh());
    expect(screen.getByRole('button', { name: '1y' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('a key moves the window, and a range takes it back', async () => {
    await open(fresh());
    await waitFor(chart);
    const year = chart().textContent;
    fireEvent.keyDown(chart(), { key: 'ArrowLeft' });
    await waitFor(() => expect(chart().textContent).not.toBe(year));
    expect(screen.getByRole('button', { name: '1y' }).getAttribute('aria-pressed')).toBe('false');
    fireEvent.click(screen.getByRole('button', { name: '1y' }));
    await waitFor(() => expect(chart().textContent).toBe(year));
  });

  it('all of it shows a past day: state, charts and cases, with nothing of later days', async () => {
    await open(fresh());
    await waitFor(chart);
    fireEvent.change(await screen.findByLabelText('Closed UTC day', {}, slowly), {
      target: { value: '2025-04-01' },
    });
    await waitFor(() =>
      expect(screen.getByRole('status').textContent).toMatch(/^As of 1 \S+ 2025/),
    );
    expect(chart().textContent).toMatch(/ to 1 \S+ 2025$/);
    expect(document.querySelector('.headline')?.textContent).toContain('That day');
    expect(figures().at(-1)).toMatch(/^8\d,\d{3}$/);
    fireEvent.click(screen.getByRole('button', { name: 'now' }));
    await waitFor(() => expect(figures().at(-1)).toBe('94,594'));
  });

  it('counts earlier cases once the charts stand, marks one, and lays it over today', async () => {
    await open(fresh());
    const tab = await screen.findByRole('tab', { name: /^Earlier \d/ }, slowly);
    fireEvent.click(tab);
    const before = chart().textContent;
    const [first] = await waitFor(() => {
      const starts = document.querySelectorAll<HTMLElement>('tbody .case-start button');
      if (starts.length === 0) throw new Error('no case yet');
      return [...starts];
    });
    if (first) fireEvent.click(first);
    await waitFor(() => expect(chart().textContent).not.toBe(before));
    expect(document.querySelector('.case-selected')).not.toBeNull();
  });
});
