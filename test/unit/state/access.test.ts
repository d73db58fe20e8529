import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchanges/exchange.ts';
import { accessOf, enabledExchanges } from '../../../lib/state/access.ts';

const exchange = (id: string, ...hosts: string[]): Exchange => ({
  id,
  name: id,
  documentation: '',
  hosts,
  endpoints: [],
  history: [],
});
const two = exchange('two', 'a.example', 'b.example');
const one = exchange('one', 'c.example');
const all = new Set(['a.example', 'b.example', 'c.example']);
const none = { exchangesOff: [], exchangesOn: [] };

describe('which exchanges are asked', () => {
  it('those whose hosts are all allowed', () => {
    expect(accessOf(two, none, all)).toBe('on');
    expect(accessOf(two, none, new Set(['a.example']))).toBe('not-allowed');
    expect(enabledExchanges([one, two], none, new Set(['c.example']))).toEqual([one]);
  });

  it('X09: with everything denied none', () => {
    expect(enabledExchanges([one, two], none, new Set())).toEqual([]);
  });

  it('not those that are switched off, and ids that nobody has mean nothing', () => {
    const off = { ...none, exchangesOff: ['two', 'gone'] };
    expect(accessOf(two, off, all)).toBe('off');
    expect(accessOf(two, off, new Set())).toBe('off');
    expect(enabledExchanges([one, two], off, all)).toEqual([one]);
  });

  it('an optional one only when it is switched on as well, whatever the browser allows', () => {
    const optional = { ...one, optional: true } as const;
    expect(accessOf(optional, none, all)).toBe('off');
    expect(accessOf(optional, { ...none, exchangesOn: ['one'] }, all)).toBe('on');
    expect(accessOf(optional, { ...none, exchangesOn: ['one'] }, new Set())).toBe('not-allowed');
  });
});
