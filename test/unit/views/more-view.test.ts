import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../lib/quotes/point.ts';
import { marketDetail } from '../../../lib/state/market-detail.ts';
import type { MarketDetail } from '../../../lib/state/market-detail.ts';
import { moreView } from '../../../lib/views/more-view.ts';
import * as states from '../../fixtures/market-state.ts';
import { translate } from '../../fixtures/translate.ts';

const nowMs = states.thinNowMs;
const none = { spot: [], perpetual: [], future: [], funding: [], 'open-interest': [], reserve: [] };
const empty = marketDetail(none, 'BTC', nowMs, { basis: 1, price: 1 });
const contract = (exchange: string, days: number, premiumPercent: number) => ({
  exchange,
  symbol: `${exchange}-${days}`,
  expiryMs: nowMs + days * dayMs,
  premiumPercent,
  atMs: nowMs,
});
const paid = (exchange: string, hoursAgo: number, everyHours: number) => ({
  exchange,
  symbol: 'PERP',
  paidPercent: 0.01,
  paidAtMs: nowMs - hoursAgo * hourMs,
  intervalMs: everyHours * hourMs,
});
const detail: MarketDetail = {
  ...empty,
  contracts: [
    contract('deribit', 1, 0.9),
    contract('binance', 36.5, 0.2),
    contract('okx', 36.5, 0.4),
    contract('binance', 73, -0.2),
  ],
  funding: [paid('binance', 3, 8), paid('okx', 20, 8), paid('kraken', 0.5, 1)],
};
const more = (of: MarketDetail | null | undefined, state = states.thinState) =>
  moreView(state, of, translate, 'en', nowMs);
const plain = (text: string | undefined): string => (text ?? '').replaceAll('\u00a0', ' ');

describe('what stands behind the charts', () => {
  it('the curve has a dot a contract and a row an expiry, without what is about to end', () => {
    const { curve } = more(detail);
    expect(curve?.dots).toHaveLength(3);
    expect(curve?.rows.map((row) => plain(Object.values(row).join(' | ')))).toEqual([
      '21 Dec | 37 | 0.30 % | 3.0 % | Binance, OKX',
      '27 Jan | 73 | −0.20 % | −1.0 % | Binance',
    ]);
    for (const { x, y } of curve?.dots ?? []) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(100);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(100);
    }
    expect((curve?.dots[0]?.y ?? 0) < (curve?.zeroY ?? 0)).toBe(true);
  });

  it('counts down to the next payment of every venue, also where one was missed', () => {
    const rows = more(detail).payments.map(({ name, funding, next }) =>
      plain([name, funding, next].join(' ')),
    );
    expect(rows).toEqual([
      'Binance 5.6 % in 5 h',
      'Deribit 3.8 % —',
      'OKX 6.1 % in 4 h',
      'Kraken 7.7 % in 30 min',
    ]);
  });

  it('ranks leverage and flow in their own years, or says why it cannot', () => {
    const [leverage] = more(detail).ranks;
    expect(leverage).toMatchObject({ value: '0.035', percentile: null });
    expect(leverage?.text).toContain('on record for 6 of');
    const ranked = {
      ...states.thinState,
      leveragePercentile: { ...states.thinState.leveragePercentile, value: 46, reason: null },
    };
    expect(more(detail, ranked).ranks[0]).toMatchObject({ percentile: 46 });
  });

  it('has no curve of another coin, of nothing, and none of a past day, which it says', () => {
    for (const of of [undefined, empty, { ...detail, asset: 'ETH' } as const]) {
      expect(more(of).curve).toBeNull();
      expect(more(of).none).toBeNull();
    }
    expect(more(null)).toMatchObject({
      curve: null,
      none: 'Contracts and payments of a past day were not kept.',
    });
  });
});
