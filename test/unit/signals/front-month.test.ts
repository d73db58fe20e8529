import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../lib/quotes/point.ts';
import type { FutureQuote } from '../../../lib/quotes/quote.ts';
import { frontMonths } from '../../../lib/signals/front-month.ts';

const nowMs = Date.UTC(2025, 10, 14, 12);

const quote = (
  exchange: string,
  expiry: readonly [year: number, month: number, day: number],
  price: number,
  over: Partial<FutureQuote> = {},
): FutureQuote => ({
  kind: 'future',
  exchange,
  asset: 'BTC',
  symbol: expiry.join('-'),
  exchangeTimeMs: nowMs - 1000,
  receivedAtMs: nowMs,
  price,
  indexPrice: 100,
  currency: 'USD',
  expiryMs: Date.UTC(expiry[0], expiry[1] - 1, expiry[2], 8),
  ...over,
});
const november = [2025, 11, 28] as const;
const december = [2025, 12, 26] as const;
const march = [2026, 3, 27] as const;

describe('the front month', () => {
  it('is the nearest end of a month with 7 days or more left, raw and not per year', () => {
    const quotes = [
      quote('deribit', [2025, 11, 21], 90),
      quote('deribit', november, 99.99),
      quote('deribit', december, 101),
    ];
    const [found] = frontMonths(quotes, nowMs);
    expect(found).toMatchObject({ exchange: 'deribit', contracts: ['2025-11-28'] });
    expect(found?.value).toBeCloseTo(-0.01, 10);
    const late = frontMonths(quotes, Date.UTC(2025, 10, 21, 8) + 1);
    expect(late[0]?.contracts).toEqual(['2025-12-26']);
  });

  it('an exchange with quarters alone has none, also in a month in which one ends', () => {
    const quarters = [quote('binance', december, 101), quote('binance', march, 103)];
    expect(frontMonths(quarters, nowMs)).toEqual([]);
    expect(frontMonths(quarters, Date.UTC(2025, 11, 5))).toEqual([]);
  });

  it('a week that is not the last of its month is none', () => {
    expect(frontMonths([quote('okx', [2025, 11, 21], 101)], nowMs)).toEqual([]);
  });

  it('averages contracts of one expiry, and is as old as the oldest', () => {
    const [found] = frontMonths(
      [
        quote('okx', november, 100.2, { symbol: 'usd' }),
        quote('okx', november, 100.4, { symbol: 'usdt', exchangeTimeMs: nowMs - hourMs }),
      ],
      nowMs,
    );
    expect(found?.value).toBeCloseTo(0.3, 10);
    expect(found?.atMs).toBe(nowMs - hourMs);
  });

  it('a price or an index of nothing is no premium', () => {
    const zero = [
      quote('okx', november, 0),
      quote('bybit', november, 100, { indexPrice: 0 }),
      quote('deribit', november, 100, { expiryMs: nowMs - dayMs }),
    ];
    expect(frontMonths(zero, nowMs)).toEqual([]);
  });
});
