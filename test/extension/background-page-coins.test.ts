// @vitest-environment node
/** Coins that pages are about while the settings name another. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ArticleView } from '../../lib/views/article-view.ts';
import type { PillView } from '../../lib/views/pill-view.ts';
import { completeProfile } from './support/complete.ts';
import { ownHistory } from '../../lib/platform/history-access.ts';
import { isPage } from './support/internet.ts';
import { closedDays, readPast } from './support/past.ts';
import type { Profile } from './support/profile.ts';
import { foreignPage, startWorker } from './support/worker.ts';

afterEach(() => vi.restoreAllMocks());

const look = { type: 'look', asset: 'ETH' };
const article = {
  type: 'article',
  asset: 'ETH',
  publishedAtMs: null,
  modifiedAtMs: null,
  isCopy: false,
  claims: [],
  moves: [],
  terms: [],
};
const etherOf = (profile: Profile) => profile.item('pill.ETH', 'session') as PillView | undefined;

async function looked() {
  const { profile, internet } = await completeProfile();
  const worker = await startWorker(profile);
  profile.pass(60_000);
  await worker.send(look, foreignPage);
  await worker.settle();
  return { profile, internet, worker };
}

describe('a page about ether', () => {
  it('has its view stored beside that of the settings, with its regime and all of its past', async () => {
    const { profile } = await looked();
    const ether = etherOf(profile);
    expect(ether).toMatchObject({ asset: 'ETH', atMs: Date.now(), everyMs: 5 * 60_000 });
    expect(ether?.regime).not.toBe('unknown');
    expect(ether?.lines.fresh.number).toMatch(/%/);
    expect(ether?.card.reading?.rows.map(({ value }) => value)).not.toContain('—');
    expect(profile.pill().asset).toBe('BTC');
    expect(profile.market().asset).toBe('BTC');
    expect((await profile.badge()).title).toContain('BTC');
  });

  it('asks no more than in the lean mode from then on, and no page of the past again', async () => {
    const { profile, internet, worker } = await looked();
    profile.pass(5 * 60_000);
    internet.asked();
    await worker.send(look, foreignPage);
    await worker.settle();
    const asked = internet.asked();
    expect(asked.filter(isPage)).toEqual([]);
    expect(asked.filter((url) => /ETH/i.test(String(url))).length).toBeLessThanOrEqual(4);
    expect(etherOf(profile)?.atMs).toBe(Date.now());
  });

  it('is not asked about by the clock', async () => {
    const { profile, internet, worker } = await looked();
    profile.pass(6 * 60_000);
    internet.asked();
    await worker.ring();
    expect(internet.asked().filter((url) => /ETH/i.test(String(url)))).toEqual([]);
  });

  it('its card is answered by a worker that has only just been woken', async () => {
    const { profile, worker } = await looked();
    worker.die();
    const next = await startWorker(profile);
    const view = (await next.send(article, foreignPage)) as ArticleView;
    expect(view).toMatchObject({ asset: 'ETH', onlyPast: null });
    expect(view.receipts.list.length).toBeGreaterThan(4);
  });

  it('follows the settings, and gives way where it becomes their coin', async () => {
    const { profile, worker } = await looked();
    await worker.send({ type: 'save-settings', settings: { theme: 'dark' } });
    await worker.settle();
    expect(etherOf(profile)?.theme).toBe('dark');
    await worker.send({ type: 'save-settings', settings: { asset: 'ETH' } });
    await worker.settle();
    expect(profile.pill()).toMatchObject({ asset: 'ETH', regime: etherOf(profile)?.regime });
  });
});

it('of solana, which has no dated futures, the numbers stay fresh as well', async () => {
  const { profile } = await completeProfile();
  const worker = await startWorker(profile);
  const view = () => profile.item('pill.SOL', 'session') as PillView | undefined;
  for (let look = 0; look < 4; look += 1) {
    await worker.send({ type: 'look', asset: 'SOL' }, foreignPage);
    await worker.settle();
    expect(view()?.atMs).toBeGreaterThan(Date.now() - 5 * 60_000);
    expect(view()?.lines.fresh.number).toMatch(/%/);
    profile.pass(6 * 60_000);
  }
});

it('P11: no write takes more than 100 kB', async () => {
  const { profile } = await looked();
  const sizes = profile.writes.map(({ items }) => JSON.stringify(items).length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(100_000);
});

it('L25: a card that asks about it from a private window has nothing fetched or stored', async () => {
  const { profile, internet } = await completeProfile();
  const worker = await startWorker(profile);
  const secret = { ...foreignPage, tab: { id: 1, incognito: true } } as typeof foreignPage;
  expect(await worker.send(look, secret)).toMatchObject({ refused: true });
  expect(await worker.send(article, secret)).toMatchObject({ asset: 'ETH' });
  internet.asked();
  profile.pass(10 * 60_000);
  await worker.ring();
  expect(internet.asked().filter((url) => /ETH/i.test(String(url)))).toEqual([]);
  expect(etherOf(profile)).toBeUndefined();
});

it('its past that was cleared comes again when a page asks', async () => {
  const { profile, worker } = await looked();
  await ownHistory.clear();
  await worker.send({ type: 'history-changed' });
  await worker.settle();
  profile.pass(6 * 60_000);
  await worker.send(look, foreignPage);
  await worker.settle();
  expect(etherOf(profile)?.regime).not.toBe('unknown');
  expect((await closedDays('ETH')).dayMs.length).toBeGreaterThan(200);
});

it('L08: killed between a page of its past and the record made of it, the next worker makes it', async () => {
  const { profile } = await completeProfile();
  const worker = await startWorker(profile, {
    diesAt: (act) => act.kind === 'put' && act.store === 'records',
  });
  await worker.send(look, foreignPage);
  await worker.settle();
  expect(await readPast('records', 'ETH')).toBeUndefined();
  const next = await startWorker(profile);
  profile.pass(60_000);
  await next.send(look, foreignPage);
  await next.settle();
  expect((await closedDays('ETH')).dayMs.length).toBeGreaterThan(200);
  expect(etherOf(profile)?.regime).not.toBe('unknown');
});

describe('what no page is about', () => {
  it.each(['DOGE', '', 'constructor', null, 7])('%s is asked of nobody', async (asset) => {
    const { profile, internet } = await completeProfile();
    const worker = await startWorker(profile);
    internet.asked();
    await worker.send({ type: 'look', asset }, foreignPage);
    await worker.settle();
    expect(internet.asked()).toEqual([]);
    expect(Object.keys(profile.items('session')).filter((key) => key.startsWith('pill.'))).toEqual(
      [],
    );
  });
});

it('L07: where nobody answers about it nothing is stored of it, and the settings keep their coin', async () => {
  const { profile, internet } = await completeProfile();
  const worker = await startWorker(profile);
  internet.faults = [{ host: '*', gives: 'down' }];
  await worker.send(look, foreignPage);
  await worker.settle();
  expect(etherOf(profile)).toBeUndefined();
  expect(profile.pill().asset).toBe('BTC');
  const view = (await worker.send(article, foreignPage)) as ArticleView;
  expect(view.onlyPast).toContain('live numbers of Bitcoin only');
});
