import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchanges/exchange.ts';
import { emptyLedger, recordAnswer, recordFailure } from '../../../lib/state/ledger.ts';
import { byHost, dueRequests } from '../../../lib/state/schedule.ts';

const noon = Date.UTC(2025, 10, 14, 12);
const minute = 60_000;

const venue: Exchange = {
  id: 'venue',
  name: 'Venue',
  documentation: 'https://venue.example',
  hosts: ['a.venue.example', 'b.venue.example'],
  endpoints: [
    { id: 'fast', everyMinutes: 0, url: () => 'https://a.venue.example/fast', read: () => [] },
    { id: 'slow', everyMinutes: 10, url: () => 'https://b.venue.example/slow', read: () => [] },
  ],
  history: [],
};

const usual = { asset: 'BTC', lean: false } as const;
const lean = { asset: 'BTC', lean: true } as const;

const dueIds = (
  ledger = emptyLedger,
  nowMs = noon,
  pacing: Parameters<typeof dueRequests>[2] = usual,
): string[] => dueRequests([venue], ledger, pacing, nowMs).map(({ endpoint }) => endpoint.id);

describe('due requests', () => {
  it('everything is due at first', () => {
    expect(dueIds()).toEqual(['fast', 'slow']);
  });

  it('two answers that are read together are one request with two addresses', () => {
    const [endpoint] = venue.endpoints;
    if (!endpoint) throw new Error('no endpoint');
    const beside = { ...endpoint, beside: () => 'https://a.venue.example/index' };
    const due = dueRequests([{ ...venue, endpoints: [beside] }], emptyLedger, usual, noon);
    expect(due.map(({ urls }) => urls)).toEqual([
      ['https://a.venue.example/fast', 'https://a.venue.example/index'],
    ]);
  });

  it('each is repeated at its own pace', () => {
    const asked = recordAnswer(
      recordAnswer(emptyLedger, 'venue/fast/BTC', [], noon),
      'venue/slow/BTC',
      [],
      noon,
    );
    expect(dueIds(asked, noon + 2 * minute)).toEqual(['fast']);
    expect(dueIds(asked, noon + 10 * minute)).toEqual(['fast', 'slow']);
  });

  it('of another asset everything is due at once', () => {
    const asked = recordAnswer(emptyLedger, 'venue/fast/BTC', [], noon);
    expect(dueIds(asked, noon + 1000)).toEqual(['slow']);
    expect(dueIds(asked, noon + 1000, { asset: 'ETH', lean: false })).toEqual(['fast', 'slow']);
  });

  it('what has nothing to ask for is not due', () => {
    const [endpoint] = venue.endpoints;
    if (!endpoint) throw new Error('no endpoint');
    const silent = { ...venue, endpoints: [{ ...endpoint, url: () => null }] };
    expect(dueRequests([silent], emptyLedger, usual, noon)).toEqual([]);
  });

  it('a request that is a POST carries what it sends', () => {
    const [endpoint] = venue.endpoints;
    if (!endpoint) throw new Error('no endpoint');
    const post = { ...endpoint, body: (asset: string, nowMs: number) => ({ asset, nowMs }) };
    const due = dueRequests([{ ...venue, endpoints: [post] }], emptyLedger, usual, noon);
    expect(due.map(({ body }) => body)).toEqual([{ asset: 'BTC', nowMs: noon }]);
    expect(dueRequests([venue], emptyLedger, usual, noon)[0]).not.toHaveProperty('body');
  });

  it('in the lean mode the leanest with every poll, the others every twelve hours', () => {
    const [fast, slow] = venue.endpoints;
    if (!fast || !slow) throw new Error('no endpoints');
    const rare = { ...slow, id: 'rare', everyMinutes: 1440 };
    const both = [{ ...venue, endpoints: [{ ...fast, lean: true as const }, slow, rare] }];
    const asked = ['fast', 'slow', 'rare'].reduce(
      (kept, id) => recordAnswer(kept, `venue/${id}/BTC`, [], noon),
      emptyLedger,
    );
    const due = (minutes: number) =>
      dueRequests(both, asked, lean, noon + minutes * minute).map(({ endpoint }) => endpoint.id);
    expect(due(5)).toEqual(['fast']);
    expect(due(710)).toEqual(['fast']);
    expect(due(720)).toEqual(['fast', 'slow']);
    expect(due(1440)).toEqual(['fast', 'slow', 'rare']);
  });

  it('L09: asked again at once, nothing is due', () => {
    const asked = recordAnswer(
      recordAnswer(emptyLedger, 'venue/fast/BTC', [], noon),
      'venue/slow/BTC',
      [],
      noon,
    );
    expect(dueIds(asked, noon + 1000)).toEqual([]);
  });

  it('a failed request waits for its retry time', () => {
    const failed = recordFailure(
      emptyLedger,
      'venue/fast/BTC',
      { kind: 'rate', message: '', retryAfterMs: 5 * minute },
      noon,
      0,
    );
    expect(dueIds(failed, noon + 4 * minute)).toEqual(['slow']);
    expect(dueIds(failed, noon + 6 * minute)).toEqual(['fast', 'slow']);
  });

  it('L16: a clock that jumped back does not silence a request', () => {
    const asked = recordAnswer(emptyLedger, 'venue/fast/BTC', [], noon + 24 * 60 * minute);
    expect(dueIds(asked, noon)).toContain('fast');
  });

  it('L16: a retry time far in the future is not waited for', () => {
    const failed = recordFailure(
      emptyLedger,
      'venue/fast/BTC',
      { kind: 'geo', message: '', retryAfterMs: 400 * 24 * 60 * minute },
      noon,
      0,
    );
    expect(dueIds(failed, noon + 26 * 60 * minute)).toContain('fast');
  });

  it('requests are grouped by host', () => {
    const groups = byHost(dueRequests([venue], emptyLedger, usual, noon));
    expect(groups.map((group) => group.map(({ host }) => host))).toEqual([
      ['a.venue.example'],
      ['b.venue.example'],
    ]);
  });
});
