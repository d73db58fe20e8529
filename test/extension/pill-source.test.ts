/** How the pill hears of its extension, and how it hears of it no more. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { nativeSource } from '../../entrypoints/page-pill/source.ts';
import { pillViewVersion } from '../../lib/views/pill-view.ts';

const area = fakeBrowser.storage.session;
const view = { version: pillViewVersion, enabled: true };

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubGlobal('browser', fakeBrowser);
});
afterEach(() => vi.unstubAllGlobals());

const invalidated = (): never => {
  throw new Error('Extension context invalidated.');
};

describe('the stored view', () => {
  it('is read and followed', async () => {
    const source = nativeSource();
    expect(await source.read(null)).toBeNull();
    const heard = vi.fn<(view: unknown) => void>();
    const unwatch = source.watch(heard);
    await area.set({ other: 1 });
    expect(heard).not.toHaveBeenCalled();
    await area.set({ pill: view });
    expect(heard).toHaveBeenCalledExactlyOnceWith(view, null);
    expect(await source.read(null)).toEqual(view);
    unwatch();
    await area.set({ pill: { ...view, enabled: false } });
    expect(heard).toHaveBeenCalledOnce();
  });

  it('that of another coin stands beside it', async () => {
    const source = nativeSource();
    const heard = vi.fn<(view: unknown, coin: unknown) => void>();
    const unwatch = source.watch(heard);
    await area.set({ 'pill.ETH': view });
    expect(heard).toHaveBeenCalledExactlyOnceWith(view, 'ETH');
    expect(await source.read('ETH')).toEqual(view);
    expect(await source.read(null)).toBeNull();
    unwatch();
  });

  it('counts as missing when another version wrote it', async () => {
    for (const stored of [{ ...view, version: 99 }, 'text', 7, []]) {
      await area.set({ pill: stored });
      expect(await nativeSource().read(null)).toBeNull();
    }
  });
});

describe('C01 a script that is cut off from its extension', () => {
  it('finds out without an exception', async () => {
    vi.stubGlobal('browser', {
      get runtime(): never {
        return invalidated();
      },
      get storage(): never {
        return invalidated();
      },
    });
    const source = nativeSource();
    expect(source.alive()).toBe(false);
    expect(await source.read(null)).toBeNull();
    await expect(source.wake(null)).resolves.toBeUndefined();
    await expect(source.hide('coindesk')).resolves.toBeUndefined();
    expect(() => source.watch(() => undefined)()).not.toThrow();
  });

  it('finds out when its id is gone', () => {
    vi.stubGlobal('browser', { runtime: {} });
    expect(nativeSource().alive()).toBe(false);
    vi.stubGlobal('browser', { runtime: { id: 'abc' } });
    expect(nativeSource().alive()).toBe(true);
  });
});

it('S10 sends a verb and the id of a site, never an address', async () => {
  const sendMessage = vi.fn<(command: object) => Promise<object>>(() =>
    Promise.resolve({ ok: true }),
  );
  vi.stubGlobal('browser', { runtime: { id: 'abc', sendMessage } });
  await nativeSource().wake(null);
  await nativeSource().wake('ETH');
  await nativeSource().hide('coindesk');
  expect(sendMessage.mock.calls).toEqual([
    [{ type: 'wake' }],
    [{ type: 'look', asset: 'ETH' }],
    [{ type: 'hide', site: 'coindesk' }],
  ]);
});
