import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../../lib/settings/settings.ts';
import type { MarketState } from '../../../lib/state/market-state.ts';
import { nothingBeside, popupView, type PopupView } from '../../../lib/views/popup-view.ts';
import * as states from '../../fixtures/market-state.ts';
import { translate } from '../../fixtures/translate.ts';

const view = (state: MarketState | null, nowMs = states.thinNowMs): PopupView =>
  popupView(state, of(state), translate, 'en', nowMs);

/** The settings under which a state is shown: its own coin is chosen. */
const of = (state: MarketState | null): Settings => ({
  ...defaultSettings,
  asset: state?.asset ?? 'BTC',
});

/** Everything a reader is shown, as one text with ordinary spaces. */
const textOf = (part: unknown): string => JSON.stringify(part).replaceAll('\u00a0', ' ');

const all: readonly [string, MarketState | null, number][] = [
  ['thin', states.thinState, states.thinNowMs],
  ['usual', states.usualState, states.usualNowMs],
  ['below spot', states.belowState, states.belowNowMs],
  ['stale', states.staleState, states.staleNowMs],
  ['degraded', states.degradedState, states.thinNowMs],
  ['loading', states.loadingState, states.thinNowMs],
  ['unknown', states.unknownState, states.thinNowMs],
  ['no answer', states.noAnswerState, states.thinNowMs],
  ['Solana', states.solState, states.thinNowMs],
  ['some exchanges', states.chosenState, states.thinNowMs],
  ['nothing stored', null, states.thinNowMs],
];

describe('links', () => {
  it.each(all)(
    '%s: every number that leads somewhere leads to a receipt',
    (_name, state, nowMs) => {
      const { headline, figures, meaning, receipts } = view(state, nowMs);
      const sentences = [
        ...meaning.line,
        ...meaning.paragraph,
        ...meaning.full.map(({ text }) => text),
        ...meaning.terms.map(({ text }) => text),
      ].flat();
      const asked = [
        ...(headline.method === '' ? [] : ['average7']),
        ...figures.filter(({ known }) => known).map(({ id }) => id),
        ...sentences.flatMap((piece) => (piece.kind === 'number' ? [piece.receipt] : [])),
      ].filter((id) => id !== 'cases');
      const keys = receipts.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      for (const id of asked) expect(keys).toContain(id);
    },
  );
});

describe('a past day', () => {
  it('says that answers of exchanges are not kept, and offers no choice of them', () => {
    const then = { ...states.thinState, exchanges: [] };
    const at = { ...nothingBeside, asOfDayMs: Date.UTC(2025, 10, 14) };
    const { health } = popupView(then, of(then), translate, 'en', states.thinNowMs, at);
    expect(health.none).toMatch(/not kept for past days/);
    expect(health.isChoice).toBe(false);
    expect(view(null).health).toMatchObject({
      none: 'No venue has been asked yet.',
      isChoice: true,
    });
  });
});

describe('headline', () => {
  it('reads 14 Nov 2025 as the product says', () => {
    const { headline } = view(states.thinState);
    expect(headline).toMatchObject({
      tone: 'below',
      glyph: '▼',
      word: 'Thin premium',
      relation: 'over spot',
      method: '7-day average on Binance, ±1.3',
    });
    expect(textOf(headline.number)).toBe('"2.8 % a year"');
    expect(headline.lines.map((line) => line.replaceAll('\u00a0', ' '))).toEqual([
      'Cash pays about 4 % · only 3 % of the last year was lower',
      'This minute 1.9 % on 3 venues · falling, 30-day average 4.9 %',
      'Since the close of 14 Nov, day 1 · usual premium for 198 days before',
      'Last below spot on 31 Mar',
      'Why: 7-day average 3.7 then 2.8, below the line 4.0 on two closed days',
    ]);
  });

  it('reads 6 Oct 2025', () => {
    const { headline } = view(states.usualState, states.usualNowMs);
    expect(headline).toMatchObject({ tone: 'neutral', glyph: '●', word: 'Usual premium' });
    expect(textOf(headline)).toContain('9.8 % a year');
    expect(textOf(headline)).toContain('More than cash pays, about 4 % · 70 % of the last year');
    expect(textOf(headline)).toContain('Since the close of 30 Apr, day 160');
  });

  it('tells a value that lies next to its line more exactly', () => {
    const reason = { key: 'discountEntered', values: [-0.05, -0.3], line: 0, verdict: 'below' };
    const regime = { ...states.belowState.regime, reasons: [reason] as const };
    const { headline } = view({ ...states.belowState, regime } as MarketState, states.belowNowMs);
    expect(textOf(headline.lines)).toContain('7-day average −0.05 then −0.30');
  });

  it('says below spot in words and not by a sign', () => {
    const { headline } = view(states.belowState, states.belowNowMs);
    expect(headline).toMatchObject({ glyph: '▼▼', word: 'Below spot', relation: 'below spot' });
    expect(textOf(headline.number)).toBe('"1.9 % a year"');
    expect(textOf(headline.lines)).not.toContain('Last below spot');
  });

  it('is grey when stale, whatever the regime', () => {
    expect(view(states.staleState, states.staleNowMs).headline.tone).toBe('stale');
  });

  it('says why there is no number, once', () => {
    const { headline } = view(states.loadingState);
    expect(headline.number).toBe('—');
    expect(headline.relation).toBe('not enough closed days on record yet');
    expect(textOf(headline.lines)).not.toContain('not enough closed days');
  });
});

