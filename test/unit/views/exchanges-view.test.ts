import { describe, expect, it } from 'vitest';
import { failureKinds } from '../../../lib/exchanges/exchange.ts';
import { defaultSettings } from '../../../lib/settings/settings.ts';
import type { ExchangeHealth, MarketState } from '../../../lib/state/market-state.ts';
import {
  type ExchangeRow,
  exchangesView,
  type ListedExchange,
} from '../../../lib/views/exchanges-view.ts';
import { chosenState, thinNowMs, thinState } from '../../fixtures/market-state.ts';
import { translate } from '../../fixtures/translate.ts';

const minuteMs = 60_000;

const more = { documentation: 'https://docs.example', dated: [] } as const;

const listed: readonly ListedExchange[] = [
  { id: 'binance', name: 'Binance', hosts: ['a.example', 'b.example'], optional: false, ...more },
  { id: 'bybit', name: 'Bybit', hosts: ['c.example'], optional: false, ...more },
  { id: 'okx', name: 'OKX', hosts: ['d.example'], optional: false, ...more },
  { id: 'deribit', name: 'Deribit', hosts: ['e.example'], optional: false, ...more },
  { id: 'kraken', name: 'Kraken', hosts: ['f.example'], optional: false, ...more },
  { id: 'bitget', name: 'Bitget', hosts: ['g.example'], optional: true, ...more },
];
const core = new Set([
  'a.example',
  'b.example',
  'c.example',
  'd.example',
  'e.example',
  'f.example',
]);

const rowOf = (
  id: string,
  {
    granted = core as ReadonlySet<string> | null,
    state = chosenState as MarketState | null,
    off = [] as readonly string[],
    clockMs = thinNowMs,
  } = {},
): ExchangeRow => {
  const settings = { ...defaultSettings, exchangesOff: off };
  const row = exchangesView(listed, granted, state, settings, translate, 'en', clockMs).find(
    (candidate) => candidate.id === id,
  );
  if (!row) throw new Error(`no ${id}`);
  return row;
};

const failing = (failure: Partial<NonNullable<ExchangeHealth['failure']>>): MarketState => ({
  ...thinState,
  exchanges: [
    {
      exchange: 'binance',
      access: 'on',
      lastSuccessMs: thinNowMs - minuteMs,
      latencyMs: 95,
      failure: {
        kind: 'network',
        atMs: thinNowMs,
        inARow: 4,
        retryAtMs: thinNowMs + 3 * minuteMs,
        partly: false,
        ...failure,
      },
    },
  ],
});

describe('the table of exchanges', () => {
  it('lists every exchange of the registry, before any was asked as well', () => {
    const rows = exchangesView(listed, null, null, defaultSettings, translate, 'en', thinNowMs);
    expect(rows.map(({ name }) => name)).toEqual(listed.map(({ name }) => name));
    expect(rows[0]).toMatchObject({ state: 'not asked yet', lastAge: 'never', latency: '—' });
  });

  it('says when, how fast, and nothing else where all is well', () => {
    expect(rowOf('binance')).toMatchObject({
      isOn: true,
      sign: '✓',
      state: 'answers',
      why: '',
      lastAge: '40 s',
      lastFull: '15 Nov 2025, 00:04 UTC',
      latency: '180 ms',
      failures: '0',
      next: 'with the next poll',
      permission: 'built in',
      allow: null,
      takeBack: null,
      retry: null,
    });
  });

  it('D11: says in a sentence why an exchange does not answer, and when it is asked again', () => {
    expect(rowOf('bybit')).toMatchObject({
      sign: '×',
      state: 'no answer',
      why: 'It is not available from your location.',
      failures: '3',
      next: 'in 39 minutes',
      retry: { name: 'Retry asking Bybit', isHeld: false },
    });
  });

  it.each(failureKinds)('%s is a sentence of its own', (kind) => {
    const { why } = rowOf('binance', { state: failing({ kind, retryAtMs: thinNowMs }) });
    expect(why).toMatch(/^[A-Z][^{}]{10,}\.$/);
  });

  it('D10: holds the retry while the exchange named a wait, and no longer', () => {
    const held = rowOf('okx');
    expect(held.retry?.isHeld).toBe(true);
    expect(held.why).toBe('It asked us to wait, and is not asked before 15 Nov 2025, 00:30 UTC.');
    const later = rowOf('okx', { clockMs: thinNowMs + 26 * minuteMs });
    expect(later.retry?.isHeld).toBe(false);
    expect(later.next).toBe('with the next poll');
  });

  it('says that prices come where the rest does not', () => {
    expect(rowOf('deribit')).toMatchObject({ sign: '✓', state: 'prices only', failures: '1' });
    expect(rowOf('deribit').why).toMatch(/^Its prices come, the rest does not\. Its answer was/);
  });

  it('says what is switched off, and asks nothing of it', () => {
    expect(rowOf('kraken', { off: ['kraken'] })).toMatchObject({
      isOn: false,
      state: 'switched off',
      why: 'You switched it off; it is not asked.',
      next: '—',
      failures: '—',
      retry: null,
    });
  });

  it('D26: offers to allow what is optional, and what was never allowed or is no more', () => {
    expect(rowOf('bitget')).toMatchObject({
      isOn: false,
      isOptional: true,
      state: 'not allowed',
      permission: 'not allowed',
      allow: { name: 'Allow asking Bitget' },
      takeBack: null,
      retry: null,
    });
    const revoked = rowOf('binance', { granted: new Set(['a.example']) });
    expect(revoked).toMatchObject({ state: 'not allowed', isOn: false });
    expect(revoked.why).toMatch(
      /^Basis Lens has no permission to use this exchange\. Select Allow\.$/,
    );
    expect(revoked.allow).not.toBeNull();
  });

  it('offers to take back what was allowed', () => {
    const allowed = rowOf('bitget', { granted: new Set([...core, 'g.example']) });
    expect(allowed).toMatchObject({
      permission: 'allowed by you',
      allow: null,
      takeBack: { name: 'Take back the permission to ask Bitget' },
    });
  });

  it('an optional exchange that a browser allowed by itself is off until it is switched on', () => {
    const granted = new Set([...core, 'g.example']);
    expect(rowOf('bitget', { granted })).toMatchObject({ isOn: false, state: 'switched off' });
  });

  it('D19: ages follow the exchanges and not a clock that is wrong', () => {
    const state = { ...chosenState, clockSkewMs: 480_000 };
    expect(rowOf('binance', { state, clockMs: thinNowMs + 480_000 }).lastAge).toBe('40 s');
  });
});
