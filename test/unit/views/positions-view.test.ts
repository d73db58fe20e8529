import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../lib/settings/settings.ts';
import { missing } from '../../../lib/signals/reading.ts';
import type { MarketState } from '../../../lib/state/market-state.ts';
import { figuresView } from '../../../lib/views/figures-view.ts';
import { receiptsView } from '../../../lib/views/receipts-view.ts';
import { solState, thinNowMs, thinState } from '../../fixtures/market-state.ts';
import { translate } from '../../fixtures/translate.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const figure = (id: string, over: Partial<MarketState> = {}) => {
  const found = figuresView({ ...thinState, ...over }, translate, 'en', thinNowMs).find(
    (one) => one.id === id,
  );
  return {
    label: plain(found?.label ?? ''),
    note: plain(found?.note ?? ''),
    full: plain(found?.full ?? ''),
  };
};
const receipt = (title: string, over: Partial<MarketState> = {}) =>
  receiptsView({ ...thinState, ...over }, defaultSettings, {}, translate, 'en', thinNowMs).find(
    (one) => one.title === title,
  );

const week = (value: number, source: string): Partial<MarketState> => ({
  openInterestChange7: {
    ...thinState.openInterestChange7,
    value,
    evidence: [{ name: 'openInterestBefore', value: 1, unit: 'coins', source }],
  },
});
const change = (days: number, percent: number, source: string) => ({
  days,
  percent,
  source,
  coinsBefore: 1,
  asOfMs: thinNowMs,
});

describe('open interest in words', () => {
  it('names the record of its changes, and never puts two records in one list', () => {
    const one = [change(1, -0.4, 'binance'), change(30, -3, 'binance')];
    expect(figure('openInterest', { openInterestChanges: one }).note).toMatch(
      /^1 d −0\.4 %, 7 d \+10 %, 30 d −3 % \(Binance\) · /,
    );
    const two = [change(1, -2, 'basket'), change(30, -3, 'bybit')];
    expect(
      figure('openInterest', { ...week(10.2, 'basket'), openInterestChanges: two }).note,
    ).toMatch(/^1 d −2 %, 7 d \+10 % \(the venues counted\) · 30 d −3 % \(Bybit\) · /);
  });

  it('without a change over 7 days says why, and shows the others', () => {
    const openInterestChange7 = missing('percent', 'openInterestHole', { days: 7 });
    const openInterestChanges = [change(1, 2, 'okx')];
    expect(figure('openInterest', { openInterestChange7, openInterestChanges }).note).toMatch(
      /^7-day change unknown: no count of 7 days before · 1 d \+2 % \(OKX\)/,
    );
  });

  it('says a reset only where it is one', () => {
    const fallen = (value: number): Partial<MarketState> => ({
      openInterestFromHigh: { ...thinState.openInterestFromHigh, value },
    });
    expect(figure('openInterest', fallen(-15.4)).note).toContain(
      'a reset: 15 % below its 30-day high',
    );
    expect(figure('openInterest', fallen(-14.9)).note).not.toContain('reset');
  });
});

describe('the leverage ratio in words', () => {
  const recorded: Partial<MarketState> = {
    leverageScope: { basket: 'recorded', restsOnRevised: true },
    leveragePercentile: { ...thinState.leverage, value: 46, unit: 'percentile' },
  };

  it('of the basket with a past of its own stands under that name', () => {
    const { label, note, full } = figure('leverage', recorded);
    expect(label).toBe('Leverage ratio, Bybit + OKX');
    expect(note).toBe('p46 of its year · Coin Metrics, revised');
    expect(full).toContain('perpetuals of the two over the exchange reserve');
    expect(full).toContain('0.03, 0.1 or 0.25');
  });

  it('says where its change comes from, and that the past is known as revised', () => {
    const leverageChange30 = { percent: -12.9, openInterestPart: -13.2, reservePart: -0.6 };
    const notes = receipt('Leverage ratio, Bybit + OKX', { ...recorded, leverageChange30 })?.notes;
    expect(plain(notes?.[0] ?? '')).toBe(
      'Over 30 days the ratio changed by −12.9 %. Of the movement 96 % came from open interest and 4 % from the reserve.',
    );
    expect(notes?.some((note) => note.includes('no evidence of what could be known'))).toBe(true);
    const own = { ...recorded.leverageScope, basket: 'named', restsOnRevised: false } as const;
    expect(receipt('Leverage ratio', { leverageScope: own })?.notes.join()).not.toContain(
      'no evidence',
    );
  });
});

describe('exchange flow in words', () => {
  const [proxy] = thinState.flows;
  if (!proxy) throw new Error('no proxy');

  it('is called a proxy, with its rank, what moved, and whose data it is', () => {
    const { label, note, full } = figure('flow');
    expect(label).toBe('Exchange flow (proxy)');
    expect(note).toBe('p87 of its year · Coin Metrics');
    expect(full).toContain('92.5k BTC went in and out on 14 Nov, 3.4 % of the coins on exchanges');
  });

  it.each([
    [96, 'high', 'p96 of its year, highest 5 %'],
    [4, 'low', 'p4 of its year, lowest 5 %'],
  ] as const)('at p%i its tail is marked in words', (percentile, tail, text) => {
    const flows = [{ ...proxy, percentile, tail }];
    expect(figure('flow', { flows }).note).toContain(text);
  });

  it('an imported flow stands beside it under the name of its file', () => {
    const imported = {
      ...proxy,
      kind: 'imported',
      name: 'in-house.csv',
      amount: { ...proxy.amount, value: 7.25, unit: 'as-given', evidence: [] },
      percentile: 91,
    } as const;
    expect(figure('flow', { flows: [proxy, imported] }).note).toContain(
      'Imported flow, in-house.csv: 7.3, p91 of its year, 14 Nov',
    );
    const nameless = { ...imported, name: '' };
    expect(figure('flow', { flows: [proxy, nameless] }).note).toContain(
      'Imported flow, a file without a name',
    );
  });

  it('every kind has its receipt, also those that there is nothing of', () => {
    expect(receipt('Exchange flow, imported')?.notes.at(-1)).toBe(
      'No number: no file was imported.',
    );
    expect(receipt('Exchange flow, published wallets')?.notes.at(-1)).toBe(
      'No number: no published wallets are read yet.',
    );
    expect(receipt('Exchange flow (proxy)')?.rows.map(({ name }) => name)).toEqual([
      'coins sent to exchanges',
      'coins sent from exchanges',
      'percentile of its last year',
      'days it is ranked among',
    ]);
  });

  it('a coin whose flows nobody counts for free has none', () => {
    const ids = figuresView(solState, translate, 'en', thinNowMs).map(({ id }) => id);
    expect(ids).not.toContain('flow');
  });
});
