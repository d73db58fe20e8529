/** What the background stores for the pill, in every state the market data can be in. */
import { describe, expect, it } from 'vitest';
import { hourMs } from '../../../lib/quotes/point.ts';
import { defaultSettings, type Settings } from '../../../lib/settings/settings.ts';
import type { MarketState } from '../../../lib/state/market-state.ts';
import type { PillLine } from '../../../lib/views/pill-line.ts';
import { shownPill } from '../../../lib/views/pill-shown.ts';
import { pillView, type PillView } from '../../../lib/views/pill-view.ts';
import * as states from '../../fixtures/market-state.ts';
import type { Translate } from '../../../lib/views/translate.ts';
import { translate } from '../../fixtures/translate.ts';

const minuteMs = 60_000;
/** English sets its numbers with no-break spaces. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

const viewOf = (
  state: MarketState | null,
  settings: Settings = defaultSettings,
  locale = 'en',
): PillView => pillView(state, settings, [], translate, locale);

const lineText = ({ asset, glyph, word, number, leverage, age }: PillLine): string =>
  plain([asset, glyph, word, number, leverage?.full, age].filter(Boolean).join(' | '));

const shownAfter = (state: MarketState | null, ageMs: number, view = viewOf(state)) =>
  shownPill(view, (view.atMs ?? 0) + ageMs);

const reading = (state: MarketState) => {
  const shown = viewOf(state).card.reading;
  if (!shown) throw new Error('the card has no reading');
  return shown;
};

/** What its colour and its glyph say. */
const look = (state: MarketState) => [viewOf(state).tone, viewOf(state).lines.fresh.glyph];

describe('the closed line', () => {
  it('leads with glyph, word and number, and ends with the age', () => {
    const { form, line } = shownAfter(states.thinState, minuteMs);
    expect(form).toBe('fresh');
    expect(lineText(line)).toBe('BTC | ▼ | Thin premium | 2.8 %/yr | 1 min');
  });

  it('says nothing of leverage while its rank is unknown, and its rank once there is one', () => {
    expect(viewOf(states.thinState).lines.fresh.leverage).toBeNull();
    expect(lineText(shownAfter(states.belowState, 2 * minuteMs).line)).toBe(
      'BTC | ▼▼ | Below spot | −1.9 %/yr | leverage p12 | 2 min',
    );
  });

  it('does not count seconds', () => {
    expect(shownAfter(states.thinState, 59_000).line.age).toBe('now');
  });

  it('A03 is named with meaning, value, side and age', () => {
    expect(plain(shownAfter(states.belowState, 3 * minuteMs).line.name)).toBe(
      'Bitcoin futures: below spot, 1.9 % a year below spot, leverage at percentile 12 of its year, 3 min ago',
    );
    expect(plain(shownAfter(states.thinState, 10_000).line.name)).toBe(
      'Bitcoin futures: thin premium, 2.8 % a year above spot, now',
    );
  });

  it('keeps the number and its age, and drops the regime, once three periods have passed', () => {
    const late = 3 * defaultSettings.pollMinutes * minuteMs;
    expect(shownAfter(states.thinState, late).form).toBe('fresh');
    expect(shownAfter(states.thinState, late + 1).form).toBe('old');
    const { line } = shownAfter(states.staleState, 3 * hourMs);
    expect(lineText(line)).toBe('BTC | ▼ | 2.8 %/yr | 3 h old');
    expect(plain(line.name)).toBe('Bitcoin futures, last reading 3 h ago: 2.8 % a year above spot');
  });

  it('D18 shows no number that is more than a day old', () => {
    const { form, line, reading } = shownAfter(states.thinState, 24 * hourMs + 1);
    expect(form).toBe('silent');
    expect(reading).toBeNull();
    expect(lineText(line)).toBe('BTC | — | no venue answered since 15 Nov');
  });

  it('trusts no age from a clock that was set back', () => {
    expect(shownAfter(states.thinState, -minuteMs).form).toBe('fresh');
    expect(shownAfter(states.thinState, -hourMs).form).toBe('old');
  });

  it('says that no venue has answered, or that none has been asked', () => {
    expect(lineText(shownAfter(states.noAnswerState, 0).line)).toBe('BTC | — | no venue answered');
    expect(lineText(shownAfter(null, 0).line)).toBe('BTC | — | reading the exchanges');
    expect(shownAfter(null, 0).line.name).toBe('Bitcoin futures: reading the exchanges');
  });

  it('says that there is not enough history, with the average where there is one', () => {
    expect(lineText(shownAfter(states.unknownState, minuteMs).line)).toBe(
      'BTC | ? | Not enough history | 3.1 %/yr | 1 min',
    );
    expect(lineText(shownAfter(states.loadingState, minuteMs).line)).toBe(
      'BTC | ? | Not enough history | — | 1 min',
    );
  });
});