describe('figures', () => {
  it('stand beside the regime with their scope', () => {
    const figures = view(states.thinState).figures.map(({ label, value, note }) =>
      [label, value, note].join(' | ').replaceAll('\u00a0', ' '),
    );
    expect(figures).toEqual([
      'Longs pay shorts | 5.6 %/yr | perpetuals, 7 days, 4 venues',
      'Open interest | 96.5k BTC | 1 d −0.4 %, 7 d +10 % (Binance) · premium down, positions up: shorts or hedges added',
      'Leverage ratio | 0.035 | percentile unknown: on record for 6 of the 90 days it takes · Binance over the exchange reserve (Coin Metrics)',
      'Exchange flow (proxy) | 3.4 % | p87 of its year · Coin Metrics',
      'Price, US dollars | 94,594 | −25 % from the high of 6 Oct · −5.1 % in 24 h',
    ]);
  });

  it('count the exchanges of the leverage ratio where they are too many to be named', () => {
    const evidence = ['binance', 'bybit', 'okx', 'deribit'].map((source) => ({
      name: 'openInterest',
      value: 24_128,
      unit: 'coins' as const,
      source,
    }));
    const openInterest = { ...states.thinState.openInterest, evidence };
    const figure = view({ ...states.thinState, openInterest }).figures[2];
    expect(figure?.note).toMatch(/ · 4 venues over the exchange reserve \(Coin Metrics\)$/);
  });

  it('name who pays without a sign', () => {
    const [funding] = view(states.belowState, states.belowNowMs).figures;
    expect(funding).toMatchObject({ label: 'Shorts pay longs', value: '1.7\u00a0%/yr' });
  });

  it('say how old a kept value is, and why there is no newer one', () => {
    const kept = {
      ...states.thinState.openInterest,
      asOfMs: states.thinNowMs - 3 * 3_600_000,
      reason: { key: 'openInterestIncomplete', values: { exchange: 'okx', missing: 1 } },
    };
    const figure = view({ ...states.thinState, openInterest: kept }).figures[1];
    expect(figure?.value).toBe('96.5k BTC');
    expect(figure?.note).toMatch(/3 h old: incomplete without OKX$/);
    const old = { ...kept, asOfMs: states.thinNowMs - 25 * 3_600_000 };
    expect(view({ ...states.thinState, openInterest: old }).figures[1]).toMatchObject({
      value: '—',
      note: 'the last answer is more than a day old',
    });
  });
});

describe('notice', () => {
  it.each([
    [states.thinState, states.thinNowMs, null],
    [states.loadingState, states.thinNowMs, 'First run: history 38 % loaded.'],
    [states.staleState, states.staleNowMs, 'Stale: the last good reading is 3 h old (15 Nov 2025'],
    [states.staleState, states.thinNowMs + 25 * 3_600_000, 'No answer for 25 h'],
    [
      states.degradedState,
      states.thinNowMs,
      'new value: 2 venues differ by 4.8 points. The last value is kept',
    ],
    [states.noAnswerState, states.thinNowMs, 'No exchange can be reached.'],
    [null, states.thinNowMs, 'First run: history 0 % loaded.'],
  ] as const)('is the first thing to know', (state, nowMs, text) => {
    const { notice } = view(state, nowMs);
    if (text === null) expect(notice).toBeNull();
    else expect(textOf(notice)).toContain(text);
  });
});

