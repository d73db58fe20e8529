import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Popup, type PopupProps } from '../../components/Popup.tsx';
import { defaultSettings } from '../../lib/settings/settings.ts';
import type { MarketState } from '../../lib/state/market-state.ts';
import { chartView } from '../../lib/views/chart-view.ts';
import { popupLabels } from '../../lib/views/popup-labels.ts';
import { popupView } from '../../lib/views/popup-view.ts';
import { chartSeries } from '../fixtures/chart-series.ts';
import * as states from '../fixtures/market-state.ts';
import { translate } from '../fixtures/translate.ts';

const labels = popupLabels(translate);
const chart = chartView(chartSeries(), defaultSettings, '1y', translate, 'en');

const show = (
  state: MarketState | null = states.thinState,
  props: Partial<PopupProps> = {},
  nowMs = states.thinNowMs,
) =>
  render(
    <Popup
      view={popupView(
        state,
        { ...defaultSettings, asset: state?.asset ?? 'BTC' },
        translate,
        'en',
        nowMs,
      )}
      labels={labels}
      chart={chart}
      range="1y"
      MiniChart={null}
      theme="auto"
      optionsUrl="options.html"
      onRange={vi.fn()}
      onRefresh={vi.fn()}
      onAsset={vi.fn()}
      {...props}
    />,
  );

const words = (element: Element | null): string =>
  (element?.textContent ?? '').replaceAll('\u00a0', ' ');

afterEach(cleanup);