describe('the card', () => {
  it('holds headline, who pays, positions, leverage and price', () => {
    const { number, about, lines, rows, time } = reading(states.thinState);
    expect(plain(number)).toBe('2.8 % a year');
    expect(about).toBe('over spot (7-day average on Binance, ±1.3)');
    expect(lines.map(plain)).toEqual([
      'Cash pays about 4 % · 3 % of the last year was lower',
      'Since the close of 14 Nov, after 198 days of usual premium',
    ]);
    expect(plain(reading(states.thinState).why ?? '')).toBe(
      'Why: 7-day average 3.7 then 2.8, below the line 4.0 on two closed days',
    );
    expect(rows.map(({ value }) => plain(value))).toEqual([
      '5.6 %/yr',
      '96.5k BTC',
      '0.035',
      '94,594',
    ]);
    expect(time).toBe('15 Nov 2025, 00:04 UTC');
  });

  it('tells a long spell by its day, and a held regime as held', () => {
    expect(reading(states.usualState).lines).toContain('Since the close of 30 Apr, day 160');
    const { regime } = states.usualState;
    const long = { ...states.usualState, regime: { ...regime, sinceDayMs: Date.UTC(2021, 0, 5) } };
    expect(reading(long).lines.join()).toContain('Since the close of 5 Jan 2021');
    expect(reading(states.degradedState).lines.join()).toContain('closed days lack data');
    expect(reading(states.unknownState).lines.join()).not.toContain('Since');
    expect(reading(states.loadingState).lines).toEqual([]);
  });

  it('gives a dash and a reason for every number that is not there', () => {
    for (const state of [states.usualState, states.loadingState]) {
      const { number, about, rows } = reading(state);
      const parts = [{ value: number, note: about }, ...rows];
      const missing = parts.filter(({ value }) => value === '—');
      expect(missing.length).toBeGreaterThan(0);
      expect(missing.map(({ note }) => note)).not.toContain('');
      expect(JSON.stringify(parts)).not.toMatch(/NaN|null|undefined/);
    }
  });

  it('names the venues that are missing, in words', () => {
    expect(viewOf(states.thinState).card.venues).toBe(
      '4 of 5 venues, spread 1.1 points; Bybit: not available from your location; ' +
        'Kraken: left out: no contract near 30 days',
    );
    expect(viewOf(states.noAnswerState).card.venues).toBe(
      '0 of 5 venues; Binance: not reached; Bybit: not reached; 3 more',
    );
  });

  it('says that a value is held', () => {
    expect(reading(states.thinState).notice).toBeNull();
    expect(reading(states.degradedState).notice).toContain('kept');
  });

  it('calls a value within its error of a line undecided', () => {
    expect(reading(states.thinState).lines.join()).not.toContain('Undecided');
    const near = { ...states.thinState, errorPercent: 3 };
    expect(reading(near).lines[0]).toBe('Undecided: within its error of the line at 0.0');
  });

  it('stands under the age of its numbers once they are old', () => {
    const { reading: old } = shownAfter(states.thinState, 3 * hourMs);
    expect(plain(old?.notice ?? '')).toContain('3 h old (15 Nov 2025, 00:04 UTC)');
  });

  it('has only words where there is nothing to read', () => {
    expect(viewOf(states.noAnswerState).card.reading).toBeNull();
    expect(viewOf(null).card.silent).toBe('No numbers to show: reading the exchanges.');
  });
});

describe('the stored item', () => {
  it('S13 carries what is shown and no more, in at most 4 kB', () => {
    const every = Object.values(states).filter((state) => typeof state === 'object');
    for (const state of [null, ...every]) {
      const view = viewOf(state);
      expect(JSON.stringify(view).length).toBeLessThan(4096);
      expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    }
  });

  it('C15 follows the settings', () => {
    const pill = { enabled: false, hiddenSites: ['coindesk'], places: [] };
    const view = viewOf(states.thinState, { ...defaultSettings, theme: 'dark', pill });
    expect(view).toMatchObject({ ...pill, theme: 'dark', staleAfterMs: 6 * minuteMs });
  });

  it('is as old as the last answer, and a held basis as old as when it was good', () => {
    const { basisNow, lastAnswerMs } = states.thinState;
    expect(viewOf(states.thinState).atMs).toBe(lastAnswerMs);
    const asOfMs = (lastAnswerMs ?? 0) - hourMs;
    const held = { ...states.thinState, basisNow: { ...basisNow, asOfMs, held: true } };
    expect(viewOf(held).atMs).toBe(asOfMs);
    expect(viewOf(states.noAnswerState).atMs).toBeNull();
  });

  it('A04 announces the regime and since when', () => {
    expect(viewOf(states.thinState).announcement).toBe(
      'Bitcoin futures: thin premium since the close of 14 Nov.',
    );
    expect(viewOf(states.unknownState).announcement).toBe('Bitcoin futures: not enough history.');
    expect(viewOf(null).announcement).toBeNull();
  });

  it('A06 pairs each colour with a glyph', () => {
    expect(look(states.belowState)).toEqual(['below', '▼▼']);
    expect(look(states.usualState)).toEqual(['neutral', '●']);
  });

  it('A12, A15: reads in the direction of its words, whatever language the browser has', () => {
    const said: Partial<Record<string, string>> = {
      'language.tag': 'he',
      'language.direction': 'rtl',
    };
    const hebrew: Translate = (key, values) => said[key] ?? translate(key, values);
    const view = pillView(states.belowState, defaultSettings, [], hebrew, 'en-US-x-rtl');
    expect([view.locale, view.direction]).toEqual(['he', 'rtl']);
    expect(view.lines.fresh.number).toMatch(/^\u2068\u2212\d/);
    expect(view.digits.join('')).toBe('0123456789');
    const { locale, direction } = viewOf(states.thinState, defaultSettings, 'ar-EG');
    expect([locale, direction]).toEqual(['en', 'ltr']);
  });

  it('writes ages in its own digits', () => {
    const view = viewOf(states.thinState, defaultSettings, 'ar-EG');
    expect(shownAfter(states.thinState, 12 * minuteMs, view).line.age).toContain('١٢');
  });
});
