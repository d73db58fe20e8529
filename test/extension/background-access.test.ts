// @vitest-environment node
/** What the user asks for and allows: another asset, fewer exchanges, fewer requests, fewer hosts. */
import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Exchange } from '../../lib/exchanges/exchange.ts';
import { exchanges } from '../../lib/exchanges/index.ts';
import { grantedHosts, removeHosts, requestHosts } from '../../lib/platform/permissions.ts';
import { completeProfile } from './support/complete.ts';
import { connect, type Internet, isPage } from './support/internet.ts';
import { hostsOf } from './support/permissions.ts';
import { openProfile, type Profile } from './support/profile.ts';
import { startWorker, type Worker } from './support/worker.ts';

const minuteMs = 60_000;
const all: readonly Exchange[] = exchanges;
const core = all.filter(({ optional }) => !optional).map(({ id }) => id);

async function polled(): Promise<{ profile: Profile; internet: Internet; worker: Worker }> {
  const { profile, internet } = await completeProfile();
  return { profile, internet, worker: await startWorker(profile) };
}

const hostsAsked = (internet: Internet): Set<string> =>
  new Set(internet.asked().map(({ host }) => host));

const accessOf = (profile: Profile, id: string) =>
  profile.market().exchanges.find(({ exchange }) => exchange === id)?.access;

describe('another asset', () => {
  it('is polled at once, and nothing of the first is lost or mixed in', async () => {
    const { profile, internet, worker } = await polled();
    const bitcoin = profile.market();
    profile.writes.length = 0;
    await worker.send({ type: 'save-settings', settings: { asset: 'ETH' } });
    await worker.settle();
    const asked = internet.asked().filter((url) => !isPage(url));
    expect(asked.length).toBeGreaterThan(15);
    expect(asked.filter(({ search }) => /BTC|XBT/.test(search))).toEqual([]);
    const ether = profile.market();
    expect(ether.asset).toBe('ETH');
    expect(ether.basisNow).toMatchObject({ degraded: false, held: false });
    expect(ether.price.value).toBeLessThan((bitcoin.price.value ?? 0) / 5);
    const states = profile.writes.flatMap(({ items }) => (items['market'] as typeof ether) ?? []);
    for (const { asset, price, average7, regime } of states.filter((s) => s.asset === 'ETH')) {
      expect([asset, price.value]).not.toEqual(['ETH', bitcoin.price.value]);
      expect(average7.value === null || average7.value !== bitcoin.average7.value).toBe(true);
      expect(regime.evidence).not.toEqual(bitcoin.regime.evidence);
    }

    await worker.send({ type: 'save-settings', settings: { asset: 'BTC' } });
    await worker.settle();
    const again = profile.market();
    for (const name of ['regime', 'average7', 'basisNow', 'openInterest'] as const)
      expect(again[name], name).toEqual(bitcoin[name]);
    expect(internet.asked().filter((url) => !isPage(url))).toEqual([]);
  });

  it('asked for while a cycle runs, it is polled right after', async () => {
    const profile = openProfile();
    const internet = connect();
    const worker = await startWorker(profile);
    const ringing = worker.ring();
    await worker.send({ type: 'save-settings', settings: { asset: 'SOL' } });
    await ringing;
    await worker.settle();
    expect(internet.asked().some(({ href }) => /SOL/.test(href))).toBe(true);
    const { asset, basisNow, price, regime, funding } = profile.market();
    expect(asset).toBe('SOL');
    expect(basisNow.reason?.key).toBe('noDated');
    expect(regime.reasons.map(({ key }) => key)).toEqual(['noDated']);
    expect(price.value).toBeGreaterThan(0);
    expect(funding.value).not.toBeNull();
  });
});

describe('exchanges that are switched off', () => {
  it('are not asked and count no more, at once; switched on they are asked at once', async () => {
    const { profile, internet, worker } = await polled();
    await worker.send({ type: 'save-settings', settings: { exchangesOff: ['okx', 'nobody'] } });
    await worker.settle();
    const names = () => profile.market().basisNow.venues.map(({ exchange }) => exchange);
    expect([accessOf(profile, 'okx'), names().includes('okx')]).toEqual(['off', false]);
    profile.pass(2 * minuteMs);
    internet.asked();
    await worker.ring();
    expect(hostsAsked(internet)).not.toContain('www.okx.com');
    await worker.send({ type: 'save-settings', settings: { exchangesOff: [] } });
    await worker.settle();
    expect(hostsAsked(internet)).toContain('www.okx.com');
    expect([accessOf(profile, 'okx'), names().includes('okx')]).toEqual(['on', true]);
  });
});

