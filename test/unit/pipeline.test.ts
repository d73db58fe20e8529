import { describe, expect, it } from 'vitest';
import { assess, type PipelineInput } from '../../lib/pipeline.ts';
import { dayMs, hourMs } from '../../lib/quotes/point.ts';
import type { Quote } from '../../lib/quotes/quote.ts';
import { defaultSettings } from '../../lib/settings/settings.ts';
import { emptyLedger, type Ledger, recordAnswer, recordFailure } from '../../lib/state/ledger.ts';
import { buildRecord, emptyRecord } from '../../lib/state/market-record.ts';
import type { MarketState } from '../../lib/state/market-state.ts';
import { historyOf } from './state/histories.ts';

const nowMs = Date.UTC(2025, 10, 19, 12);

/** A dated contract 40 days out at a yearly rate, and what else a venue says. */
function quotesOf(exchange: string, percentPerYear: number, atMs: number): Quote[] {
  const stamp = { exchange, asset: 'BTC', exchangeTimeMs: atMs, receivedAtMs: atMs } as const;
  const indexPrice = 95_000;
  const expiryMs = nowMs + 40 * dayMs;
  const price = indexPrice * (1 + ((percentPerYear / 100) * 40) / 365);
  return [
    { kind: 'spot', ...stamp, symbol: 'spot', price: indexPrice, currency: 'USD' },
    { kind: 'future', ...stamp, symbol: 'dated', price, indexPrice, currency: 'USD', expiryMs },
    { kind: 'open-interest', ...stamp, symbol: 'dated', coins: 50_000 },
    ...Array.from({ length: 24 }, (_, back) => ({
      kind: 'funding' as const,
      ...stamp,
      symbol: 'perp',
      rate: 0.0001,
      settledAtMs: atMs - back * 8 * hourMs,
    })),
  ];
}

const ledgerOf = (rates: Record<string, number>, atMs = nowMs): Ledger =>
  Object.entries(rates).reduce(
    (ledger, [exchange, rate]) =>
      recordAnswer(ledger, `${exchange}/all`, quotesOf(exchange, rate, atMs), atMs),
    recordAnswer(
      emptyLedger,
      'coin-metrics/reserve',
      [
        {
          kind: 'reserve',
          exchange: 'coin-metrics',
          asset: 'BTC',
          symbol: 'SplyExNtv',
          exchangeTimeMs: null,
          receivedAtMs: atMs,
          coins: 2_700_000,
          dayMs: nowMs - 2 * dayMs,
        },
      ],
      atMs,
    ),
  );

const input = (over: Partial<PipelineInput> = {}): PipelineInput => ({
  settings: defaultSettings,
  ledger: ledgerOf({ binance: 8, deribit: 8.4, kraken: 7.6 }),
  record: buildRecord([historyOf({ nowMs, days: 250, rateAt: () => 8 })], nowMs),
  historyProgress: 1,
  previous: null,
  nowMs,
  ...over,
});

/** Every number of a state, however deep. */
const numbersIn = (value: unknown): number[] => {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
};

