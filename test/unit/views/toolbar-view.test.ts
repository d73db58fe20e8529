import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../../lib/settings/settings.ts';
import type { MarketState } from '../../../lib/state/market-state.ts';
import { toolbarView } from '../../../lib/views/toolbar-view.ts';
import {
  belowNowMs,
  belowState,
  loadingState,
  noAnswerState,
  staleNowMs,
  staleState,
  thinNowMs,
  thinState,
  unknownState,
  usualNowMs,
  usualState,
} from '../../fixtures/market-state.ts';
import { translate } from '../../fixtures/translate.ts';

const withBadge = (badge: Partial<Settings['badge']>): Settings => ({
  ...defaultSettings,
  badge: { ...defaultSettings.badge, ...badge },
});

const view = (
  state: MarketState | null,
  nowMs = thinNowMs,
  badge: Partial<Settings['badge']> = {},
) => toolbarView(state, withBadge(badge), translate, 'en', nowMs);

const words = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('A14 toolbar', () => {
  it('says the 7-day average and the whole reading behind it', () => {
    const { text, tone, regime, title } = view(thinState);
    expect({ text, tone, regime }).toEqual({ text: '2.8', tone: 'below', regime: 'thin' });
    expect(words(title)).toBe(
      'BTC futures 2.8 % a year over spot (7-day average) · thin premium since 14 Nov · longs pay 5.6 % · 4 of 5 venues · 40 s',
    );
  });

  it('says the sign as a word', () => {
    expect(view(belowState, belowNowMs).text).toBe('-1.9');
    expect(words(view(belowState, belowNowMs).title)).toContain(
      'BTC futures 1.9 % a year below spot (7-day average) · below spot since 5 Feb · shorts pay 1.7 %',
    );
    const level = { ...thinState, average7: { ...thinState.average7, value: -0.02 } };
    expect(view(level).title).toContain('level with spot');
  });

  it.each([
    ['basis', '2.8', '9.8', '-1.9'],
    ['story-scale', '0.23', '0.81', '-.16'],
    ['funding', '5.6', '8.6', '-1.7'],
    ['open-interest', '+10%', '?', '-18%'],
    ['leverage', '?', '?', 'p12'],
    ['regime', '▼', '●', '▼▼'],
  ] as const)('shows %s', (metric, thin, usual, below) => {
    expect(view(thinState, thinNowMs, { metric }).text).toBe(thin);
    expect(view(usualState, usualNowMs, { metric }).text).toBe(usual);
    expect(view(belowState, belowNowMs, { metric }).text).toBe(below);
  });

  it('is empty when off, and while usual in quiet mode', () => {
    expect(view(thinState, thinNowMs, { mode: 'off' }).text).toBe('');
    expect(view(null, thinNowMs, { mode: 'off' }).text).toBe('');
    expect(view(usualState, usualNowMs, { mode: 'quiet' }).text).toBe('');
    expect(view(thinState, thinNowMs, { mode: 'quiet' }).text).toBe('2.8');
  });

  it('tells loading from unknown', () => {
    expect(view(null)).toMatchObject({ text: '…', tone: 'neutral', regime: 'unknown' });
    expect(view(loadingState).text).toBe('…');
    expect(words(view(loadingState).title)).toContain('history 38 % loaded');
    expect(view(unknownState, thinNowMs, { metric: 'regime' }).text).toBe('?');
    expect(view(noAnswerState).text).toBe('?');
    expect(view(noAnswerState).title).toContain('0 of 5 venues · no venue has answered');
  });

  it('turns grey after three poll periods without an answer and keeps the text', () => {
    const answered = thinState.lastAnswerMs ?? 0;
    const period = defaultSettings.pollMinutes * 60_000;
    expect(view(thinState, answered + 3 * period).tone).toBe('below');
    expect(view(thinState, answered + 3 * period + 1).tone).toBe('stale');
    const late = view(staleState, staleNowMs);
    expect(late).toMatchObject({ text: '2.8', tone: 'stale' });
    expect(late.title).toContain('0 of 5 venues · stale, 3 h old');
  });

  it('is neither negative nor fresh for ever after the clock went back', () => {
    const { title, tone } = view(thinState, thinNowMs - 86_400_000);
    expect(title).toMatch(/stale, 0 s old$/);
    expect(tone).toBe('stale');
  });

  it('shows no number that is more than a day old', () => {
    const { text, title } = view(staleState, thinNowMs + 25 * 3_600_000);
    expect(text).toBe('?');
    expect(title).toContain('no 7-day average');
  });
});
