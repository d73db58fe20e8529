import { useSignal } from '@preact/signals';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Popup, type PopupProps } from '../../components/Popup.tsx';
import { defaultSettings } from '../../lib/settings/settings.ts';
import type { MarketState } from '../../lib/state/market-state.ts';
import { asOfView } from '../../lib/views/as-of-view.ts';
import { chartsView } from '../../lib/views/charts-view.ts';
import { windowOf } from '../../lib/views/chart-window.ts';
import { type Chosen, defaultChosen } from '../../lib/views/chosen.ts';
import { popupLabels } from '../../lib/views/popup-labels.ts';
import { type Beside, nothingBeside, popupView } from '../../lib/views/popup-view.ts';
import { outlinePast } from '../fixtures/outline-past.ts';
import * as states from '../fixtures/market-state.ts';
import { translate } from '../fixtures/translate.ts';

const labels = popupLabels(translate);
const past = outlinePast();
const charts = chartsView(past, defaultSettings, 'basis-30d', null, translate, 'en');
const year = charts && windowOf('1y', charts.record);

const viewOf = (state: MarketState | null, nowMs = states.thinNowMs, beside?: Beside) =>
  popupView(
    state,
    { ...defaultSettings, asset: state?.asset ?? 'BTC' },
    translate,
    'en',
    nowMs,
    beside,
  );

const actions = () => ({
  onChoose: vi.fn(),
  onReceipt: vi.fn(),
  onCopy: vi.fn(async () => true),
  onCopyText: vi.fn(),
  onRefresh: vi.fn(),
  onAsset: vi.fn(),
  onDay: vi.fn(),
  onStep: vi.fn(),
  onDeed: vi.fn(),
});

const record: PopupProps['record'] = {
  charts,
  window: year,
  range: '1y',
  note: '',
  empty: translate('chart.empty'),
  MiniChart: null,
  more: () => 'what stands behind',
  onPicture: vi.fn(),
  onMove: vi.fn(),
  onScale: vi.fn(),
  onKey: vi.fn(() => false),
};

const propsOf = (state: MarketState | null, nowMs?: number, beside?: Beside): PopupProps => ({
  view: viewOf(state, nowMs, beside),
  labels,
  record,
  asOf: asOfView(past, null, translate, 'en'),
  chosen: defaultChosen,
  late: {},
  caseCount: '',
  theme: 'auto',
  optionsUrl: 'options.html',
  pageUrl: 'popup.html',
  copied: '',
  asked: null,
  ...actions(),
});

const show = (
  state: MarketState | null = states.thinState,
  props: Partial<PopupProps> = {},
  nowMs = states.thinNowMs,
) => render(<Popup {...propsOf(state, nowMs)} {...props} />);

/** The popup with what the reader chose in it, as the page keeps it. */
function Kept(props: PopupProps) {
  const chosen = useSignal<Chosen>(props.chosen);
  return (
    <Popup
      {...props}
      chosen={chosen.value}
      onChoose={(part) => {
        chosen.value = { ...chosen.value, ...part };
      }}
    />
  );
}
const showKept = (state: MarketState = states.thinState, props: Partial<PopupProps> = {}) =>
  render(<Kept {...propsOf(state)} {...props} />);