describe('pipeline', () => {
  it('answers in, one state out', () => {
    const state = assess(input());
    expect(state.basisNow.value).toBeCloseTo(8, 6);
    expect(state.basisNow.degraded).toBe(false);
    expect(state.average7.value).toBeCloseTo(8, 6);
    expect(state.average30.value).toBeCloseTo(8, 6);
    expect(state.trend).toBe('flat');
    expect(state.regime.regime).toBe('usual');
    expect(state.funding.value).toBeCloseTo(0.0001 * 3 * 365 * 100, 6);
    expect(state.payer).toBe('longs-pay');
    expect(state.openInterest.value).toBe(100_000);
    expect(state.openInterestChange7.value).toBeCloseTo(-20, 6);
    expect(state.leverage.value).toBeCloseTo(100_000 / 2_700_000, 9);
    expect(state.leveragePercentile.value).toBeNull();
    expect(state.leveragePercentile.reason?.key).toBe('leverageRecordShort');
    expect(state.price.value).toBe(95_000);
  });

  it('without anything, everything is missing with a reason and nothing is zero', () => {
    const state = assess(input({ ledger: emptyLedger, record: emptyRecord, historyProgress: 0 }));
    for (const reading of [
      state.basisNow,
      state.average7,
      state.average30,
      state.funding,
      state.openInterest,
      state.openInterestChange7,
      state.leverage,
      state.price,
    ]) {
      expect(reading.value).toBeNull();
      expect(reading.reason).not.toBeNull();
    }
    expect(state.regime.regime).toBe('unknown');
  });

  it('where the exchange with the history is blocked: live values and an unknown regime', () => {
    const ledger = recordFailure(
      ledgerOf({ deribit: 8.4, kraken: 7.6 }),
      'binance/all',
      { kind: 'geo', message: 'HTTP 451' },
      nowMs,
      0,
    );
    const state = assess(input({ ledger, record: emptyRecord }));
    expect(state.basisNow.value).toBeCloseTo(8, 6);
    expect(state.regime.regime).toBe('unknown');
    expect(state.regime.reasons[0]?.key).toBe('historyShort');
    expect(state.exchanges.find(({ exchange }) => exchange === 'binance')?.failure?.kind).toBe(
      'geo',
    );
    expect(state.openInterest.reason?.key).toBe('openInterestIncomplete');
  });

  it('D16, D18: every venue silent: the last good values stay with their age', () => {
    const before = assess(input());
    const later = nowMs + 3 * hourMs;
    const state = assess(input({ previous: before, nowMs: later }));
    expect(state.basisNow).toMatchObject({ value: before.basisNow.value, held: true });
    expect(state.basisNow.asOfMs).toBe(nowMs);
    expect(state.price).toMatchObject({ value: 95_000, asOfMs: nowMs });
    expect(state.openInterest).toMatchObject({ value: 100_000, asOfMs: nowMs });
    expect(state.regime).toEqual(before.regime);
    const again = assess(input({ previous: state, nowMs: later + hourMs }));
    expect(again.basisNow).toMatchObject({
      value: before.basisNow.value,
      held: true,
      asOfMs: nowMs,
    });
  });

  it('D17: two venues that disagree are not averaged over the last good value', () => {
    const before = assess(input());
    const state = assess(input({ previous: before, ledger: ledgerOf({ deribit: 2, kraken: 9 }) }));
    expect(state.basisNow).toMatchObject({
      degraded: true,
      held: true,
      value: before.basisNow.value,
    });
  });

  it('L01: a state that went through storage leads to the same next state', () => {
    const before = assess(input());
    const stored = JSON.parse(JSON.stringify(before)) as MarketState;
    const next = input({ nowMs: nowMs + 120_000 });
    expect(assess({ ...next, previous: stored })).toEqual(assess({ ...next, previous: before }));
  });

  it('D08: every number is finite, and the whole stays small', () => {
    for (const ledger of [input().ledger, emptyLedger]) {
      const state = assess(input({ ledger }));
      expect(numbersIn(state).every(Number.isFinite)).toBe(true);
      expect(JSON.stringify(state).length).toBeLessThan(10_000);
    }
  });

  it('L21: a previous state that is damaged is not believed', () => {
    const damaged = { basisNow: { value: 'x', asOfMs: {} }, price: { value: Number.NaN } };
    const state = assess(
      input({ ledger: emptyLedger, previous: damaged as unknown as MarketState }),
    );
    expect(state.basisNow.value).toBeNull();
    expect(state.price.value).toBeNull();
  });

  it('nobody is said to pay while closed days and this minute point to different sides', () => {
    const ledger = ledgerOf({ binance: 8, deribit: 8.4, kraken: 7.6 });
    const turned = Object.fromEntries(
      Object.entries(ledger.requests).map(([key, request]) => [
        key,
        {
          ...request,
          quotes: request.quotes.map((quote) =>
            quote.kind === 'funding' ? { ...quote, rate: -quote.rate } : quote,
          ),
        },
      ]),
    );
    const state = assess(input({ ledger: { ...ledger, requests: turned } }));
    expect(state.funding.value).toBeLessThan(0);
    expect(state.payer).toBeNull();
  });

  it('a line moved in the settings moves the regime', () => {
    const lines = { ...defaultSettings.lines, thinEnter: 9, thinLeave: 10 };
    expect(assess(input({ settings: { ...defaultSettings, lines } })).regime.regime).toBe('thin');
  });
});
