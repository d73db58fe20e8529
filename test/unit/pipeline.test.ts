import { describe, expect, it } from 'vitest';
import { assess, type PipelineInput } from '../../lib/pipeline.ts';
import type { Exchange } from '../../lib/exchanges/exchange.ts';
import { exchanges } from '../../lib/exchanges/index.ts';
import { dayMs, hourMs, startOfDay } from '../../lib/quotes/point.ts';
import type { Quote } from '../../lib/quotes/quote.ts';
import { defaultSettings } from '../../lib/settings/settings.ts';
import { emptyLedger, type Ledger, recordAnswer, recordFailure } from '../../lib/state/ledger.ts';
import { buildRecord, emptyRecord, type MarketRecord } from '../../lib/state/market-record.ts';
import type { MarketState } from '../../lib/state/market-state.ts';
import { stateBytes } from '../ceilings.ts';
import { digestOf } from './state/histories.ts';

const nowMs = Date.UTC(2025, 10, 19, 12);

const everySwitchedOn = { ...defaultSettings, exchangesOn: exchanges.map(({ id }) => id) };

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
      recordAnswer(ledger, `${exchange}/all/BTC`, quotesOf(exchange, rate, atMs), atMs),
    recordAnswer(
      emptyLedger,
      'coin-metrics/reserve/BTC',
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

/** Around 8 % a year, with all of the basket. */
const rates = { binance: 8, bybit: 8, okx: 8.2, deribit: 8.4, kraken: 7.6 };
const granted: ReadonlySet<string> = new Set(
  (exchanges as readonly Exchange[]).flatMap(({ hosts }) => hosts),
);

const input = (over: Partial<PipelineInput> = {}): PipelineInput => ({
  settings: defaultSettings,
  ledger: ledgerOf(rates),
  record: buildRecord([digestOf({ nowMs, days: 250, rateAt: () => 8 })], nowMs),
  historyProgress: 1,
  importedFlow: null,
  previous: null,
  granted,
  nowMs,
  ...over,
});

/** The record with all that is kept of positions, and 40 days of our own basket. */
function withPositions(record: MarketRecord): MarketRecord {
  const { past } = record;
  const column = (valueAt: (row: number) => number): number[] =>
    past.dayMs.map((_, row) => valueAt(row));
  const coins = (level: number) => column((row) => level * (1 + 0.1 * Math.sin(row / 9)));
  return {
    ...record,
    past: {
      ...past,
      openInterest: ['binance', 'bybit', 'okx'].map((exchange, i) => ({
        exchange,
        coins: coins(50_123.4567 + i),
      })),
      basket: coins(201_234.567).map((value, row) => (row < past.dayMs.length - 40 ? null : value)),
      reserve: coins(2_698_123.4567),
      reserveFirst: past.dayMs.map(() => null),
      flowIn: column((row) => 40_123.456 + 9 * (row % 53)),
      flowOut: column((row) => 41_234.567 + 7 * (row % 47)),
    },
  };
}

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
    expect(state.openInterest.value).toBe(200_000);
    expect(state.openInterestChange7.value).toBeCloseTo(-20, 6);
    expect(state.leverage.value).toBeCloseTo(200_000 / 2_700_000, 9);
    expect(state.leveragePercentile.value).toBeNull();
    expect(state.leveragePercentile.reason?.key).toBe('reserveMissing');
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
      'binance/all/BTC',
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
    expect(state.openInterest).toMatchObject({ value: 200_000, asOfMs: nowMs });
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
      expect(JSON.stringify(state).length).toBeLessThan(stateBytes(exchanges.length));
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
    const ledger = ledgerOf(rates);
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

  it('says nothing of one asset with the answers, hours or last state of another', () => {
    const ledger = {
      ...input().ledger,
      own: { 'okx/BTC': [[nowMs - 1, 55, 0] as const] },
    };
    const settings = { ...defaultSettings, asset: 'ETH' } as const;
    const state = assess(
      input({ settings, ledger, record: emptyRecord, previous: assess(input()) }),
    );
    expect(state.asset).toBe('ETH');
    expect(state.lastAnswerMs).toBeNull();
    for (const name of ['basisNow', 'average7', 'funding', 'openInterest', 'price'] as const)
      expect(state[name].value, name).toBeNull();
  });

  it('of a coin without dated futures the basis, its averages and the regime say why', () => {
    const settings = { ...defaultSettings, asset: 'SOL' } as const;
    const { requests } = input().ledger;
    // Deribit, of the basket, does not list it in a book we ask for.
    const others = Object.entries(requests).filter(([key]) => !key.startsWith('deribit/'));
    const ledger = others.reduce(
      (kept, [key, { quotes }]) =>
        recordAnswer(
          kept,
          key.replace('BTC', 'SOL'),
          quotes
            .filter(({ kind }) => kind !== 'future' && kind !== 'reserve')
            .map((quote) => ({ ...quote, asset: 'SOL' })),
          nowMs,
        ),
      emptyLedger,
    );
    const state = assess(input({ settings, ledger, record: emptyRecord }));
    for (const name of ['basisNow', 'average7', 'average30'] as const)
      expect(state[name], name).toMatchObject({ value: null, reason: { key: 'noDated' } });
    expect(state.regime).toMatchObject({ regime: 'unknown', reasons: [{ key: 'noDated' }] });
    expect(state.openInterest.value).toBe(150_000);
    expect(state.leverage).toMatchObject({ value: null, reason: { key: 'reserveMissing' } });
    expect(state.funding.value).toBeGreaterThan(0);
    expect(state.price.value).toBe(95_000);
  });

  it('the hours since the last page of the record come from our own polls', () => {
    const record = input().record;
    const topped = nowMs - 20 * hourMs;
    const older = {
      ...record,
      samples: record.samples.map(({ exchange, hourly, fourHourly }) => ({
        exchange,
        hourly: hourly.filter(({ timeMs }) => timeMs <= topped),
        fourHourly: fourHourly.filter(({ timeMs }) => timeMs <= topped),
      })),
    };
    const { exchange = '' } = record.samples[0] ?? {};
    const hours = Array.from(
      { length: 20 },
      (_, i) => [topped + (i + 0.5) * hourMs, 20, 0] as const,
    );
    const own = { [`${exchange}/BTC`]: hours };
    const alone = assess(input({ record: older }));
    const state = assess(input({ record: older, ledger: { ...input().ledger, own } }));
    expect(alone.average7.value).toBeCloseTo(8, 6);
    expect(state.average7.value).toBeCloseTo(8 + (12 * 20) / 168, 2);
    expect(state.average7.asOfMs).toBe(nowMs - hourMs / 2);
    expect(state.regime).toEqual(alone.regime);
  });

  it('basis and funding are told weighted by open interest beside the median', () => {
    const { basisNow, funding } = assess(input());
    for (const { evidence } of [basisNow, funding])
      expect(evidence.find(({ name }) => name === 'weighted')?.value).not.toBeUndefined();
  });

  it('in the lean mode there is a price without a spot price', () => {
    const { requests } = input().ledger;
    const ledger = Object.entries(requests).reduce(
      (kept, [key, { quotes }]) =>
        recordAnswer(
          kept,
          key,
          quotes.filter(({ kind }) => kind !== 'spot'),
          nowMs,
        ),
      emptyLedger,
    );
    const state = assess(input({ ledger, settings: { ...defaultSettings, lean: true } }));
    expect(state.price.value).toBe(95_000);
    expect(new Set(state.price.evidence.map(({ name }) => name))).toEqual(new Set(['indexPrice']));
  });

  it('an exchange that is switched off, or whose host was withdrawn, counts no more', () => {
    const without = (over: Partial<PipelineInput>) => {
      const { basisNow, exchanges: health } = assess(input(over));
      return [
        basisNow.venues.map(({ exchange }) => exchange).includes('okx'),
        health.find(({ exchange }) => exchange === 'okx')?.access,
      ];
    };
    expect(without({})).toEqual([true, 'on']);
    expect(without({ settings: { ...defaultSettings, exchangesOff: ['okx'] } })).toEqual([
      false,
      'off',
    ]);
    const fewer = new Set([...granted].filter((host) => host !== 'www.okx.com'));
    expect(without({ granted: fewer })).toEqual([false, 'not-allowed']);
  });

  it('X09: with every host denied there is a reason for everything', () => {
    const state = assess(input({ granted: new Set(), settings: everySwitchedOn }));
    expect(state.exchanges.map(({ access }) => access)).toEqual(exchanges.map(() => 'not-allowed'));
    for (const name of ['basisNow', 'funding', 'openInterest', 'price', 'leverage'] as const)
      expect(state[name].value === null && state[name].reason, name).toBeTruthy();
    expect(state.regime.regime).toBe('usual');
  });

  it('with every exchange that there is quoting everything, and a third of them failing, it stays small', () => {
    const quoting = (exchanges as readonly Exchange[]).filter(
      ({ endpoints }) => endpoints.length > 1,
    );
    const ledger = quoting.reduce((kept, { id, endpoints }, place) => {
      const many = Array.from({ length: 2 }, (_, i) =>
        quotesOf(id, 8 + i / 10, nowMs - 333).map((quote) =>
          quote.kind === 'future' || quote.kind === 'open-interest'
            ? { ...quote, symbol: `BTC-USDT-26032${i}` }
            : quote,
        ),
      ).flat();
      const answered = recordAnswer(kept, `${id}/all/BTC`, many, nowMs - 333, 12_345);
      if (place % 3 > 0) return answered;
      const failure = { kind: 'not-json', message: 'x'.repeat(200), host: 'a' } as const;
      const key = `${id}/${endpoints[0]?.id ?? 'x'}/BTC`;
      return recordFailure(answered, key, failure, nowMs - 333, 0.5);
    }, input().ledger);
    const imported = Array.from({ length: 200 }, (_, i) => ({
      timeMs: startOfDay(nowMs) - (200 - i) * dayMs,
      value: 5 + (i % 11) / 7,
    }));
    const state = assess(
      input({
        ledger: { ...ledger, clockSkewMs: -18_000_123 },
        settings: everySwitchedOn,
        record: withPositions(input().record),
        importedFlow: { name: 'in-house flow of a provider.csv', points: imported },
      }),
    );
    expect(state.leverageScope.basket).toBe('recorded');
    expect(state.flows.map(({ percentile }) => typeof percentile)).toEqual(['number', 'number']);
    expect(state.clockSkewMs).toBe(-18_000_123);
    expect(state.exchanges.length).toBeGreaterThan(10);
    expect(state.basisNow.venues.length).toBeGreaterThan(9);
    expect(JSON.stringify(state).length).toBeLessThanOrEqual(stateBytes(exchanges.length));
  });
});