const openTab = (name: string): void => void fireEvent.click(screen.getByRole('tab', { name }));

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

  it('paints the numbers without the charts and takes the charts when they come', () => {
    const { rerender, container } = show();
    expect(container.querySelector('.mini-chart')).toBeNull();
    expect(words(container)).toContain('96.5k BTC');
    const MiniChart: PopupProps['record']['MiniChart'] = ({ charts: shown }) => (
      <div role="img" aria-label={shown.panels[0]?.summary(0, 700)} />
    );
    const props = propsOf(states.thinState);
    rerender(<Popup {...props} record={{ ...record, MiniChart }} />);
    expect(screen.getByRole('img', { name: /was lowest on/ })).toBeTruthy();
  });

  it('A11 turns the charts into a table and back', () => {
    show();
    const toggle = screen.getByRole('button', { name: 'Table' });
    expect(toggle.getAttribute('aria-pressed')).toBe('false');
    fireEvent.click(toggle);
    expect(toggle.getAttribute('aria-pressed')).toBe('true');
    const region = screen.getByRole('region', { name: /The record, every seventh day/ });
    expect(within(region).getAllByRole('row')).toHaveLength(54);
    expect(within(region).getAllByRole('columnheader')).toHaveLength(7);
    fireEvent.click(toggle);
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('shows what stands behind the charts in their place, made only then', () => {
    const more = vi.fn(() => 'what stands behind');
    show(states.thinState, { record: { ...record, more } });
    expect(more).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Details' }));
    expect(screen.getByRole('region', { name: /^Curve by expiry/ }).textContent).toBe(
      'what stands behind',
    );
  });

  it('asks for another range and another basis', () => {
    const props = propsOf(states.thinState);
    render(<Popup {...props} />);
    fireEvent.click(screen.getByRole('button', { name: '90d' }));
    expect(props.onChoose).toHaveBeenLastCalledWith({ range: '90d' });
    expect(screen.getByRole('button', { name: '1y' }).getAttribute('aria-pressed')).toBe('true');
    const dialects = screen.getByRole('group', { name: 'Which basis?' });
    fireEvent.click(within(dialects).getByRole('button', { name: 'front month' }));
    expect(props.onChoose).toHaveBeenLastCalledWith({ dialect: 'front-month' });
  });

  it('presses no range while the window was set by hand', () => {
    show(states.thinState, { record: { ...record, range: null } });
    const ranges = screen.getByRole('group', { name: 'Range of the chart' });
    expect(within(ranges).queryByRole('button', { pressed: true })).toBeNull();
  });

  it('reads the last closed day of all four charts in one line', () => {
    const { container } = show();
    expect(words(container.querySelector('.readout'))).toMatch(
      /^14 Nov ?day .*7d .*30d .*funding .*OI \d+\.?\d?k.*price \d\d,\d{3}$/,
    );
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
    const { container } = showKept();
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

  it('opens the definition of a term below its paragraph, and closes it', () => {
    showKept();
    const term = screen.getByRole('button', { name: 'Below zero' });
    expect(term.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(term);
    expect(term.getAttribute('aria-expanded')).toBe('true');
    expect(words(document.querySelector('.definition'))).toBe(
      'Backwardation: Futures below spot; its opposite, contango, is the usual state.',
    );
    fireEvent.click(term);
    expect(document.querySelector('.definition')).toBeNull();
  });

  it('lists the twelve terms below the full text', () => {
    showKept(states.thinState, { chosen: { ...defaultChosen, depth: 'full' } });
    expect(document.querySelectorAll('.glossary dt')).toHaveLength(12);
  });

  it('every number of a sentence, and each figure, leads to its receipt', () => {
    const props = propsOf(states.thinState);
    render(<Popup {...props} />);
    for (const [name, receipt] of [
      [/^2\.8\s% a year$/, 'average7'],
      [/^2\.8\s%$/, 'average7'],
      [/^5\.6\s%\/yr:/, 'funding'],
      [/^94,594:/, 'price'],
    ] as const) {
      fireEvent.click(screen.getByRole('button', { name }));
      expect(props.onReceipt).toHaveBeenLastCalledWith(receipt);
    }
  });

  it('brings the receipt that was asked for into sight, with the focus', () => {
    show(states.thinState, {
      chosen: { ...defaultChosen, tab: 'receipts' },
      asked: { receipt: 'funding' },
    });
    expect(document.activeElement?.id).toBe('receipt-funding');
  });

  it('copies a receipt, and all of them, as JSON, and says how that went', async () => {
    const props = propsOf(states.thinState, undefined, {
      ...nothingBeside,
      documentation: { binance: 'https://developers.binance.com/docs/derivatives/' },
    });
    render(<Popup {...props} chosen={{ ...defaultChosen, tab: 'receipts' }} />);
    const [link] = screen.getAllByRole('link', { name: 'Binance' });
    expect(link?.getAttribute('href')).toMatch(/^https:/);
    expect(link?.getAttribute('target')).toBe('_blank');
    fireEvent.click(screen.getByRole('button', { name: 'Copy all as JSON' }));
    await screen.findByText('Copied');
    const [text = ''] = vi.mocked(props.onCopy).mock.calls[0] ?? [];
    const all = JSON.parse(text) as { reading: string }[];
    expect(all.map(({ reading }) => reading)).toContain('basisNow');
    vi.mocked(props.onCopy).mockResolvedValueOnce(false);
    const [one] = screen.getAllByRole('button', { name: 'Copy as JSON' });
    if (one) fireEvent.click(one);
    await screen.findByText('The browser did not let us copy');
  });

  it('has a tab of earlier cases with their number, and of claims, once they are computed', () => {
    expect(show().container.querySelector('#tab-cases')).toBeNull();
    cleanup();
    showKept(states.thinState, {
      late: { cases: () => 'the cases', claims: () => 'the claims' },
      caseCount: '12',
    });
    openTab('Earlier 12');
    expect(words(screen.getByRole('tabpanel'))).toBe('the cases');
    openTab('Claims');
    expect(words(screen.getByRole('tabpanel'))).toBe('the claims');
  });

  it('looks at any closed day by date or by steps, and back to now', () => {
    const props = propsOf(states.thinState);
    render(<Popup {...props} />);
    fireEvent.click(screen.getByRole('button', { name: 'One day earlier' }));
    expect(props.onStep).toHaveBeenCalledWith(-1);
    expect(screen.getByRole('button', { name: 'One day later' }).hasAttribute('disabled')).toBe(
      true,
    );
    fireEvent.change(screen.getByLabelText('Closed UTC day'), { target: { value: '2025-10-06' } });
    expect(props.onDay).toHaveBeenLastCalledWith('2025-10-06');
    fireEvent.click(screen.getByRole('button', { name: 'now' }));
    expect(props.onDay).toHaveBeenLastCalledWith('');
  });

  it('says above all else that a past day is shown, and shows no age and no venues of now', () => {
    const day = Date.UTC(2025, 10, 14);
    const beside = { ...nothingBeside, asOfDayMs: day };
    const { container } = render(<Popup {...propsOf(states.thinState, undefined, beside)} />);
    expect(words(screen.getByRole('status'))).toContain('As of 14 Nov 2025');
    expect(words(container.querySelector('.top-bar-state'))).toBe('');
    expect(container.querySelector('.popup')?.getAttribute('data-past')).toBe('true');
  });

  it('copies the reading as text on demand, and says so in its bar', () => {
    const props = propsOf(states.thinState);
    render(<Popup {...props} copied="Copied as text" />);
    fireEvent.click(screen.getByRole('button', { name: 'Copy as text' }));
    expect(props.onCopyText).toHaveBeenCalledOnce();
    expect(screen.getByText('Copied as text')).toBeTruthy();
  });

  it('A05 moves between the tabs by arrow keys with one tab stop', () => {
    showKept();
    const tabs = screen.getAllByRole('tab');
    expect(tabs.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
    fireEvent.keyDown(screen.getByRole('tablist'), { key: 'ArrowRight' });
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Receipts');
    expect(document.activeElement?.textContent).toBe('Receipts');
    fireEvent.keyDown(screen.getByRole('tablist'), { key: 'End' });
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Venues');
    fireEvent.keyDown(screen.getByRole('tablist'), { key: 'ArrowLeft' });
    expect(words(screen.getByRole('tabpanel'))).toContain('coins held by exchanges');
  });

  it('says why a venue has no value', () => {
    showKept();
    openTab('Venues');
    expect(words(screen.getByRole('tabpanel'))).toContain(
      'not available from your location; asked again in 39 minutes',
    );
  });

  it('opens at the venues when none has answered', () => {
    show(states.noAnswerState, { record: { ...record, charts: null, MiniChart: () => null } });
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Venues');
    expect(words(screen.getByRole('status'))).toContain('No exchange can be reached');
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
    const { container } = show(null, { record: { ...record, charts: null } });
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
    const { container } = showKept({
      ...states.thinState,
      basisNow: { ...states.thinState.basisNow, venues: [hostile] },
    });
    openTab('Receipts');
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
    expect(screen.getByRole('button', { name: 'Table' })).toBeTruthy();
    expect(words(container.querySelector('.figures'))).toContain('8.2 %/yr');
  });

  it('lists the venues that are asked, counts the others, and leads to the choice', () => {
    showKept(states.chosenState);
    openTab('Venues');
    const panel = screen.getByRole('tabpanel');
    expect(within(panel).queryByText(/Bitget|Kraken/)).toBeNull();
    expect(words(panel)).toContain('Not asked: 2 not allowed, 1 off.');
    expect(within(panel).getByRole('link', { name: 'Choose exchanges' }).getAttribute('href')).toBe(
      'options.html#exchanges',
    );
  });

  it('shows what a number across venues was made of, and who was left out', () => {
    showKept();
    openTab('Receipts');
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
