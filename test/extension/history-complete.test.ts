// @vitest-environment node
/** A past that is complete: what it costs from day to day, and how a day joins it. */
import { describe, expect, it, vi } from 'vitest';
import type { Exchange } from '../../lib/exchanges/exchange.ts';
import { dayMs, hourMs } from '../../lib/quotes/point.ts';
import { defaultSettings } from '../../lib/settings/settings.ts';
import { completeProfile } from './support/complete.ts';
import { type Internet, isPage } from './support/internet.ts';
import { closedDays, putPast, readPast } from './support/past.ts';
import { youngMs } from './support/profile.ts';
import { startWorker } from './support/worker.ts';

vi.mock('../../lib/exchanges/index.ts', async (load) => {
  const { smallRegistry } = await import('./support/small-registry.ts');
  return { exchanges: smallRegistry((await load<{ exchanges: Exchange[] }>()).exchanges) };
});

const minuteMs = 60_000;
const pagesOf = (internet: Internet): string[] => internet.asked().filter(isPage).map(String);

/** 12:20 UTC, so that much later the next day has had its first hour. */
const untilTopUpMs = 13 * hourMs;

describe('history that is complete', () => {
  it('D24: asks for nothing more on that day, then once for the new rows of each series', async () => {
    const { profile, internet } = await completeProfile();
    const worker = await startWorker(profile);
    for (const ms of [2 * minuteMs, 5 * hourMs, 7 * hourMs]) {
      profile.pass(ms);
      await worker.ring();
      expect(pagesOf(internet).filter((url) => !url.includes('coinmetrics'))).toEqual([]);
    }
    profile.pass(hourMs);
    await worker.ring();
    const pages = pagesOf(internet);
    expect(pages.length).toBeGreaterThan(14);
    expect(pages.length).toBeLessThan(22);
    for (const page of pages) {
      const { searchParams } = new URL(page);
      if (!searchParams.has('interval')) continue;
      const spanMs = Number(searchParams.get('endTime')) - Number(searchParams.get('startTime'));
      expect(spanMs).toBeLessThan(18 * hourMs);
    }
    expect(profile.market().history.progress).toBe(1);
  });

  it('D19: what was imported counts at once, though the clock it was stored by is wrong', async () => {
    const { profile } = await completeProfile();
    const worker = await startWorker(profile);
    const { addSeries, readRecord } = await import('../../lib/platform/history-store.ts');
    const closesOf = async () =>
      (await readRecord('BTC'))?.past.close.filter((close) => close !== null).length ?? 0;
    const before = await closesOf();
    const closes = [4, 8, 12, 16, 20, 24].map((hour) => ({
      timeMs: Date.UTC(2018, 5, 1, hour),
      value: 7_000,
    }));
    await addSeries('BTC.binance.spot.4h', closes, null, Date.now() + 15 * minuteMs);
    await worker.send({ type: 'history-changed' });
    await worker.settle();
    expect(await closesOf()).toBe(before + 1);
  });

  it('D20: a day joins the past when all of it has come', async () => {
    const { profile, internet } = await completeProfile();
    const worker = await startWorker(profile);
    const last = (await closedDays()).dayMs.at(-1) ?? 0;
    profile.pass(11 * hourMs);
    await worker.ring();
    expect((await closedDays()).dayMs.at(-1)).toBe(last);
    profile.pass(hourMs);
    await worker.ring();
    expect((await closedDays()).dayMs.at(-1), 'before one o’clock').toBe(last);
    internet.faults = [];
    profile.pass(hourMs);
    await worker.ring();
    expect((await closedDays()).dayMs.at(-1)).toBe(last + dayMs);
    expect(profile.market().history.lastClosedDayMs).toBe(last + dayMs);
  });

  it('D22: a day that closed while nobody answered is a gap in the past', async () => {
    const { profile, internet } = await completeProfile();
    const worker = await startWorker(profile);
    internet.faults = [{ host: '*', gives: 'down' }];
    profile.pass(54 * hourMs);
    await worker.ring();
    const { dayMs: days, basis, close } = await closedDays();
    expect(days.at(-1)).toBe(Date.UTC(2021, 10, 20));
    expect([basis.daily.at(-1), close.at(-1)]).toEqual([null, null]);
    expect([basis.daily.at(-3), close.at(-3)]).not.toContain(null);
  });

  it('D28: a page is kept in columns by year, on the grid of its rows', async () => {
    await completeProfile();
    const chunk = (await readPast('chunks', 'BTC.binance.index.4h/2021')) as {
      times: Uint16Array;
      values: Float64Array;
    };
    expect(chunk.times).toHaveLength(chunk.values.length);
    const last = Date.UTC(2021, 0, 1) + (chunk.times.at(-1) ?? 0) * hourMs;
    expect(last).toBe(youngMs - 20 * minuteMs);
    expect(chunk.times.every((hours) => hours % 4 === 0)).toBe(true);
  });

  it('a series that is damaged is asked for again', async () => {
    const { profile, internet } = await completeProfile();
    const chunk = (await readPast('chunks', 'BTC.binance.index.1h/2021')) as { times: unknown };
    await putPast('chunks', 'BTC.binance.index.1h/2021', { times: chunk.times });
    const worker = await startWorker(profile);
    profile.pass(untilTopUpMs);
    await worker.ring();
    const asked = pagesOf(internet);
    const again = asked.filter(
      (url) => url.includes('fapi.binance.com/fapi/v1/indexPriceKlines') && url.includes('=1h'),
    );
    expect(again.length).toBeGreaterThan(4);
    expect(profile.market().history.progress).toBe(1);
  });

  it('of another asset is another history', async () => {
    const { profile, internet } = await completeProfile();
    const bitcoin = await readPast('chunks', 'BTC.binance.index.4h/2021');
    profile.put({ settings: { ...defaultSettings, asset: 'ETH' } });
    const worker = await startWorker(profile);
    await worker.ring();
    expect(pagesOf(internet).every((url) => /eth/i.test(url))).toBe(true);
    expect(profile.market()).toMatchObject({ asset: 'ETH', history: { progress: 1 } });
    expect((await closedDays('ETH')).dayMs.length).toBeGreaterThan(200);
    expect(await readPast('chunks', 'BTC.binance.index.4h/2021')).toEqual(bitcoin);
    expect(await readPast('chunks', 'ETH.binance.index.4h/2021')).not.toEqual(bitcoin);
  });
});
