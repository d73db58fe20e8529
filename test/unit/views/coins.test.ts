/** Every surface under another coin than bitcoin, and one without dated futures. */
import { describe, expect, it } from 'vitest';
import { assets } from '../../../lib/quotes/assets.ts';
import { defaultSettings, type Settings } from '../../../lib/settings/settings.ts';
import type { MarketState } from '../../../lib/state/market-state.ts';
import { pillView } from '../../../lib/views/pill-view.ts';
import { shownPill } from '../../../lib/views/pill-shown.ts';
import { popupView } from '../../../lib/views/popup-view.ts';
import { toolbarView } from '../../../lib/views/toolbar-view.ts';
import { chosenState, solState, thinNowMs, thinState } from '../../fixtures/market-state.ts';
import { translate } from '../../fixtures/translate.ts';

const nowMs = thinNowMs;
const settingsOf = (asset: Settings['asset'], badge = defaultSettings.badge): Settings => ({
  ...defaultSettings,
  asset,
  badge,
});

const popup = (state: MarketState | null, asset: Settings['asset'] = state?.asset ?? 'BTC') =>
  popupView(state, settingsOf(asset), translate, 'en', nowMs);
const pill = (state: MarketState) => pillView(state, settingsOf(state.asset), [], translate, 'en');
const toolbar = (state: MarketState, badge = defaultSettings.badge) =>
  toolbarView(state, settingsOf(state.asset, badge), translate, 'en', nowMs);

const plain = (part: unknown): string => JSON.stringify(part).replaceAll('\u00a0', ' ');

describe('ether', () => {
  const state: MarketState = { ...thinState, asset: 'ETH' };

  it('is named wherever bitcoin would be', () => {
    expect(plain(popup(state))).toContain('96.5k ETH');
    expect(toolbar(state).title).toMatch(/^ETH futures/);
    expect(pill(state).lines.fresh).toMatchObject({ asset: 'ETH' });
    expect(pill(state).card.title).toBe('Ethereum futures');
    expect(pill(state).announcement).toMatch(/^Ethereum futures: thin premium since/);
    for (const text of [plain(pill(state)), plain(toolbar(state))])
      expect(text).not.toMatch(/\bBTC\b|Bitcoin/);
  });

  it('is one of the coins of the registry, and marked while it is shown', () => {
    expect(popup(state).assets).toEqual(
      assets.map(({ id, name }) => ({ id, name, isShown: id === 'ETH' })),
    );
  });
});

describe('another coin was chosen and not yet read', () => {
  const view = popup(thinState, 'ETH');

  it('shows no number of the coin before', () => {
    expect(view.asset).toBe('ETH');
    expect(view.figures.map(({ value }) => value)).toEqual(['—', '—', '—', '—']);
    expect(plain(view)).not.toMatch(/2\.8 %|94,594/);
  });

  it('says whom it asks about', () => {
    expect(view.notice?.text).toBe('Asking the exchanges about Ethereum.');
  });
});

describe('solana, which has no dated futures', () => {
  const reason =
    'No exchange lists dated futures of Solana that we read; its funding and open interest are';

  it('has a dash and the reason where the basis would be, and no regime', () => {
    const { headline, scale, footer, notice } = popup(solState);
    expect(headline).toMatchObject({ word: 'No dated futures', number: '—', lines: [] });
    expect(headline.relation).toBe(`${reason} beside this`);
    expect(scale).toBeNull();
    expect(footer.none).toBe('no regime without dated futures');
    expect(notice).toBeNull();
  });

  it('has its funding, open interest and price all the same', () => {
    expect(popup(solState).figures.map(({ value }) => value.replaceAll('\u00a0', ' '))).toEqual([
      '8.2 %/yr',
      '9.40M SOL',
      '—',
      '141',
    ]);
  });

  it('is a dash on the badge where that shows dated futures, and a number where not', () => {
    expect(toolbar(solState).text).toBe('—');
    expect(toolbar(solState, { metric: 'regime', mode: 'full' }).text).toBe('—');
    expect(toolbar(solState, { metric: 'funding', mode: 'full' }).text).toBe('8.2');
    expect(plain(toolbar(solState).title)).toMatch(
      /^"SOL: no dated futures · longs pay 8\.2 % · 4 of 5 venues/,
    );
  });

  it('says who pays whom on the pill, and the reason on its card', () => {
    const { lines, card, announcement } = pill(solState);
    expect(plain(lines.fresh)).toContain('"word":"Longs pay shorts","number":"8.2 %/yr"');
    expect(plain(lines.fresh.name)).toContain(
      'Solana futures: no dated futures, Longs pay shorts 8.2 %/yr',
    );
    expect(card.reading?.about).toBe(`${reason} below`);
    expect(announcement).toBeNull();
  });

  it('does not say of every venue that it lists no dated future', () => {
    expect(popup(solState).health.rows.filter(({ note }) => note.includes('dated'))).toEqual([]);
  });
});

