import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../lib/settings/settings.ts';
import type { MarketState } from '../../../lib/state/market-state.ts';
import { copyText } from '../../../lib/views/copy-text.ts';
import { popupView } from '../../../lib/views/popup-view.ts';
import * as states from '../../fixtures/market-state.ts';
import { translate } from '../../fixtures/translate.ts';

const text = (state: MarketState, nowMs = states.thinNowMs): string =>
  copyText(
    popupView(state, { ...defaultSettings, asset: state.asset }, translate, 'en', nowMs),
    nowMs,
    translate,
    'en',
  );

describe('the reading as text', () => {
  it('holds numbers with units, the venues by name, and the time in UTC', () => {
    const lines = text(states.thinState).split('\n');
    expect(lines[0]).toBe('BTC futures against spot, 15 Nov 2025, 00:05 UTC');
    expect(lines[1]).toBe('▼ Thin premium: less than cash pays');
    expect(lines[2]).toBe('2.8 % a year over spot, 7-day average on Binance, ±1.3');
    const said = lines.join('\n');
    for (const part of [
      'Longs pay shorts: 5.6 %/yr',
      'Price, US dollars: 94,594',
      '4 of 5 venues: Binance 2.2 %',
      'To change, on two closed days: below 0, 2.8 away; above 6, 3.2 away',
      'A description, no advice.',
    ])
      expect(said).toContain(part);
  });

  it('is plain: one kind of space, no markup, no place left open', () => {
    for (const state of [
      states.thinState,
      states.belowState,
      states.noAnswerState,
      states.solState,
    ])
      expect(text(state)).not.toMatch(/\u00a0|\]\(|\{\w+\}|undefined|NaN/);
  });

  it('names no venue that did not answer', () => {
    expect(text(states.thinState)).not.toContain('Bybit');
    expect(text(states.noAnswerState)).not.toContain('venues:');
  });
});
