import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../lib/settings/settings.ts';
import type { MarketState } from '../../../lib/state/market-state.ts';
import { type ReceiptView, receiptsView } from '../../../lib/views/receipts-view.ts';
import * as states from '../../fixtures/market-state.ts';
import { translate } from '../../fixtures/translate.ts';

const documentation = { binance: 'https://developers.binance.com/docs/derivatives/' };

const made = (state: MarketState): ReceiptView[] =>
  receiptsView(state, defaultSettings, documentation, translate, 'en', states.thinNowMs);

const receipts = (state: MarketState): ReceiptView[] =>
  JSON.parse(JSON.stringify(made(state)).replaceAll('\u00a0', ' ')) as ReceiptView[];

const receiptOf = (title: string, state: MarketState = states.thinState): ReceiptView => {
  const found = receipts(state).find((receipt) => receipt.title === title);
  if (!found) throw new Error(`no receipt ${title}`);
  return found;
};

describe('the receipt of a number made across exchanges', () => {
  it('says how many of how many, how far apart, how far any one moves it, and weighted', () => {
    const { asOf, rows } = receiptOf('30-day basis now');
    expect(asOf).toBe('15 Nov 2025, 00:04 UTC');
    expect(rows.map(({ name, value }) => `${name}: ${value}`)).toEqual([
      'median: 1.9 %/yr',
      'exchanges used: 3 of 4',
      'spread: 1.1 %/yr',
      'without any one of them: 1.8 to 2.1 %/yr',
      'weighted by open interest: 2.1 %/yr',
    ]);
  });

  it('names every exchange with its value, age, contracts, and why it was left out', () => {
    expect(receiptOf('30-day basis now').venues).toEqual([
      {
        name: 'Binance',
        value: '2.2 %/yr',
        age: '40 s',
        ageFull: '15 Nov 2025, 00:04 UTC',
        contracts: 'BTCUSD_251226, BTCUSD_260327',
        why: '',
      },
      expect.objectContaining({ name: 'Deribit', why: '' }),
      expect.objectContaining({ name: 'OKX', why: '' }),
      expect.objectContaining({
        name: 'Kraken',
        value: '2.7 %/yr',
        why: 'left out: no contract near 30 days',
      }),
      expect.objectContaining({
        name: 'Bybit',
        value: '—',
        why: 'no value: not available from your location',
      }),
    ]);
  });

  it('does not miss an exchange that is not asked', () => {
    const names = receiptOf('30-day basis now', states.chosenState).venues.map(({ name }) => name);
    expect(names).not.toContain('Bitget');
    expect(names).toContain('Bybit');
  });

  it('says the age of a value that is held, and why there is no newer one', () => {
    const held = { ...states.degradedState };
    const basisNow = { ...held.basisNow, asOfMs: states.thinNowMs - 20 * 60_000 };
    const [median, used] = receiptOf('30-day basis now', { ...held, basisNow }).rows;
    expect(median?.source).toBe('the last good value, 20 min old');
    expect(used?.source).toBe('2 venues differ by 4.8 points');
  });

  it('leaves out what three weighted exchanges would be needed for', () => {
    const { basisNow } = states.thinState;
    const evidence = basisNow.evidence.filter(({ name }) => name !== 'weighted');
    const state = { ...states.thinState, basisNow: { ...basisNow, evidence } };
    expect(JSON.stringify(receiptOf('30-day basis now', state).rows)).not.toContain('weighted');
  });
});

describe('other receipts', () => {
  it('hold their inputs, and no exchanges', () => {
    const { rows, venues } = receiptOf('Leverage ratio');
    expect(venues).toEqual([]);
    expect(rows.map(({ name }) => name)).toEqual(['open interest', 'coins held by exchanges']);
  });

  it('of a coin without dated futures are those of its perpetuals alone', () => {
    const titles = receipts(states.solState).map(({ title }) => title);
    expect(titles).toContain('Funding');
    expect(titles).not.toContain('30-day basis now');
    expect(titles).not.toContain('Regime');
  });

  it('stand behind every number that is shown, each with how it is made', () => {
    const found = receipts(states.thinState);
    expect(found.map(({ id }) => id)).toEqual([
      'basisNow',
      'average7',
      'average30',
      'error',
      'lowerShare',
      'funding',
      'openInterest',
      'openInterestChange7',
      'openInterestChange',
      'leverage',
      'flow',
      'flow',
      'flow',
      'price',
      'priceChange24h',
      'high',
      'cash',
    ]);
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
    for (const { formula, value } of found) {
      expect(formula).not.toBe('');
      expect(value).not.toBe('');
    }
  });

  it('lead to the documentation of those who said it', () => {
    expect(receiptOf('30-day basis now').sources).toEqual([
      { name: 'Binance', url: 'https://developers.binance.com/docs/derivatives/' },
    ]);
  });

  it('are copied as data: full precision, times in UTC, exclusions by name', () => {
    const basis = made(states.thinState).find(({ id }) => id === 'basisNow');
    const data = JSON.parse(basis?.json() ?? '') as Record<string, unknown>;
    expect(data).toMatchObject({
      reading: 'basisNow',
      asset: 'BTC',
      value: 1.94,
      unit: 'percent-per-year',
      asOf: '2025-11-15T00:04:20.000Z',
    });
    expect(data['venues']).toContainEqual({
      exchange: 'kraken',
      value: 2.72,
      at: '2025-11-15T00:04:20.000Z',
      excluded: 'stretched',
      contracts: ['FI_XBTUSD_251226'],
    });
    expect(data['formula']).toBe(basis?.formula);
  });
});
