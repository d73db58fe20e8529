import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchanges/exchange.ts';
import { exchangeHealth, historyEndpoint, historyFailure } from '../../../lib/state/health.ts';
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
  recordAnswer(ledger, requestKey('venue', endpoint), [], noon);
const failed = (ledger: Ledger, endpoint: string, atMs = noon): Ledger =>
  recordFailure(
    ledger,
    requestKey('venue', endpoint),
    { kind: 'network', message: 'HTTP 503' },
    atMs,
    0,
  );
const healthOf = (ledger: Ledger) => exchangeHealth([venue], ledger)[0];

describe('health of an exchange', () => {
  it('before anything was asked there is no success and no failure', () => {
    expect(healthOf(emptyLedger)).toEqual({
      exchange: 'venue',
      lastSuccessMs: null,
      failure: null,
    });
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

  it('why the past does not come is told apart from the live requests', () => {
    expect(historyFailure(failed(emptyLedger, 'prices'))).toBeNull();
    expect(historyFailure(failed(emptyLedger, historyEndpoint('index')))).toBe('network');
  });
});
