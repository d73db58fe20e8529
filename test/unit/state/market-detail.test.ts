import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../lib/quotes/point.ts';
import type { PerpetualQuote } from '../../../lib/quotes/quote.ts';
import { marketDetail } from '../../../lib/state/market-detail.ts';
import type { QuotesByKind } from '../../../lib/state/quotes-of.ts';
import { future, nowMs, paid } from '../signals/quotes.ts';

const nothing: QuotesByKind = {
  spot: [],
  perpetual: [],
  future: [],
  funding: [],
  'open-interest': [],
  reserve: [],
};
const ages = { basis: 15 * 60_000, price: 15 * 60_000 };
const detailOf = (quotes: Partial<QuotesByKind>) =>
  marketDetail({ ...nothing, ...quotes }, 'BTC', nowMs, ages);

const perpetual = (exchange: string, premiumPercent: number): PerpetualQuote => ({
  kind: 'perpetual',
  exchange,
  asset: 'BTC',
  symbol: 'PERP',
  exchangeTimeMs: null,
  receivedAtMs: nowMs - 60_000,
  price: 95_000 * (1 + premiumPercent / 100),
  indexPrice: 95_000,
  currency: 'USDT',
});

describe('what stands behind the numbers of this minute', () => {
  it('lists every contract that has not ended by its expiry, with its raw premium', () => {
    const { contracts } = detailOf({
      future: [future('okx', 40, 6), future('deribit', 12, 3), future('deribit', -1, 0)],
    });
    expect(contracts.map(({ exchange }) => exchange)).toEqual(['deribit', 'okx']);
    expect(contracts[0]?.premiumPercent).toBeCloseTo((3 * 12) / 365, 6);
  });

  it('reads the premium of perpetuals across exchanges, without marks that do not carry it', () => {
    const { perpPremium } = detailOf({
      perpetual: [
        perpetual('binance', -0.05),
        perpetual('bybit', -0.04),
        perpetual('okx', -0.03),
        perpetual('bitmex', 0.4),
        perpetual('kucoin', 0.4),
      ],
    });
    expect(perpPremium.value).toBeCloseTo(-0.04, 6);
    expect(perpPremium.venues.map(({ exchange }) => exchange)).toEqual(['binance', 'bybit', 'okx']);
    expect(perpPremium.degraded).toBe(false);
  });

  it('tells when a perpetual pays next by the time between its last two payments', () => {
    const last = nowMs - hourMs;
    const { funding } = detailOf({
      funding: [paid('binance', last - 8 * hourMs, 0.0001), paid('binance', last, -0.0002)],
    });
    expect(funding).toEqual([
      {
        exchange: 'binance',
        symbol: 'PERP',
        paidPercent: -0.02,
        paidAtMs: last,
        intervalMs: 8 * hourMs,
      },
    ]);
    expect(detailOf({ funding: [paid('binance', last, 0.0001)] }).funding).toEqual([]);
  });

  it('nothing answered is nothing listed, with a reason', () => {
    const detail = detailOf({});
    expect([detail.contracts, detail.funding]).toEqual([[], []]);
    expect([detail.frontMonth.value, detail.perpPremium.value]).toEqual([null, null]);
    expect(detail.frontMonth.reason?.key).toBe('noVenueAnswered');
  });

  it('P11: stays small with every contract of every exchange', () => {
    const exchanges = ['binance', 'bybit', 'okx', 'deribit', 'kraken', 'bitget', 'gate', 'kucoin'];
    const many = exchanges.flatMap((exchange) =>
      [1, 3, 8, 15, 22, 45, 110, 200].map((days) =>
        future(exchange, days, 5, { expiryMs: nowMs + days * dayMs }),
      ),
    );
    const bytes = JSON.stringify(detailOf({ future: many })).length;
    expect(bytes).toBeLessThan(16_000);
  });
});
