import { describe, expect, it } from 'vitest';
import { checkCoins, parse, price, rate } from '../../../lib/exchanges/answer.ts';
import { exchanges } from '../../../lib/exchanges/index.ts';
import { knownSeries } from '../../../lib/state/history-text.ts';
import { readFlowText } from '../../../lib/state/provider-flow.ts';

const nowMs = Date.UTC(2026, 0, 1);
const known = knownSeries(exchanges);
const refused = (read: () => unknown): boolean => {
  try {
    return read() === false;
  } catch {
    return true;
  }
};
const imported = (key: string, value: number) => () =>
  known.get(key)?.(value, nowMs) ?? 'no series';
const fromFile = (value: number) => () =>
  readFlowText(`date,flow\n2025-01-01,${value}\n2025-01-02,1`, 'BTC', nowMs).ok;

describe('D08: what is refused of an answer is refused of the past and of a file', () => {
  it.each([
    ['the smallest number there is', 5e-324, true],
    ['a hundred-millionth of a satoshi', 1e-16, true],
    ['a satoshi', 1e-8, false],
    ['none', 0, false],
    ['all there will be', 21e6, false],
    ['more', 22e6, true],
  ])('coins: %s', (_, value, isRefused) => {
    expect(refused(() => checkCoins(value, { asset: 'BTC' }, 'coins'))).toBe(isRefused);
    expect(refused(imported('BTC.coin-metrics.reserve.own', value))).toBe(isRefused);
    expect(refused(imported('BTC.own.basket.own', value))).toBe(isRefused);
    expect(refused(fromFile(value))).toBe(isRefused);
  });

  it.each([
    ['the smallest number there is', 5e-324, true],
    ['none', 0, true],
    ['a price of today', 95_000, false],
    ['a hundred million', 1e8, false],
    ['more', 1e9, true],
  ])('prices: %s', (_, value, isRefused) => {
    expect(refused(() => parse(price, value, 'price'))).toBe(isRefused);
    expect(refused(imported('BTC.binance.spot.1h', value))).toBe(isRefused);
  });

  it.each([
    [0.1, false],
    [-0.1, false],
    [0.2, true],
  ])('a payment of %d', (value, isRefused) => {
    expect(refused(() => parse(rate, value, 'rate'))).toBe(isRefused);
    expect(refused(imported('BTC.binance.funding.own', value))).toBe(isRefused);
  });
});