describe('D26: host permissions', () => {
  it('a host that is withdrawn turns its exchange off at once; allowed again it is asked at once', async () => {
    const { profile, internet, worker } = await polled();
    internet.asked();
    await profile.hosts.withdraw(['fapi.binance.com']);
    await worker.settle();
    expect(accessOf(profile, 'binance')).toBe('not-allowed');
    expect(profile.market().basisNow.venues.map(({ exchange }) => exchange)).not.toContain(
      'binance',
    );
    profile.pass(2 * minuteMs);
    await worker.ring();
    expect([...hostsAsked(internet)].filter((host) => /binance/.test(host))).toEqual([]);
    await profile.hosts.allow(['fapi.binance.com']);
    await worker.settle();
    expect(accessOf(profile, 'binance')).toBe('on');
    expect(hostsAsked(internet)).toContain('fapi.binance.com');
  });

  it('an optional exchange is asked once it is switched on and its hosts are allowed', async () => {
    const { profile, internet, worker } = await polled();
    const optional = all.find((exchange) => exchange.optional)?.id ?? '';
    expect(accessOf(profile, optional)).toBe('off');
    await profile.hosts.allow(hostsOf(optional));
    await worker.settle();
    expect(accessOf(profile, optional)).toBe('off');
    await worker.send({ type: 'save-settings', settings: { exchangesOn: [optional] } });
    await worker.settle();
    expect(accessOf(profile, optional)).toBe('on');
    expect([...hostsAsked(internet)]).toEqual(expect.arrayContaining([...hostsOf(optional)]));
  });

  it('X09: with every host denied nobody is asked and everything has its reason', async () => {
    const profile = openProfile();
    const internet = connect();
    await profile.hosts.withdraw(all.flatMap(({ hosts }) => hosts));
    const worker = await startWorker(profile);
    await worker.ring();
    expect(internet.asked()).toEqual([]);
    const { exchanges: health, price, basisNow } = profile.market();
    expect(new Set(health.map(({ access }) => access))).toEqual(new Set(['not-allowed', 'off']));
    expect([price.reason, basisNow.reason]).not.toContain(null);
    expect((await profile.badge()).text).not.toBe('');
  });

  it('a browser that cannot say is taken to allow what it installed', async () => {
    openProfile();
    vi.mocked(fakeBrowser.permissions.contains).mockRejectedValue(new Error('no'));
    expect(await grantedHosts(['a.example'])).toEqual(new Set(['a.example']));
  });

  it('are asked for and given back by host', async () => {
    openProfile();
    const { permissions } = fakeBrowser;
    await requestHosts(['a.example', 'b.example']);
    await removeHosts(['a.example']);
    expect(vi.mocked(permissions.request).mock.calls).toEqual([
      [{ origins: ['https://a.example/*', 'https://b.example/*'] }],
    ]);
    expect(vi.mocked(permissions.remove).mock.calls).toEqual([
      [{ origins: ['https://a.example/*'] }],
    ]);
  });
});

describe('the lean mode', () => {
  it('asks four things with each poll, and the price is there', async () => {
    const { profile, internet, worker } = await polled();
    await worker.send({ type: 'save-settings', settings: { lean: true } });
    expect((await fakeBrowser.alarms.get('poll'))?.periodInMinutes).toBe(5);
    for (let poll = 0; poll < 5; poll += 1) {
      profile.pass(5 * minuteMs);
      internet.asked();
      await worker.ring();
      const asked = internet.asked().filter((url) => !isPage(url));
      expect(asked.map(({ host }) => host).toSorted()).toEqual([
        'dapi.binance.com',
        'www.deribit.com',
        'www.okx.com',
        'www.okx.com',
      ]);
    }
    const { basisNow, price, openInterest, leverage } = profile.market();
    expect(basisNow).toMatchObject({ degraded: false, held: false });
    expect(price.asOfMs).toBeGreaterThan(Date.now() - 5 * minuteMs);
    expect([openInterest.reason, leverage.reason]).toEqual([null, null]);
  });

  it('every exchange of the installation has its answers', async () => {
    const { profile } = await polled();
    const answered = profile.market().exchanges.filter(({ lastSuccessMs }) => lastSuccessMs);
    expect(answered.map(({ exchange }) => exchange)).toEqual(core);
  });
});
