/** Venues that lie answer in the right form, and with numbers that are not the market's. */
import { describe, expect, it } from 'vitest';
import { startWorld } from '../../world/index.ts';
import { dayMs } from '../../world/market/calendar.ts';
import { liarKinds, lyingMarkets, type LiarKind } from '../../world/market/lying-market.ts';
import { fieldsOf, nowMs, rowsOf, storyMarkets, venuesOf } from './ask.ts';
import { curve, get } from './get.ts';

const truth = storyMarkets.BTC;
const quarter = 'https://dapi.binance.com/dapi/v1/premiumIndex?pair=BTCUSD';

interface Seen {
  readonly index: number;
  readonly premium: number;
  readonly timeMs: number;
}

/** The first dated contract of the list. */
function seen(ask: ReturnType<typeof venuesOf>, atMs = nowMs): Seen {
  const rows = rowsOf(ask(quarter, { atMs }).json);
  const row = rows.find(({ symbol }) => String(symbol).includes('_2'));
  const index = Number(row?.['indexPrice']);
  return { index, premium: Number(row?.['markPrice']) / index - 1, timeMs: Number(row?.['time']) };
}

const told = (kind: LiarKind, atMs?: number): Seen =>
  seen(venuesOf(lyingMarkets(kind, storyMarkets, nowMs)), atMs);
const honest = seen(venuesOf());

describe('a liar', () => {
  it('tells ten times the premium and the funding, and the price as it is', () => {
    const lie = told('liar-tenfold');
    expect(lie.premium / honest.premium).toBeCloseTo(10, 2);
    expect(lie.index).toBe(honest.index);
    const { BTC } = lyingMarkets('liar-tenfold', storyMarkets, nowMs);
    expect(BTC.fundingRate(nowMs)).toBeCloseTo(10 * truth.fundingRate(nowMs), 12);
  });

  it('tells the other sign', () => {
    const lie = told('liar-sign');
    expect(lie.premium / honest.premium).toBeCloseTo(-1, 2);
    expect(lie.index).toBe(honest.index);
  });

  it('stands still a month ago, with the time of now', () => {
    const lie = told('liar-stuck');
    expect(lie.timeMs).toBe(nowMs);
    expect(lie.index).toBeCloseTo(truth.indexUsd(nowMs - 30 * dayMs), 1);
    expect(lie.premium).toBeGreaterThan(0);
    const later = told('liar-stuck', nowMs + dayMs);
    expect(later.timeMs).toBe(nowMs + dayMs);
    expect(later.index).toBe(lie.index);
  });

  it('tells ten times every price, with the true premium', () => {
    const lie = told('liar-price');
    expect(lie.index / honest.index).toBeCloseTo(10, 6);
    expect(lie.premium).toBeCloseTo(honest.premium, 6);
  });

  it('does so for every asset, and for none that is not there', () => {
    const lies = lyingMarkets('liar-price', storyMarkets, nowMs);
    expect(lies.ETH?.spotUsd(nowMs)).toBeCloseTo(10 * (storyMarkets.ETH?.spotUsd(nowMs) ?? 0), 6);
    expect(lyingMarkets('liar-sign', { BTC: truth }, nowMs)).not.toHaveProperty('ETH');
  });
});

it('a world has liars among its hosts, each kind, and honest ones beside them', async () => {
  const world = await startWorld({ scenario: 'story' });
  const answer = async () => JSON.stringify(JSON.parse((await get(world.port, curve)).body));
  const index = (text: string) => Number(/"estimated_delivery_price":([\d.]+)/.exec(text)?.[1]);
  const kinds = [...liarKinds];
  const before = index(await answer());
  for (const kind of kinds) {
    world.setFaults([{ host: 'www.deribit.com', kind }]);
    const got = await get(world.port, curve);
    expect([kind, got.status]).toEqual([kind, 200]);
    expect(fieldsOf(JSON.parse(got.body))).toHaveProperty('result');
    const ratio = index(got.body) / before;
    if (kind === 'liar-price') expect(ratio).toBeCloseTo(10, 1);
    else if (kind === 'liar-stuck') expect(Math.abs(ratio - 1)).toBeGreaterThan(0.05);
    else expect(ratio).toBeCloseTo(1, 2);
  }
  world.setFaults([{ host: 'dapi.binance.com', kind: 'liar-price' }]);
  expect(index(await answer()) / before).toBeCloseTo(1, 2);
  await world.close();
});
