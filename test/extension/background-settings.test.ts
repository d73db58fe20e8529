// @vitest-environment node
/** What surfaces ask of the background, sent as messages. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { defaultSettings } from '../../lib/settings/settings.ts';
import { connect, type Internet } from './support/internet.ts';
import { openProfile, type Profile } from './support/profile.ts';
import { foreignPage, startWorker, type Worker } from './support/worker.ts';

let profile: Profile;
let internet: Internet;
let worker: Worker;

beforeEach(async () => {
  profile = openProfile();
  internet = connect();
  internet.faults = [{ host: '*', gives: 'down' }];
  worker = await startWorker(profile);
});

const save = (settings: unknown): Promise<unknown> =>
  worker.send({ type: 'save-settings', settings });

describe('saving settings', () => {
  it('stores what makes sense before it answers, and the badge follows', async () => {
    expect((await profile.badge()).text).not.toBe('');
    expect(await save({ badge: { mode: 'off' }, cashPercent: 3.5 })).toEqual({ ok: true });
    expect(profile.settings()).toEqual({
      ...defaultSettings,
      cashPercent: 3.5,
      badge: { metric: 'basis', mode: 'off' },
    });
    expect((await profile.badge()).text).toBe('');
    expect(await save({ theme: 'dark' })).toEqual({ ok: true });
    expect(profile.pill().theme).toBe('dark');
  });

  it('refuses what makes none, names each field, and stores nothing of it', async () => {
    const answer = await save({ pollMinutes: 0, cashPercent: 'much', theme: 'dark' });
    expect(answer).toEqual({
      ok: false,
      problems: [
        { field: 'cashPercent', key: 'range', values: { min: 0, max: 50 } },
        { field: 'pollMinutes', key: 'range', values: { min: 1, max: 30 } },
      ],
    });
    expect(profile.item('settings')).toBeUndefined();
    expect((await fakeBrowser.alarms.get('poll'))?.periodInMinutes).toBe(2);
  });

  it('refuses lines out of order and keeps the ladder', async () => {
    const answer = await save({ lines: { thinEnter: 20 } });
    expect(answer).toMatchObject({ ok: false, problems: [{ field: 'lines.thinEnter' }, {}] });
    await save({ cashPercent: 5 });
    expect(profile.settings().lines).toEqual(defaultSettings.lines);
  });

  it('X08: changes of two pages at once do not overwrite each other', async () => {
    const answers = await Promise.all([
      save({ theme: 'dark' }),
      save({ pollMinutes: 5 }),
      save({ pill: { enabled: false } }),
      save({ lines: { thinEnter: 3 } }),
      worker.send({ type: 'hide', site: 'coindesk' }, foreignPage),
      worker.send({ type: 'hide', site: 'decrypt' }, foreignPage),
    ]);
    expect(answers).toEqual(answers.map(() => ({ ok: true })));
    expect(profile.settings()).toEqual({
      ...defaultSettings,
      theme: 'dark',
      pollMinutes: 5,
      lines: { ...defaultSettings.lines, thinEnter: 3 },
      pill: { enabled: false, hiddenSites: ['coindesk', 'decrypt'], places: [] },
    });
  });

  it('X08: a worker that starts anew goes on from what is stored', async () => {
    await save({ theme: 'dark' });
    worker.die();
    worker = await startWorker(profile);
    await save({ cashPercent: 2 });
    expect(profile.settings()).toMatchObject({ theme: 'dark', cashPercent: 2 });
  });

  it('L29: rolled back from a later version, a change loses nothing that it stored', async () => {
    const later = {
      ...defaultSettings,
      version: 7,
      theme: 'sepia',
      badge: { metric: 'mood', mode: 'quiet', shape: 'round' },
      pill: { enabled: true, size: 'large' },
      tomorrow: { kept: [1] },
    };
    profile.put({ settings: later });
    worker.die();
    worker = await startWorker(profile);
    expect(profile.pill()).toMatchObject({ theme: 'auto', enabled: true, hiddenSites: [] });
    expect(await save({ cashPercent: 5 })).toEqual({ ok: true });
    await worker.send({ type: 'hide', site: 'coindesk' }, foreignPage);
    expect(profile.item('settings')).toEqual({
      ...later,
      cashPercent: 5,
      pill: { ...later.pill, hiddenSites: ['coindesk'], places: [] },
    });
  });

  it('D06: keys that reach for prototypes reach nothing', async () => {
    const hostile: unknown = JSON.parse(
      '{"__proto__":{"cashPercent":9},"constructor":{"prototype":{"polluted":1}},"theme":"dark"}',
    );
    expect(await save(hostile)).toEqual({ ok: true });
    expect(profile.settings()).toEqual({ ...defaultSettings, theme: 'dark' });
    expect({}).not.toHaveProperty('polluted');
  });

  it.each(['garbage', 5, null, [], [{ theme: 'dark' }]])('%j changes nothing', async (given) => {
    expect(await save(given)).toEqual({ ok: true });
    expect(profile.settings()).toEqual(defaultSettings);
  });

  it('a line moved in the settings moves the regime at once', async () => {
    internet.faults = [];
    await worker.ring();
    expect(profile.market().regime.regime).toBe('usual');
    internet.asked();
    await save({ lines: { thinEnter: 11, thinLeave: 12 } });
    expect(profile.market().regime.regime).toBe('thin');
    expect(profile.pill().regime).toBe('thin');
    expect(internet.asked()).toEqual([]);
  });
});

describe('the poll period', () => {
  const alarm = () => fakeBrowser.alarms.get('poll');

  it('moves the alarm when it is changed', async () => {
    await save({ pollMinutes: 10 });
    expect((await alarm())?.periodInMinutes).toBe(10);
    worker.die();
    worker = await startWorker(profile);
    expect((await alarm())?.periodInMinutes).toBe(10);
  });

  it('L04: another setting leaves the alarm where it is', async () => {
    const before = await alarm();
    profile.pass(90_000);
    await save({ theme: 'dark' });
    await worker.send({ type: 'hide', site: 'coindesk' }, foreignPage);
    expect(await alarm()).toEqual(before);
  });
});

describe('sites', () => {
  const hidden = (): readonly string[] => profile.settings().pill.hiddenSites;

  it('are hidden from a page and shown again from the options', async () => {
    await worker.send({ type: 'hide', site: 'coindesk' }, foreignPage);
    await worker.send({ type: 'hide', site: 'coindesk' }, foreignPage);
    await worker.send({ type: 'hide', site: 'decrypt' }, foreignPage);
    expect(hidden()).toEqual(['coindesk', 'decrypt']);
    expect(profile.pill().hiddenSites).toEqual(['coindesk', 'decrypt']);
    await worker.send({ type: 'show-site', site: 'coindesk' });
    expect(hidden()).toEqual(['decrypt']);
    expect(profile.pill().hiddenSites).toEqual(['decrypt']);
  });

  it.each(['evil.example', '', 'constructor', 5, null, ['coindesk'], { id: 'coindesk' }])(
    'S15: %j is no site, and nothing of it is stored',
    async (site) => {
      await worker.send({ type: 'hide', site }, foreignPage);
      await save({ theme: 'dark' });
      expect(hidden()).toEqual([]);
    },
  );

  it('S11: a page may not show a site again, nor save settings', async () => {
    await worker.send({ type: 'hide', site: 'coindesk' }, foreignPage);
    for (const command of [
      { type: 'show-site', site: 'coindesk' },
      { type: 'save-settings', settings: { pill: { enabled: false, hiddenSites: [] } } },
      { type: 'refresh' },
    ]) {
      expect(await worker.send(command, foreignPage)).toEqual({ ok: false, refused: true });
    }
    expect(profile.settings().pill).toEqual({
      enabled: true,
      hiddenSites: ['coindesk'],
      places: [],
    });
  });
});

describe('L26: what an administrator set', () => {
  let tellChange = (): void => undefined;
  const manage = (managed: unknown): void => {
    const onChanged = {
      addListener: (callback: () => void) => {
        tellChange = callback;
      },
    };
    Object.assign(fakeBrowser.storage, { managed: { get: async () => managed, onChanged } });
  };
  const start = async (managed: unknown): Promise<void> => {
    manage(managed);
    worker.die();
    worker = await startWorker(profile);
  };

  it('wins over what the user set, which stays beneath it', async () => {
    await save({ theme: 'dark', cashPercent: 3 });
    await start({ theme: 'light', badge: { mode: 'off' } });
    expect(profile.pill().theme).toBe('light');
    expect((await profile.badge()).text).toBe('');
    expect(profile.item('policy')).toEqual({ theme: 'light', 'badge.mode': 'off' });
    expect(profile.settings().theme).toBe('dark');
    await start({});
    expect(profile.pill().theme).toBe('dark');
    expect(profile.item('policy')).toEqual({});
  });

  it('is refused to the user by name, and the rest of the message with it', async () => {
    await start({ theme: 'light' });
    expect(await save({ theme: 'dark', cashPercent: 3 })).toEqual({
      ok: false,
      problems: [{ field: 'theme', key: 'managed' }],
    });
    expect(await save({ cashPercent: 3 })).toEqual({ ok: true });
    expect(profile.settings()).toMatchObject({ cashPercent: 3, theme: 'auto' });
  });

  it('holds at once when it is changed', async () => {
    await start({});
    manage({ pollMinutes: 7 });
    tellChange();
    await vi.waitFor(async () =>
      expect((await fakeBrowser.alarms.get('poll'))?.periodInMinutes).toBe(7),
    );
  });

  it.each([
    ['a browser without managed storage', undefined],
    ['one that has no policy', { get: () => Promise.reject(new Error('no manifest')) }],
    ['a policy that makes no sense', { get: async () => ({ theme: 5, lines: 'x' }) }],
  ])('%s is no error', async (_what, managed) => {
    Object.assign(fakeBrowser.storage, { managed });
    worker.die();
    worker = await startWorker(profile);
    expect(await save({ theme: 'dark' })).toEqual({ ok: true });
    expect(profile.pill().theme).toBe('dark');
  });
});
