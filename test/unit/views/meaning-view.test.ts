import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../lib/settings/settings.ts';
import type { MarketState } from '../../../lib/state/market-state.ts';
import { type MeaningView, meaningView } from '../../../lib/views/meaning-view.ts';
import type { PathsSaid } from '../../../lib/views/paths-text.ts';
import { type Piece, plainText } from '../../../lib/views/rich-text.ts';
import * as states from '../../fixtures/market-state.ts';
import { translate } from '../../fixtures/translate.ts';

const plain = (pieces: readonly Piece[]): string => plainText(pieces).replaceAll('\u00a0', ' ');

/** All of it as text with ordinary spaces. */
const meaning = (
  state: MarketState,
  nowMs = states.thinNowMs,
  paths: PathsSaid | null = null,
  isPast = false,
): { line: string[]; paragraph: string[]; full: string[]; made: MeaningView } => {
  const made = meaningView(state, defaultSettings, paths, translate, 'en', nowMs, isPast);
  return {
    line: made.line.map(plain),
    paragraph: made.paragraph.map(plain),
    full: made.full.map(({ text }) => plain(text)),
    made,
  };
};

const full = (state: MarketState, nowMs?: number): string => meaning(state, nowMs).full.join('\n');

const twelve: PathsSaid = {
  sinceDayMs: Date.UTC(2019, 9, 2),
  line: 4,
  count: 12,
  known: 12,
  up: 9,
  down: 3,
  deep: 3,
  isAlike: true,
};

describe('what a negative basis means', () => {
  it('in one line, with the numbers of this minute', () => {
    expect(meaning(states.thinState).line).toEqual([
      'A positive basis means futures cost more than the coin itself: the wish to buy with leverage outweighs selling and hedging.',
      'Futures for delivery in 30 days trade 0.23 % above spot, 2.8 % a year: thin premium; last below spot on 31 Mar 2025.',
    ]);
    expect(meaning(states.belowState, states.belowNowMs).line[1]).toBe(
      'Futures for delivery in 30 days trade 0.16 % below spot, −1.9 % a year: below spot.',
    );
  });

  it('in a paragraph of at most 90 words', () => {
    const [text = ''] = meaning(states.thinState).paragraph;
    expect(text).toContain('Averaged over seven days it is 2.8 % a year; cash pays about 4 %.');
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(90);
  });

  it('in full, from the state', () => {
    const text = full(states.thinState);
    for (const said of [
      'on 3 venues, and state it per year: 1.9 % now; the seven-day average, from the record of Binance, is 2.8 %.',
      '3 % of the days of the last year were lower.',
      'Over seven days longs paid shorts 5.6 % a year.',
      'in seven days it rose 10 % (premium down, positions up: shorts or hedges added).',
      'In points, on two closed days: below 0, 2.8 away; above 6, 3.2 away.',
      'Venues differ by 1.1 points now.',
      'Missing: Bybit: not available from your location.',
      'The uncertainty of the average is about 1.3 points',
    ])
      expect(text).toContain(said);
    expect(full(states.belowState, states.belowNowMs)).toContain(
      'Over seven days shorts paid longs 1.7 % a year.',
    );
  });

  it('has a title and a first sentence that follow the sign, and ask nothing of what is not there', () => {
    const titled = (...args: Parameters<typeof meaning>) => {
      const { made, line } = meaning(...args);
      return [made.title, line[0]?.split(' ', 3).join(' ')];
    };
    expect(titled(states.belowState, states.belowNowMs)).toEqual([
      'What a negative basis means',
      'A negative basis',
    ]);
    expect(titled(states.usualState, states.usualNowMs)).toEqual([
      'What the basis says now',
      'A positive basis',
    ]);
    expect(titled(states.noAnswerState)).toEqual(['What the basis says now', 'The basis is']);
    expect(titled(states.usualState, states.usualNowMs, null, true)[0]).toBe(
      'What the basis said that day',
    );
    const [title, first] = titled(states.solState);
    expect([title, first]).toEqual(['What funding says', 'No exchange lists']);
    expect(JSON.stringify(meaning(states.solState))).not.toMatch(/negative basis|go below zero/);
  });

  it('says nothing of the minute on a past day', () => {
    const then = {
      ...states.thinState,
      exchanges: [],
      basisNow: { ...states.thinState.basisNow, venues: [], spread: null },
    };
    const { full: text, made } = meaning(then, states.thinNowMs, twelve, true);
    expect(text.join(' ')).not.toMatch(/\b(?:now|today|next day closes)\b/);
    expect(text[0]).toContain('the seven-day average, from the record of Binance, is 2.8 %');
    expect(made.gap?.today).toBe('that day');
  });

  it('leaves out or says what it does not know', () => {
    const text = full(states.noAnswerState);
    expect(text).toContain('there is no number for it.');
    expect(text).toContain('What was paid over seven days is not known.');
    expect(text).toContain('its change over seven days is not known.');
    expect(text).toContain('There is no reading to change from yet.');
    expect(text).not.toMatch(/uncertainty|Venues differ|last year/);
    expect(meaning(states.noAnswerState).line).toHaveLength(1);
  });

  it('never advises, never forecasts, never counts cases nobody computed', () => {
    for (const state of [states.thinState, states.usualState, states.belowState]) {
      const { line, paragraph, full: all } = meaning(state);
      const text = [...line, ...paragraph, ...all].join(' ');
      expect(text).not.toMatch(
        /\b(buy now|sell now|should|will rise|will fall|sentiment|cases)\b/i,
      );
    }
  });

  it('tells the two paths while earlier cases are counted, and only then', () => {
    const said = meaning(states.thinState, states.thinNowMs, twelve);
    expect(said.paragraph[0]).toContain(
      'not the next move: after 12 earlier falls below 4 %, price was higher 90 days later in 9.',
    );
    expect(said.full.join(' ')).toContain('Equal price falls without this signal');
    expect(said.made.full.map(({ id }) => id)).toEqual([
      'what',
      'pays',
      'why',
      'paths',
      'change',
      'not',
    ]);
    expect(meaning(states.thinState).made.full.map(({ id }) => id)).not.toContain('paths');
  });

  it('every number in it leads to its receipt', () => {
    const { line, paragraph, full: all } = meaning(states.thinState, states.thinNowMs, twelve).made;
    const pieces = [...line, ...paragraph, ...all.map(({ text }) => text)].flat();
    const linked = pieces.flatMap((piece) => (piece.kind === 'number' ? [piece.receipt] : []));
    expect(new Set(linked)).toEqual(
      new Set([
        'average7',
        'cash',
        'basisNow',
        'lowerShare',
        'funding',
        'openInterestChange7',
        'regime',
        'error',
        'cases',
      ]),
    );
  });

  it('draws the gap of today, above or below, and none without a number', () => {
    expect(meaning(states.thinState).made.gap).toMatchObject({
      gap: '0.23\u00a0% above',
      isAbove: true,
    });
    const below = meaning(states.belowState, states.belowNowMs).made.gap;
    expect(below?.isAbove).toBe(false);
    expect(below?.summary.replaceAll('\u00a0', ' ')).toContain('less than the coin, 1.9 % a year');
    expect(meaning(states.noAnswerState).made.gap).toBeNull();
    expect(meaning(states.solState).made.gap).toBeNull();
  });
});