describe('venues', () => {
  it('name every venue with its value, its age, or why it has none', () => {
    const { health } = view(states.thinState);
    expect(health).toMatchObject({ count: '4 of 5 venues', spread: 'spread 1.1 points' });
    const rows = health.rows.map((row) => textOf([row.name, row.ok, row.basis, row.age, row.note]));
    expect(rows).toEqual([
      '["Binance",true,"2.2 %","40 s",""]',
      '["Bybit",false,"—","—","not available from your location; asked again in 39 minutes"]',
      '["OKX",true,"1.9 %","40 s",""]',
      '["Deribit",true,"1.6 %","40 s",""]',
      '["Kraken",true,"2.7 %","40 s","left out: no contract near 30 days"]',
      '["Coin Metrics",true,"—","5 h","exchange reserve, no contracts"]',
    ]);
  });
});

describe('footer', () => {
  const changes = (state: MarketState, nowMs?: number) =>
    view(state, nowMs).footer.changes.map(({ text, leadsTo }) => `${text} ${leadsTo}`);

  it('says how far the nearest line is on either side', () => {
    expect(changes(states.thinState)).toEqual([
      'below 0, 2.8 away (Below spot)',
      'above 6, 3.2 away (Premium back)',
    ]);
    expect(changes(states.usualState, states.usualNowMs)).toEqual([
      'below 4, 5.8 away (Thin premium)',
      'above 17, 7.2 away (Rich premium)',
    ]);
    expect(changes(states.belowState, states.belowNowMs)).toEqual([
      'above 1.2, 3.1 away (Thin premium)',
    ]);
  });

  it('says when a line is crossed and waits for its second day', () => {
    const { regime } = states.usualState;
    const distances = regime.distances.map((distance) =>
      distance.line === 'thinEnter' ? { ...distance, distance: 0.3 } : distance,
    );
    expect(
      changes({ ...states.usualState, regime: { ...regime, distances } }, states.usualNowMs),
    ).toContain('below 4 already, one more closed day (Thin premium)');
  });

  it('counts down to the next closed day and the next expiry', () => {
    expect(view(states.thinState).footer).toMatchObject({
      nextClose: 'day closes in 23 h',
      nextExpiry: 'next expiry 28 Nov, 13 d',
      nextExpiryFull: '28 Nov 2025, 08:00 UTC',
    });
    expect(view(states.noAnswerState).footer).toMatchObject({ changes: [], nextExpiry: null });
    expect(view(states.noAnswerState).footer.none).not.toBeNull();
  });
});

describe('scale', () => {
  const scaleOf = (state: MarketState): NonNullable<PopupView['scale']> => {
    const { scale } = view(state);
    if (!scale) throw new Error('no scale');
    return scale;
  };

  it('places the average with its error between the lines', () => {
    const { mark, zones, ticks } = scaleOf(states.thinState);
    expect(mark?.at).toBeCloseTo(27.2, 5);
    expect((mark?.to ?? 0) - (mark?.from ?? 0)).toBeCloseTo(10.4, 5);
    expect(zones.map(({ regime }) => regime)).toEqual(['discount', 'thin', 'usual', 'rich']);
    expect(ticks.map(({ label }) => label)).toEqual(['0', '4', '17']);
  });

  it('stretches to hold any value', () => {
    const far = { ...states.thinState, average7: { ...states.thinState.average7, value: 80 } };
    const { mark, zones } = scaleOf(far);
    expect(mark?.to).toBeLessThanOrEqual(100);
    expect(zones.at(-1)?.to).toBe(100);
  });

  it('calls a value within one error bar of a deciding line undecided', () => {
    const { regime } = states.thinState;
    const distances = regime.distances.map((distance) => ({ ...distance, distance: -1.2 }));
    const scale = scaleOf({ ...states.thinState, regime: { ...regime, distances } });
    expect(scale.undecided).toBe('within its error of the line at 0: undecided');
    expect(scaleOf(states.thinState).undecided).toBeNull();
  });
});

describe('every state', () => {
  it.each(all)('%s: nothing but words and numbers', (_name, state, nowMs) => {
    const text = textOf(view(state, nowMs));
    expect(text).not.toMatch(/NaN|Infinity|undefined|\{\w+\}|-0\b/);
  });

  it.each(all)('%s: a missing number is a dash and a reason', (_name, state, nowMs) => {
    for (const { value, note } of view(state, nowMs).figures) {
      expect(value).not.toBe('');
      if (value === '—') expect(note).not.toBe('');
    }
  });

  it.each(['de', 'ar', 'ja'])('A12 every state is written in %s without a throw', (locale) => {
    for (const [, state, nowMs] of all)
      expect(popupView(state, of(state), translate, locale, nowMs).headline.word).not.toBe('');
  });
});
