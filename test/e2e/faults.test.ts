/** Exchanges that fail in every way there is, one after another and all at once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MarketState } from '../../lib/state/market-state.ts';
import type { Fault } from '../world/index.ts';
import { press } from './press.ts';
import { ageStored, openSession, type Session } from './session.ts';
import { shoot } from './shots.ts';
import { until } from './until.ts';

const hourMs = 3_600_000;

const failureOf = (state: MarketState, exchange: string): string | undefined =>
  state.exchanges.find((each) => each.exchange === exchange)?.failure?.kind;

describe('faults that never stop the others', () => {
  let session: Session;
  let before: MarketState;

  beforeAll(async () => {
    session = await openSession({ scenario: 'calm' });
    before = await session.ready();
  });
  afterAll(() => session.close());

  const under = async (faults: readonly Fault[]): Promise<MarketState> => {
    await ageStored(session.chromium, 5 * 60_000);
    session.world.setFaults(faults);
    return session.poll();
  };

  it.each([
    ['html', 'not-json'],
    ['truncated', 'not-json'],
    ['garbage', 'schema'],
    ['nan', 'schema'],
    ['empty', 'schema'],
    ['bomb', 'too-large'],
    ['geo', 'geo'],
    ['rate', 'rate'],
    ['down', 'network'],
    ['redirect', 'network'],
    ['hang', 'timeout'],
  ] as const)(
    'D01-D04, D09-D11, L07: Coinbase answers with %s: %s, by name',
    async (kind, failure) => {
      session.world.setFaults([]);
      await ageStored(session.chromium, 25 * hourMs);
      await session.poll();
      const state = await under([{ host: 'api.exchange.coinbase.com', kind }]);
      expect(failureOf(state, 'coinbase')).toBe(failure);
      expect(failureOf(state, 'deribit')).toBeUndefined();
      expect(state.basisNow.held).toBe(false);
      expect(state.basisNow.value).toBeCloseTo(before.basisNow.value ?? Number.NaN, 0);
      expect(state.regime.regime).toBe('usual');
    },
  );

  it('a different fault on every host at once leaves the last values, each failure named', async () => {
    session.world.setFaults([]);
    await ageStored(session.chromium, 25 * hourMs);
    await session.poll();
    const state = await under([
      { host: 'data-api.binance.vision', kind: 'html' },
      { host: 'fapi.binance.com', kind: 'nan' },
      { host: 'dapi.binance.com', kind: 'maintenance' },
      { host: 'api.bybit.com', kind: 'rate' },
      { host: 'www.okx.com', kind: 'empty' },
      { host: 'www.deribit.com', kind: 'bomb' },
      { host: 'futures.kraken.com', kind: 'garbage' },
      { host: 'api.kraken.com', kind: 'truncated' },
      { host: 'api.exchange.coinbase.com', kind: 'down' },
    ]);
    expect(state.basisNow.value).not.toBeNull();
    for (const exchange of ['binance', 'bybit', 'okx', 'deribit', 'kraken', 'coinbase']) {
      expect(failureOf(state, exchange), exchange).toBeDefined();
    }
    expect(JSON.stringify(state)).not.toContain('null,"unit":"percent-per-year","asOfMs":0');
  });

  it('D18: every venue down for an hour: last value, grey, with its age', async () => {
    session.world.setFaults([]);
    await ageStored(session.chromium, 25 * hourMs);
    await session.poll();
    session.world.setFaults([{ host: '*', kind: 'down' }]);
    await ageStored(session.chromium, hourMs);
    const state = await session.poll();
    expect(state.basisNow).toMatchObject({ held: true });
    expect(state.basisNow.value).toBeCloseTo(before.basisNow.value ?? Number.NaN, 0);
    expect(state.regime.regime).toBe('usual');

    const { chromium, world } = session;
    const badge = await until(
      async () => {
        const shown = await chromium.badge();
        return shown.color === '#d9dbde' && shown;
      },
      { what: 'a grey badge' },
    );
    expect(badge.text).toMatch(/^\d/);
    expect(badge.title).toMatch(/1 h/);

    const popup = await chromium.openPopup();
    await popup.waitForSelector('canvas');
    const text = await popup.evaluate(() => document.body.innerText);
    expect(text).toContain('1 h');
    expect(text.toLowerCase()).toContain('stale');
    await shoot(popup, 'popup-stale-light', { scheme: 'light' });
    await shoot(popup, 'popup-stale-dark', { scheme: 'dark' });

    const page = await chromium.openTab(world.pages.article);
    const pill = await until(async () => chromium.pill(page).text(), { what: 'the pill' });
    expect(pill).toContain('1 h old');
    await shoot(page, 'pill-stale-light', { scheme: 'light' });
    await page.close();
  });

  it('D12: and they come back', async () => {
    session.world.setFaults([]);
    await ageStored(session.chromium, 25 * hourMs);
    const state = await session.poll();
    expect(state.basisNow).toMatchObject({ held: false, degraded: false });
    expect(state.exchanges.every(({ failure }) => failure === null)).toBe(true);
    const { color } = await session.chromium.badge();
    expect(color).not.toBe('#d9dbde');
  });

  it('X10: no error anywhere', async () => {
    expect(await session.chromium.errors()).toEqual([]);
  });
});

describe('a place where Binance does not answer', () => {
  let session: Session;

  beforeAll(async () => {
    session = await openSession({ scenario: 'calm' });
  });
  afterAll(() => session.close());

  it('D11: live values and averages from the others, with the reason', async () => {
    const { chromium, world } = session;
    await session.ready();
    world.setFaults(
      ['data-api.binance.vision', 'fapi.binance.com', 'dapi.binance.com'].map((host) => ({
        host,
        kind: 'geo' as const,
      })),
    );
    await chromium.stopWorker();
    await chromium.evaluate(async () => {
      await chrome.storage.local.clear();
      await new Promise((resolve) => {
        indexedDB.deleteDatabase('basis-lens').addEventListener('success', resolve);
      });
    });
    await chromium.fireAlarm('poll');
    const state = await session.marketWhen(
      'live values',
      ({ basisNow, exchanges }) =>
        basisNow.value !== null &&
        exchanges.some(({ exchange, failure }) => exchange === 'binance' && failure !== null),
    );
    expect(failureOf(state, 'binance')).toBe('geo');
    expect(state.basisNow.degraded).toBe(false);
    const { average7, price } = await session.marketWhen(
      'an average of the others',
      ({ average7: found }) => found.evidence.some(({ source }) => source === 'okx'),
    );
    const sources = average7.evidence.flatMap(({ source }) => source ?? []);
    expect(sources).toEqual(expect.arrayContaining(['bybit', 'deribit', 'okx']));
    expect(sources).not.toContain('binance');
    expect(price.value).not.toBeNull();
    const popup = await chromium.openPopup();
    await press(popup, '#tab-venues');
    const shown = await until(
      async () => {
        const body = await popup.evaluate(() => document.body.innerText);
        return body.includes('not available from your location') && body;
      },
      { what: 'the popup' },
    );
    expect(shown).toContain('7-day average');
    await shoot(popup, 'popup-elsewhere-light', { scheme: 'light' });
    await shoot(popup, 'popup-elsewhere-dark', { scheme: 'dark' });
  });
});
