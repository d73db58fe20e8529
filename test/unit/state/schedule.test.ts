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

const dueIds = (ledger = emptyLedger, nowMs = noon): string[] =>
  dueRequests([venue], ledger, 'BTC', nowMs).map(({ endpoint }) => endpoint.id);

describe('due requests', () => {
  it('everything is due at first', () => {
    expect(dueIds()).toEqual(['fast', 'slow']);
  });

  it('two answers that are read together are one request with two addresses', () => {
    const [endpoint] = venue.endpoints;
    if (!endpoint) throw new Error('no endpoint');
    const beside = { ...endpoint, beside: () => 'https://a.venue.example/index' };
    const due = dueRequests([{ ...venue, endpoints: [beside] }], emptyLedger, 'BTC', noon);
    expect(due.map(({ urls }) => urls)).toEqual([
      ['https://a.venue.example/fast', 'https://a.venue.example/index'],
    ]);
  });

  it('each is repeated at its own pace', () => {
    const asked = recordAnswer(
      recordAnswer(emptyLedger, 'venue/fast', [], noon),
      'venue/slow',
      [],
      noon,
    );
    expect(dueIds(asked, noon + 2 * minute)).toEqual(['fast']);
    expect(dueIds(asked, noon + 10 * minute)).toEqual(['fast', 'slow']);
  });

  it('L09: asked again at once, nothing is due', () => {
    const asked = recordAnswer(
      recordAnswer(emptyLedger, 'venue/fast', [], noon),
      'venue/slow',
      [],
      noon,
    );
    expect(dueIds(asked, noon + 1000)).toEqual([]);
  });

  it('a failed request waits for its retry time', () => {
    const failed = recordFailure(
      emptyLedger,
      'venue/fast',
      { kind: 'rate', message: '', retryAfterMs: 5 * minute },
      noon,
      0,
    );
    expect(dueIds(failed, noon + 4 * minute)).toEqual(['slow']);
    expect(dueIds(failed, noon + 6 * minute)).toEqual(['fast', 'slow']);
  });

  it('L16: a clock that jumped back does not silence a request', () => {
    const asked = recordAnswer(emptyLedger, 'venue/fast', [], noon + 24 * 60 * minute);
    expect(dueIds(asked, noon)).toContain('fast');
  });

  it('L16: a retry time far in the future is not waited for', () => {
    const failed = recordFailure(
      emptyLedger,
      'venue/fast',
      { kind: 'geo', message: '', retryAfterMs: 400 * 24 * 60 * minute },
      noon,
      0,
    );
    expect(dueIds(failed, noon + 26 * 60 * minute)).toContain('fast');
  });

  it('requests are grouped by host', () => {
    const groups = byHost(dueRequests([venue], emptyLedger, 'BTC', noon));
    expect(groups.map((group) => group.map(({ host }) => host))).toEqual([
      ['a.venue.example'],
      ['b.venue.example'],
    ]);
  });
});