describe('popup', () => {
  it('says the word first, then the number, cash and rarity, and why', () => {
    const { container } = show();
    const text = words(container);
    const order = [
      'Thin premium',
      '2.8 % a year',
      'Cash pays about 4 %',
      'Why: 7-day average 3.7 then 2.8',
      'Longs pay shorts',
      'Open interest',
    ].map((said) => text.indexOf(said));
    expect(order.every((at) => at >= 0)).toBe(true);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('A06 never says a sign by colour alone: a glyph and a word stand beside it', () => {
    show(states.belowState, {}, states.belowNowMs);
    expect(words(screen.getByRole('heading', { level: 2, name: /Below spot/ }))).toMatch(
      /^▼▼ Below spot/,
    );
  });

  it('paints the numbers without the chart and takes the chart when it comes', () => {
    const { rerender, container } = show();
    expect(container.querySelector('.mini-chart')).toBeNull();
    expect(words(container)).toContain('96.5k BTC');
    const MiniChart = ({ chart }: { chart: { summary: string } }) => (
      <div role="img" aria-label={chart.summary} />
    );
    rerender(
      <Popup
        view={popupView(states.thinState, defaultSettings, translate, 'en', states.thinNowMs)}
        labels={labels}
        chart={chart}
        range="1y"
        MiniChart={MiniChart}
        theme="auto"
        optionsUrl="options.html"
        onRange={vi.fn()}
        onRefresh={vi.fn()}
        onAsset={vi.fn()}
      />,
    );
    expect(screen.getByRole('img', { name: /lowest on/ })).toBeTruthy();
  });

  it('A11 turns the chart into a table and back', () => {
    show();
    const toggle = screen.getByRole('button', { name: 'Table' });
    expect(toggle.getAttribute('aria-pressed')).toBe('false');
    fireEvent.click(toggle);
    expect(toggle.getAttribute('aria-pressed')).toBe('true');
    const region = screen.getByRole('region', { name: /7-day average and what it is made of/ });
    expect(within(region).getAllByRole('row')).toHaveLength(54);
    fireEvent.click(toggle);
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('asks for another range', () => {
    const onRange = vi.fn();
    show(states.thinState, { onRange });
    fireEvent.click(screen.getByRole('button', { name: '90d' }));
    expect(onRange).toHaveBeenCalledWith('90d');
    expect(screen.getByRole('button', { name: '1y' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('asks anew and leads to the settings', () => {
    const onRefresh = vi.fn();
    show(states.thinState, { onRefresh });
    fireEvent.click(screen.getByRole('button', { name: 'Ask again now' }));
    expect(onRefresh).toHaveBeenCalledOnce();
    expect(screen.getByRole('link', { name: 'Settings' }).getAttribute('href')).toBe(
      'options.html',
    );
  });

  it('A13 says the full time behind the age', () => {
    const { container } = show();
    const time = container.querySelector('.top-bar .age');
    expect(time?.getAttribute('title')).toBe('15 Nov 2025, 00:04 UTC');
    expect(words(time)).toBe('40 s (15 Nov 2025, 00:04 UTC)');
  });

  it('grows and shrinks the meaning', () => {
    const { container } = show();
    const paragraphs = () => container.querySelectorAll('.meaning p').length;
    expect(paragraphs()).toBe(1);
    fireEvent.click(screen.getByRole('button', { name: 'More' }));
    expect(paragraphs()).toBe(5);
    expect(screen.queryByRole('button', { name: 'More' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Less' }));
    fireEvent.click(screen.getByRole('button', { name: 'Less' }));
    expect(words(container.querySelector('.meaning'))).toContain('0.23 % above spot');
    expect(screen.queryByRole('button', { name: 'Less' })).toBeNull();
  });

  it('A05 moves between the tabs by arrow keys with one tab stop', () => {
    show();
    const tabs = screen.getAllByRole('tab');
    expect(tabs.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
    fireEvent.keyDown(screen.getByRole('tablist'), { key: 'ArrowRight' });
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Venues');
    expect(document.activeElement?.textContent).toBe('Venues');
    fireEvent.keyDown(screen.getByRole('tablist'), { key: 'End' });
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Receipts');
    expect(words(screen.getByRole('tabpanel'))).toContain('coins held by exchanges');
  });

  it('says why a venue has no value', () => {
    show();
    fireEvent.click(screen.getByRole('tab', { name: 'Venues' }));
    expect(words(screen.getByRole('tabpanel'))).toContain(
      'not available from your location; asked again in 39 minutes',
    );
  });

  it('opens at the venues when none has answered', () => {
    show(states.noAnswerState, { chart: null, MiniChart: () => null });
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Venues');
    expect(words(screen.getByRole('status'))).toContain('No venue has answered yet');
    expect(screen.getByText('No closed day is on record yet.')).toBeTruthy();
  });

  it('is stale aloud, once, and in grey', () => {
    const { container } = show(states.staleState, {}, states.staleNowMs);
    expect(words(screen.getByRole('status'))).toContain('Stale: the last good reading is 3 h old');
    expect(
      container.querySelector('[data-stale="true"] .headline')?.getAttribute('data-tone'),
    ).toBe('stale');
    expect(container.querySelectorAll('[role=status], [aria-live]')).toHaveLength(1);
  });

  it('A04 changing numbers are no live regions', () => {
    const { container } = show(states.loadingState);
    expect(container.querySelectorAll('[role=status], [role=alert], [aria-live]')).toHaveLength(0);
    expect(screen.getByRole('progressbar').getAttribute('value')).toBe('0.38');
  });

  it('shows a frame of dashes before anything is stored', () => {
    const { container } = show(null, { chart: null });
    expect([...container.querySelectorAll('.figure-value')].map(words)).toEqual([
      '—',
      '—',
      '—',
      '—',
    ]);
  });

  it('S17 shows names from outside as text only', () => {
    const [venue] = states.thinState.basisNow.venues;
    if (!venue) throw new Error('no venue');
    const hostile = { ...venue, contracts: ['<img src=x onerror=alert(1)>'] };
    const { container } = show({
      ...states.thinState,
      basisNow: { ...states.thinState.basisNow, venues: [hostile] },
    });
    fireEvent.click(screen.getByRole('tab', { name: 'Receipts' }));
    expect(container.querySelector('img')).toBeNull();
    expect(words(container)).toContain('<img src=x onerror=alert(1)>');
  });

  it('offers the coins, marks the one that is shown, and asks for another', () => {
    const onAsset = vi.fn();
    show(states.thinState, { onAsset });
    const coins = within(screen.getByRole('group', { name: 'Coin' })).getAllByRole('button');
    expect(coins.map(({ textContent, title }) => [textContent, title])).toEqual([
      ['BTC', 'Bitcoin'],
      ['ETH', 'Ethereum'],
      ['SOL', 'Solana'],
    ]);
    expect(coins.map((coin) => coin.getAttribute('aria-current'))).toEqual([
      'true',
      'false',
      'false',
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'ETH' }));
    expect(onAsset).toHaveBeenCalledWith('ETH');
  });

  it('has a dash and a reason in place of what a coin without dated futures cannot have', () => {
    const { container } = show(states.solState);
    expect(words(container.querySelector('.headline'))).toBe(
      'No dated futures — No exchange lists dated futures of Solana that we read; its funding and open interest are beside this',
    );
    expect(words(container.querySelector('.chart'))).toContain('there is no basis to draw');
    expect(screen.queryByRole('button', { name: 'Table' })).toBeNull();
    expect(words(container.querySelector('.figures'))).toContain('8.2 %/yr');
  });

  it('lists the venues that are asked, counts the others, and leads to the choice', () => {
    show(states.chosenState);
    fireEvent.click(screen.getByRole('tab', { name: 'Venues' }));
    const panel = screen.getByRole('tabpanel');
    expect(within(panel).queryByText(/Bitget|Kraken/)).toBeNull();
    expect(words(panel)).toContain('Not asked: 2 not allowed, 1 off.');
    expect(within(panel).getByRole('link', { name: 'Choose exchanges' }).getAttribute('href')).toBe(
      'options.html#exchanges',
    );
  });

  it('shows what a number across venues was made of, and who was left out', () => {
    show();
    fireEvent.click(screen.getByRole('tab', { name: 'Receipts' }));
    const panel = words(screen.getByRole('tabpanel'));
    for (const said of [
      'exchanges used 3 of 4',
      'without any one of them 1.8 to 2.1 %/yr',
      'weighted by open interest 2.1 %/yr',
      'left out: no contract near 30 days',
      'no value: not available from your location',
    ])
      expect(panel).toContain(said);
  });

  it('D19: says that the clock is wrong beside anything else, and not aloud', () => {
    const skewMs = -480_000;
    show({ ...states.staleState, clockSkewMs: skewMs }, {}, states.staleNowMs + skewMs);
    expect(screen.getByText(/^Your clock is 8 min slow/)).toBeTruthy();
    expect(screen.getAllByRole('status')).toHaveLength(1);
    expect(words(screen.getByRole('status'))).toContain('Stale: the last good reading is 3 h old');
  });
});
