import { describe, expect, it } from 'vitest';
import type { Quote } from '../../../lib/quotes/quote.ts';
import { emptyLedger, recordAnswer, recordFailure } from '../../../lib/state/ledger.ts';
import { quotesOf } from '../../../lib/state/quotes-of.ts';

const noon = Date.UTC(2025, 10, 14, 12);
const stamp = {
  exchange: 'venue',
  asset: 'BTC',
  symbol: 'X',
  exchangeTimeMs: noon,
  receivedAtMs: noon,
} as const;
const contract = { ...stamp, price: 101, indexPrice: 100, currency: 'USD' } as const;
const from = new Set(['venue']);
const quotes = {
  spot: { kind: 'spot', ...stamp, price: 100, currency: 'USD' },
  perpetual: { kind: 'perpetual', ...contract },
  future: { kind: 'future', ...contract, expiryMs: noon + 1 },
  funding: { kind: 'funding', ...stamp, rate: 0.0001, settledAtMs: noon },
  'open-interest': { kind: 'open-interest', ...stamp, coins: 5 },
  reserve: { kind: 'reserve', ...stamp, coins: 7, dayMs: noon },
} as const satisfies Record<Quote['kind'], Quote>;

describe('quotes of a ledger', () => {
  it('of nothing are none of each kind', () => {
    expect(Object.values(quotesOf(emptyLedger, 'BTC', from)).flat()).toEqual([]);
  });

  it('are sorted by kind, from all requests', () => {
    const ledger = Object.values(quotes).reduce(
      (kept, quote) => recordAnswer(kept, `venue/${quote.kind}`, [quote], noon),
      recordAnswer(emptyLedger, 'other/all', Object.values(quotes), noon),
    );
    const found = quotesOf(ledger, 'BTC', from);
    for (const [kind, quote] of Object.entries(quotes)) {
      expect(found[kind as Quote['kind']], kind).toEqual([quote, quote]);
    }
  });

  it('of another asset, or of an exchange that does not count, are none', () => {
    const ledger = recordAnswer(emptyLedger, 'venue/all', Object.values(quotes), noon);
    expect(Object.values(quotesOf(ledger, 'ETH', from)).flat()).toEqual([]);
    expect(Object.values(quotesOf(ledger, 'BTC', new Set(['other']))).flat()).toEqual([]);
  });

  it('D18: those of a request that fails now are those of its last answer', () => {
    const answered = recordAnswer(emptyLedger, 'venue/spot', [quotes.spot], noon);
    const failure = { kind: 'timeout', message: '' } as const;
    const failed = recordFailure(answered, 'venue/spot', failure, noon + 1, 0);
    expect(quotesOf(failed, 'BTC', from).spot).toEqual([quotes.spot]);
  });

  it('a newer answer replaces them', () => {
    const newer = { ...quotes.spot, price: 99 };
    const ledger = recordAnswer(
      recordAnswer(emptyLedger, 'venue/spot', [quotes.spot], noon),
      'venue/spot',
      [newer],
      noon + 1,
    );
    expect(quotesOf(ledger, 'BTC', from).spot).toEqual([newer]);
  });
});
