// @vitest-environment node
/** Alerts as the background sends them: once, remembered first, and only where it may. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { defaultSettings, type Settings } from '../../lib/settings/settings.ts';
import type { AlertMemory } from '../../lib/state/alert.ts';
import { connect, type Internet } from './support/internet.ts';
import { openProfile, type Profile } from './support/profile.ts';
import { startWorker, type Worker } from './support/worker.ts';

const minuteMs = 60_000;

let profile: Profile;
let internet: Internet;
const sent: { id: string; title: string; message: string }[] = [];
let isAllowed: boolean;

const settings = (alerts: Partial<Settings['alerts']> = {}): Settings => ({
  ...defaultSettings,
  alerts: { ...defaultSettings.alerts, enabled: true, ...alerts },
});

const memory = (): AlertMemory => profile.item('alerts') as AlertMemory;

beforeEach(() => {
  profile = openProfile();
  internet = connect('calm');
  sent.length = 0;
  isAllowed = true;
  const { contains } = fakeBrowser.permissions;
  Object.assign(fakeBrowser.permissions, {
    contains: async (asked: Parameters<typeof contains>[0]) =>
      asked.permissions?.length ? isAllowed : contains(asked),
  });
  fakeBrowser.notifications.create = vi.fn(async (...given: unknown[]) => {
    const [id, { title, message }] = given as [string, { title: string; message: string }];
    sent.push({ id, title, message });
    return id;
  }) as never;
  profile.put({ settings: settings() });
});

/** Polls until the exchanges have been silent for half an hour. */
async function fallSilent(worker: Worker): Promise<void> {
  internet.faults = [{ host: '*', gives: 'down' }];
  for (let poll = 0; poll < 15; poll += 1) {
    profile.pass(2 * minuteMs);
    await worker.ring();
  }
}

describe('alerts', () => {
  it('D16: tells the loss of the quorum once, and a worker that starts anew tells it no more', async () => {
    const worker = await startWorker(profile);
    await worker.ring();
    expect(memory().assets['BTC']).toMatchObject({ quorum: { isLost: false } });
    await fallSilent(worker);
    expect(sent).toEqual([
      {
        id: expect.stringMatching(/^BTC-quorum-\d+$/),
        title: 'BTC: no value now',
        message: 'Too few exchanges agree: 0 venues could be used. The last good value is kept.',
      },
    ]);
    expect(memory().log).toMatchObject([{ id: sent[0]?.id, kind: 'quorum' }]);
    worker.die();
    const next = await startWorker(profile);
    await fallSilent(next);
    expect(sent).toHaveLength(1);
  });

  it('L01: a worker that dies as it remembers has told nothing, and the next one tells it once', async () => {
    const first = await startWorker(profile);
    await first.ring();
    first.die();
    let isLast = false;
    const dying = await startWorker(profile, {
      diesAt: (act) =>
        act.kind === 'write' &&
        ((act.items['alerts'] as AlertMemory | undefined)?.log.length ?? 0) > 0 &&
        (isLast = true),
    });
    await fallSilent(dying);
    expect(isLast).toBe(true);
    expect(sent).toEqual([]);
    const next = await startWorker(profile);
    await fallSilent(next);
    expect(sent).toHaveLength(1);
  });

  it('are silent while they are off, and while the browser does not allow them', async () => {
    profile.put({ settings: settings({ enabled: false }) });
    const off = await startWorker(profile);
    await off.ring();
    await fallSilent(off);
    off.die();
    isAllowed = false;
    internet.faults = [];
    profile.put({ settings: settings() });
    const denied = await startWorker(profile);
    profile.pass(2 * minuteMs);
    await denied.ring();
    await fallSilent(denied);
    expect(sent).toEqual([]);
    expect(profile.item('alerts')).toBeUndefined();
  });

  it('X04: a browser without notifications polls as ever', async () => {
    vi.mocked(fakeBrowser.notifications.create).mockRejectedValue(new Error('none'));
    const worker = await startWorker(profile);
    await worker.ring();
    await fallSilent(worker);
    expect(profile.market().computedAtMs).toBe(Date.now());
  });

  it('D16: five thresholds crossed while the machine slept are one notification, in words', async () => {
    const worker = await startWorker(profile);
    await worker.ring();
    await vi.waitFor(() => expect(profile.market().history.progress).toBe(1));
    await worker.ring();
    const lines = [20, 30, 40, 50, 60];
    await worker.send({ type: 'save-settings', settings: { alerts: { lines } } });
    await worker.ring();
    const known = memory();
    expect(Object.values(known.assets['BTC']?.sides ?? {})).toHaveLength(5);
    worker.die();
    // Before the sleep the average stood above all of them.
    const sides = Object.fromEntries(lines.map((line) => [line, { side: 'above', turn: null }]));
    profile.put({ alerts: { ...known, assets: { BTC: { ...known.assets['BTC'], sides } } } });
    const awake = await startWorker(profile);
    for (let poll = 0; poll < 14; poll += 1) {
      profile.pass(5 * minuteMs);
      await awake.ring();
    }
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      title: 'BTC: 5 alerts at once',
      message: expect.stringMatching(
        /^The 7-day average is \d+\.\d\s% a year: below 20\.0\s%, 30\.0\s%, 40\.0\s%, 50\.0\s%,? and 60\.0\s%\.$/,
      ) as string,
    });
    expect(memory().log).toHaveLength(5);
  });

  it('a click opens the reason', async () => {
    const opened = vi.spyOn(fakeBrowser.tabs, 'create');
    await startWorker(profile);
    await fakeBrowser.notifications.onClicked.trigger('BTC-quorum-5');
    expect(opened.mock.calls.map(([{ url }]) => url)).toEqual([
      fakeBrowser.runtime.getURL('/popup.html#regime-word' as never),
    ]);
    opened.mockRestore();
  });
});

describe('the page of the first run', () => {
  it.each([
    [{ theme: 'dark' }, false],
    [{ firstRunPage: false }, false],
    [{ theme: 'dark', firstRunPage: true }, true],
  ])('L26: with the policy %j it is opened: %s', async (managed, isOpened) => {
    const opened = vi.spyOn(fakeBrowser.tabs, 'create');
    internet.faults = [{ host: '*', gives: 'down' }];
    Object.assign(fakeBrowser.storage, { managed: { get: async () => managed } });
    const worker = await startWorker(profile);
    await worker.installed('install');
    await vi.waitFor(() => expect(profile.item('install')).toMatchObject({ isWelcomed: true }));
    await worker.settle();
    expect(opened.mock.calls.length).toBe(isOpened ? 1 : 0);
    opened.mockRestore();
    Object.assign(fakeBrowser.storage, { managed: undefined });
  });

  it('L11: is opened by an installation, once, and by nothing else', async () => {
    const opened = vi.spyOn(fakeBrowser.tabs, 'create');
    internet.faults = [{ host: '*', gives: 'down' }];
    const worker = await startWorker(profile);
    for (const reason of ['update', 'browser_update', 'chrome_update', 'install', 'install']) {
      await worker.installed(reason);
      await vi.waitFor(() => expect(profile.item('install')).toBeDefined());
      await worker.settle();
    }
    worker.die();
    const again = await startWorker(profile);
    await again.installed('install');
    await again.settle();
    expect(opened.mock.calls.map(([{ url }]) => url)).toEqual([
      fakeBrowser.runtime.getURL('/welcome.html' as never),
    ]);
    expect(profile.item('install')).toMatchObject({ isWelcomed: true });
    opened.mockRestore();
  });
});
