// @vitest-environment node
/** The one alarm that wakes the background. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ensurePollAlarm, onPollAlarm } from '../../lib/platform/alarms.ts';
import { connect } from './support/internet.ts';
import { openProfile, type Profile } from './support/profile.ts';
import { soundAlarm, startWorker } from './support/worker.ts';

const minuteMs = 60_000;
const alarm = () => fakeBrowser.alarms.get('poll');

let profile: Profile;
beforeEach(() => {
  profile = openProfile();
});

describe('the poll alarm', () => {
  it('L03: is made where it is missing', async () => {
    await ensurePollAlarm(3, 0.5);
    expect(await alarm()).toMatchObject({ name: 'poll', periodInMinutes: 3 });
  });

  it('L23: rings first where in its period the lot of the installation has it', async () => {
    await ensurePollAlarm(10, 0.3);
    expect((await alarm())?.scheduledTime).toBe(Date.now() + 3 * minuteMs);
  });

  it('L04: is left alone while its period is right, so that it is never pushed back', async () => {
    await ensurePollAlarm(2, 0.5);
    const made = await alarm();
    const create = vi.spyOn(fakeBrowser.alarms, 'create');
    for (let wake = 0; wake < 5; wake += 1) {
      profile.pass(20_000);
      await ensurePollAlarm(2, 0.5);
    }
    expect(create).not.toHaveBeenCalled();
    expect(await alarm()).toEqual(made);
    create.mockRestore();
  });

  it('L03: is made again when the period changed', async () => {
    await ensurePollAlarm(2, 0.5);
    await ensurePollAlarm(10, 0.5);
    expect((await alarm())?.periodInMinutes).toBe(10);
    expect(await fakeBrowser.alarms.getAll()).toHaveLength(1);
  });

  it('rings for the poll and for nothing else', async () => {
    const rung = vi.fn<() => void>();
    onPollAlarm(rung);
    await soundAlarm('another');
    expect(rung).not.toHaveBeenCalled();
    await soundAlarm('poll');
    expect(rung).toHaveBeenCalledOnce();
  });
});

describe('a worker that starts', () => {
  beforeEach(() => void (connect().faults = [{ host: '*', gives: 'down' }]));

  it('L23: draws the lot of its installation once, and other installations another', async () => {
    const phases: unknown[] = [];
    for (let install = 0; install < 20; install += 1) {
      profile = openProfile();
      connect().faults = [{ host: '*', gives: 'down' }];
      (await startWorker(profile)).die();
      const drawn = profile.item('install');
      const offset = ((await alarm())?.scheduledTime ?? 0) - Date.now();
      expect(drawn).toEqual({ phase: expect.closeTo(offset / (2 * minuteMs), 2) });
      profile.pass(minuteMs);
      (await startWorker(profile)).die();
      expect(profile.item('install')).toEqual(drawn);
      phases.push((drawn as { phase: number }).phase);
    }
    expect(new Set(phases).size).toBe(20);
  });

  it.each([null, 'x', { phase: 'x' }, { phase: 1 }, { phase: -0.1 }])(
    'L21: draws it again where %j is stored',
    async (install) => {
      profile.put({ install });
      (await startWorker(profile)).die();
      const { phase } = profile.item('install') as { phase: number };
      expect(phase).toBeGreaterThanOrEqual(0);
      expect(phase).toBeLessThan(1);
    },
  );

  it('in the lean mode its period is five minutes at least', async () => {
    profile.put({ settings: { lean: true, pollMinutes: 1 } });
    (await startWorker(profile)).die();
    expect((await alarm())?.periodInMinutes).toBe(5);
    profile.put({ settings: { lean: true, pollMinutes: 7 } });
    (await startWorker(profile)).die();
    expect((await alarm())?.periodInMinutes).toBe(7);
  });

  it('L03: makes the alarm with the period of the settings, also when it was lost', async () => {
    profile.put({ settings: { pollMinutes: 7 } });
    (await startWorker(profile)).die();
    expect((await alarm())?.periodInMinutes).toBe(7);
    await fakeBrowser.alarms.clearAll();
    (await startWorker(profile)).die();
    expect((await alarm())?.periodInMinutes).toBe(7);
  });

  it('L04: leaves an alarm alone that is right, and makes one again that is not', async () => {
    (await startWorker(profile)).die();
    const made = await alarm();
    profile.pass(minuteMs);
    (await startWorker(profile)).die();
    expect(await alarm()).toEqual(made);
    profile.put({ settings: { pollMinutes: 30 } });
    (await startWorker(profile)).die();
    const { phase } = profile.item('install') as { phase: number };
    const moved = await alarm();
    expect(moved?.periodInMinutes).toBe(30);
    expect(moved?.scheduledTime).toBeCloseTo(Date.now() + phase * 30 * minuteMs, -1);
  });
});
