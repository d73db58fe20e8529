import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../lib/settings/settings.ts';
import type { MarketState } from '../../lib/state/market-state.ts';
import { chartSeries } from '../fixtures/chart-series.ts';
import { thinState } from '../fixtures/market-state.ts';
import { translate } from '../fixtures/translate.ts';

/** What happened, in order, and what storage holds. */
const world = vi.hoisted(() => ({
  log: [] as string[],
  market: null as unknown,
  settings: null as unknown,
  follow: (_state: unknown): void => undefined,
}));

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
    settingsItem: item(() => world.settings),
    marketItem: {
      ...item(() => world.market),
      watch: (callback: (state: unknown) => void) => {
        world.follow = callback;
        return () => undefined;
      },
    },
    chartItem: item(() => {
      world.log.push('record read');
      return chartSeries();
    }),
  };
});

vi.mock('../../components/MiniChart.tsx', () => {
  world.log.push('chart code loaded');
  return { MiniChart: () => <div class="mini-chart" /> };
});

const fresh = (): MarketState => ({ ...thinState, lastAnswerMs: Date.now() - 5000 });

async function open(market: unknown, settings: unknown = defaultSettings): Promise<void> {
  Object.assign(world, { market, settings });
  document.body.innerHTML = '<div id="root"></div>';
  await import('../../entrypoints/popup/main.tsx');
  await screen.findByRole('heading', { level: 1 });
}

beforeEach(() => {
  vi.resetModules();
  world.log = [];
});

describe('popup entry', () => {
  it('P07 paints the numbers, then asks for new ones, then loads the chart', async () => {
    await open(fresh());
    expect(figures().at(-1)).toBe('94,594');
    await waitFor(() => expect(document.querySelector('.mini-chart')).not.toBeNull());
    expect(world.log[0]).toBe('refresh after 94,594');
    expect(world.log.slice(1).toSorted()).toEqual(['chart code loaded', 'record read']);
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
});