describe('D19: a clock that is wrong', () => {
  const skewMs = 8 * 60_000;
  const state: MarketState = { ...thinState, clockSkewMs: skewMs };

  it('is said, in words, which way', () => {
    const at = (clockSkewMs: number) =>
      popupView({ ...state, clockSkewMs }, defaultSettings, translate, 'en', nowMs + clockSkewMs)
        .clock?.text;
    expect(at(skewMs)).toBe('Your clock is 8 min fast; times here follow the exchanges.');
    expect(at(-skewMs)).toBe('Your clock is 8 min slow; times here follow the exchanges.');
    expect(at(0)).toBeUndefined();
  });

  it('makes nothing older or younger on any surface', () => {
    const view = popupView(state, defaultSettings, translate, 'en', nowMs + skewMs);
    expect(view).toMatchObject({ age: '40 s', stale: false });
    expect(shownPill(pill(state), nowMs + skewMs)).toMatchObject({ form: 'fresh' });
    expect(shownPill(pill(state), nowMs + skewMs).line.age).toBe('now');
    expect(shownPill({ ...pill(state), clockSkewMs: 0 }, nowMs + skewMs).form).toBe('old');
  });
});

describe('L20: a browser that keeps no history', () => {
  const keeping = (firstDayMs: number | null): MarketState => ({
    ...thinState,
    history: { progress: 0, failure: 'storage', firstDayMs, lastClosedDayMs: firstDayMs },
  });

  it('is said instead of 0 % for ever', () => {
    const { notice } = popup(keeping(null));
    expect(notice).toMatchObject({ kind: 'no-record', progress: null });
    expect(notice?.text).toMatch(
      /^This browser lets the extension keep no history\. Live values stand/,
    );
    expect(toolbar(keeping(null)).text).not.toBe('…');
  });

  it('is told from one that keeps no more', () => {
    expect(popup(keeping(Date.UTC(2019, 9, 1))).notice?.text).toMatch(/grows no more/);
  });
});

describe('exchanges that are not asked', () => {
  it('are counted beside those that are, and not among them', () => {
    const { count, rows, others } = popup(chosenState).health;
    expect(count).toBe('2 of 4 venues');
    expect(rows.map(({ name }) => name)).toEqual(['Binance', 'Bybit', 'OKX', 'Deribit']);
    expect(others).toBe('Not asked: 2 not allowed, 1 off.');
    expect(popup(thinState).health.others).toBeNull();
  });

  it('D26: are all there are, and that is said', () => {
    const exchanges = thinState.exchanges.map((health) => ({
      ...health,
      access: 'not-allowed' as const,
      failure: null,
    }));
    const { notice, health } = popup({ ...thinState, exchanges });
    expect(notice?.text).toMatch(/^Basis Lens has no permission to read an exchange/);
    expect(health).toMatchObject({ count: 'no venue is asked', rows: [] });
  });

  it('a wait and a half answer are said on one line each', () => {
    const notes = popup(chosenState).health.rows.map(({ note }) => note);
    expect(notes[2]).toBe('asked us to wait; asked again in 25 minutes');
    expect(notes[3]).toMatch(/^prices only; the rest: answer was not as documented; asked again/);
  });
});
