import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchanges/exchange.ts';
import type { AssetId } from '../../../lib/quotes/assets.ts';
import type { Access } from '../../../lib/state/access.ts';
import {
  exchangeHealth,
  historyEndpoint,
  historyFailure,
  lastSuccess,
} from '../../../lib/state/health.ts';
import {
  emptyLedger,
  type Ledger,
  recordAnswer,
  recordFailure,
  requestKey,
} from '../../../lib/state/ledger.ts';
import { hasAnswered } from '../../../lib/views/venues.ts';

const noon = Date.UTC(2025, 10, 14, 12);

const venue: Exchange = {
  id: 'venue',
  name: 'Venue',
  documentation: 'https://venue.example',
  hosts: ['venue.example'],
  endpoints: [
    { id: 'prices', everyMinutes: 0, url: () => 'https://venue.example/prices', read: () => [] },
    { id: 'positions', everyMinutes: 10, url: () => 'https://venue.example/oi', read: () => [] },
  ],
  history: [],
};

const answered = (ledger: Ledger, endpoint: string): Ledger =>
  recordAnswer(ledger, requestKey('venue', endpoint, 'BTC'), [], noon, 80);
const failed = (ledger: Ledger, endpoint: string, atMs = noon): Ledger =>
  recordFailure(
    ledger,
    requestKey('venue', endpoint, 'BTC'),
    { kind: 'network', message: 'HTTP 503' },
    atMs,
    0,
  );
const at = { asset: 'BTC', nowMs: noon + 5 } as const;
const healthOf = (ledger: Ledger, access: Access = 'on', asset: AssetId = 'BTC') =>
  exchangeHealth([venue], ledger, { asset, nowMs: noon + 5 }, () => access)[0];

describe('health of an exchange', () => {
  it('before anything was asked there is no success and no failure', () => {
    expect(healthOf(emptyLedger)).toEqual({
      exchange: 'venue',
      access: 'on',
      lastSuccessMs: null,
      latencyMs: null,
      failure: null,
    });
  });

  it('the latency is that of the last good answer', () => {
    const later = recordAnswer(
      answered(emptyLedger, 'prices'),
      requestKey('venue', 'positions', 'BTC'),
      [],
      noon + 1,
      300,
    );
    expect(healthOf(later)).toMatchObject({ lastSuccessMs: noon + 1, latencyMs: 300 });
    expect(healthOf(failed(later, 'positions'))).toMatchObject({ latencyMs: 300 });
  });

  it.each<Access>(['off', 'not-allowed'])(
    'D26: %s: it is told so, and nothing failed',
    (access) => {
      expect(healthOf(failed(answered(emptyLedger, 'prices'), 'positions'), access)).toEqual({
        exchange: 'venue',
        access,
        lastSuccessMs: noon,
        latencyMs: 80,
        failure: null,
      });
    },
  );

  it('L16: an answer that lies ahead of a clock that was set back is passed over', () => {
    const ahead = recordAnswer(emptyLedger, requestKey('venue', 'prices', 'BTC'), [], noon + 9);
    expect(healthOf(ahead)?.lastSuccessMs).toBeNull();
    expect(lastSuccess(ahead, { asset: 'BTC', nowMs: noon })).toBeNull();
    expect(lastSuccess(ahead, { asset: 'BTC', nowMs: noon + 9 })).toBe(noon + 9);
  });

  it('says nothing of another asset', () => {
    const ledger = failed(answered(emptyLedger, 'prices'), 'positions');
    expect(healthOf(ledger, 'on', 'ETH')).toMatchObject({ lastSuccessMs: null, failure: null });
    expect(
      historyFailure(failed(emptyLedger, historyEndpoint('index')), { asset: 'ETH', nowMs: noon }),
    ).toBeNull();
  });

  it('a failure beside prices is partial: the venue counts as answering', () => {
    const health = healthOf(failed(answered(emptyLedger, 'prices'), 'positions'));
    expect(health).toMatchObject({
      lastSuccessMs: noon,
      failure: { kind: 'network', partly: true },
    });
    expect(health && hasAnswered(health)).toBe(true);
  });

  it('without its prices it does not', () => {
    const health = healthOf(failed(answered(emptyLedger, 'positions'), 'prices'));
    expect(health).toMatchObject({ failure: { partly: false } });
    expect(health && hasAnswered(health)).toBe(false);
  });

  it('of several failures the newest is told', () => {
    const ledger = failed(failed(emptyLedger, 'prices', noon + 1), 'positions', noon);
    expect(healthOf(ledger)?.failure?.atMs).toBe(noon + 1);
  });

  it('a page of the past that others took the place of is forgotten', () => {
    const ledger = failed(failed(emptyLedger, 'prices'), historyEndpoint('spot'), noon + 1);
    const later = { asset: 'BTC', nowMs: noon + 11 * 60_000 } as const;
    expect(historyFailure(ledger, at)).toBe('network');
    expect(historyFailure(ledger, later)).toBeNull();
    expect(exchangeHealth([venue], ledger, later, () => 'on')[0]?.failure?.atMs).toBe(noon);
  });

  it('why the past does not come is told apart from the live requests', () => {
    expect(historyFailure(failed(emptyLedger, 'prices'), at)).toBeNull();
    expect(historyFailure(failed(emptyLedger, historyEndpoint('index')), at)).toBe('network');
  });
});
