// @vitest-environment node
/** The stored items over the storage of both engines, and who may read which area. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { defaultSettings } from '../../lib/settings/settings.ts';
import { emptyLedger } from '../../lib/state/ledger.ts';
import type { MarketDetail } from '../../lib/state/market-detail.ts';
import { thinState } from '../fixtures/market-state.ts';
import { notFinite } from './support/numbers.ts';
import { openProfile, type Profile } from './support/profile.ts';

const load = () => import('../../lib/platform/stored.ts');

beforeEach(() => vi.resetModules());
afterEach(() => vi.restoreAllMocks());

describe.each(['chromium', 'firefox'] as const)('items in %s', (engine) => {
  let profile: Profile;
  beforeEach(() => {
    profile = openProfile(engine);
  });

  it('are null until they are written, then what was written', async () => {
    const { marketItem, ownSettingsItem } = await load();
    expect(await ownSettingsItem.read()).toBeNull();
    await ownSettingsItem.write(defaultSettings);
    await marketItem.write(thinState);
    expect(await ownSettingsItem.read()).toEqual(defaultSettings);
    expect(await marketItem.read()).toEqual(thinState);
    expect(await ownSettingsItem.read()).not.toBe(defaultSettings);
  });

  it('L29: the settings are whole, read and watched, whatever an earlier version stored', async () => {
    const { ownSettingsItem, settingsItem } = await load();
    const told: unknown[] = [];
    settingsItem.watch((value) => told.push(value));
    expect(await settingsItem.read()).toEqual(defaultSettings);
    await ownSettingsItem.write({ theme: 'dark', badge: { mode: 'off' }, pill: {}, alerts: null });
    const whole = {
      ...defaultSettings,
      theme: 'dark',
      badge: { ...defaultSettings.badge, mode: 'off' },
    };
    expect(await settingsItem.read()).toEqual(whole);
    await vi.waitFor(() => expect(told).toEqual([whole]));
  });

  it('tell who watches of each later value, until they stop', async () => {
    const { ownSettingsItem } = await load();
    const told = vi.fn<(value: unknown) => void>();
    const stop = ownSettingsItem.watch(told);
    await ownSettingsItem.write(defaultSettings);
    await ownSettingsItem.write({ ...defaultSettings, theme: 'dark' });
    expect(told.mock.calls).toEqual([[defaultSettings], [{ ...defaultSettings, theme: 'dark' }]]);
    stop();
    await ownSettingsItem.write(defaultSettings);
    expect(told).toHaveBeenCalledTimes(2);
  });

  it('tell nothing of other items and other areas, and null of one that is gone', async () => {
    const { ledgerItem, ownSettingsItem } = await load();
    const told = vi.fn<(value: unknown) => void>();
    ownSettingsItem.watch(told);
    await ledgerItem.write(emptyLedger);
    await fakeBrowser.storage.session.set({ settings: defaultSettings });
    expect(told).not.toHaveBeenCalled();
    await fakeBrowser.storage.onChanged.trigger({ settings: { oldValue: 5 } }, 'local');
    expect(told.mock.calls).toEqual([[null]]);
  });

  it('L26: the settings are the user’s own under what an administrator set, read and watched', async () => {
    const { ownSettingsItem, policyItem, settingsItem } = await load();
    const told: unknown[] = [];
    settingsItem.watch((value) => told.push(value));
    await policyItem.write({ theme: 'light' });
    expect(await settingsItem.read()).toEqual({ ...defaultSettings, theme: 'light' });
    await ownSettingsItem.write({ ...defaultSettings, theme: 'dark', cashPercent: 2 });
    const both = { ...defaultSettings, theme: 'light', cashPercent: 2 };
    expect(await settingsItem.read()).toEqual(both);
    expect(await ownSettingsItem.read()).toMatchObject({ theme: 'dark' });
    await vi.waitFor(() => expect(told.at(-1)).toEqual(both));
  });

  it('L18: ledger and state go into one write', async () => {
    const { storeTogether } = await load();
    const detail = {} as MarketDetail;
    const items = { market: thinState, detail, ledger: emptyLedger };
    await storeTogether(items);
    expect(profile.writes).toEqual([{ area: 'local', items }]);
  });

  it('the pill lies where content scripts of the engine can read it', async () => {
    const { pillItem } = await load();
    await pillItem.write({ version: 1 } as unknown as Parameters<typeof pillItem.write>[0]);
    const [area, other] =
      engine === 'firefox' ? (['local', 'session'] as const) : (['session', 'local'] as const);
    expect(profile.item('pill', area)).toEqual({ version: 1 });
    expect(profile.item('pill', other)).toBeUndefined();
  });
});

describe('X06: the engines of the tests differ as the browsers do', () => {
  const odd = { price: NaN, list: [NaN, 1], inner: { gone: undefined, kept: 0 }, at: new Date(5) };

  it('Chromium drops what JSON has no word for, and refuses typed arrays', async () => {
    const profile = openProfile('chromium');
    await fakeBrowser.storage.local.set({ odd, gone: Infinity });
    expect(profile.item('odd')).toEqual({ list: [null, 1], inner: { kept: 0 }, at: {} });
    expect(profile.item('gone')).toBeUndefined();
    await expect(fakeBrowser.storage.local.set({ columns: new Float64Array(1) })).rejects.toThrow(
      'Cannot serialize',
    );
  });

  it('Firefox clones', async () => {
    const profile = openProfile('firefox');
    await fakeBrowser.storage.local.set({ odd, columns: new Float64Array(1) });
    expect(profile.item('odd')).toEqual(odd);
    expect(notFinite(profile.item('odd'))).toEqual(['/price', '/list/0']);
    expect(profile.item('columns')).toEqual(new Float64Array(1));
  });
});

describe('S13, X04: who may read which area', () => {
  const levels = { local: vi.fn(), session: vi.fn() };
  const give = (area: 'local' | 'session', setAccessLevel: unknown): void => {
    Object.assign(fakeBrowser.storage[area], { setAccessLevel });
  };

  beforeEach(() => {
    levels.local.mockReset().mockResolvedValue(undefined);
    levels.session.mockReset().mockResolvedValue(undefined);
  });

  it('content scripts may read session, where the pill is, and not local', async () => {
    openProfile('chromium');
    give('local', levels.local);
    give('session', levels.session);
    await (await load()).guardAreas();
    expect(levels.session.mock.calls).toEqual([
      [{ accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' }],
    ]);
    expect(levels.local.mock.calls).toEqual([[{ accessLevel: 'TRUSTED_CONTEXTS' }]]);
  });

  it('X04: a browser without the switch for an area is left as it is', async () => {
    openProfile('chromium');
    give('local', undefined);
    give('session', levels.session);
    await (await load()).guardAreas();
    expect(levels.session).toHaveBeenCalledOnce();
    give('session', undefined);
    await expect((await load()).guardAreas()).resolves.toBeUndefined();
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('not for this area'))],
    [
      'throws',
      () => {
        throw new Error('not for this area');
      },
    ],
  ])('X04: one that %s stops nothing', async (_how, refuse) => {
    openProfile('chromium');
    give('session', refuse);
    give('local', levels.local);
    await expect((await load()).guardAreas()).resolves.toBeUndefined();
    expect(levels.local).toHaveBeenCalledOnce();
    give('local', refuse);
    await expect((await load()).guardAreas()).resolves.toBeUndefined();
  });

  it('Firefox has no such switch and is not asked for one', async () => {
    openProfile('firefox');
    give('local', levels.local);
    give('session', levels.session);
    await (await load()).guardAreas();
    expect(levels.local).not.toHaveBeenCalled();
    expect(levels.session).not.toHaveBeenCalled();
  });
});
