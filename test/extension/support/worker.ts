/** The background as the browser starts it: fresh modules over a profile that stays. */
import { setImmediate as turn } from 'node:timers/promises';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { translate } from '../../fixtures/translate.ts';
import { carried } from './engine.ts';
import { type Act, beginLife } from './life.ts';
import { installPageScripts } from './page-scripts.ts';
import { forgetHostListeners } from './permissions.ts';
import type { Profile } from './profile.ts';

type Sender = Parameters<typeof fakeBrowser.runtime.onMessage.trigger>[1];

const ownPage: Sender = {
  id: fakeBrowser.runtime.id,
  url: fakeBrowser.runtime.getURL('/options.html' as never),
};

export const foreignPage: Sender = {
  id: fakeBrowser.runtime.id,
  url: 'https://www.coindesk.com/markets/story',
};

export interface Worker {
  /** Has the alarm ring; resolves when the cycle and its writes are done, or with its death. */
  ring(): Promise<void>;
  /** Resolves when a cycle that runs and all writes are done, or with its death. */
  settle(): Promise<void>;
  send(message: unknown, sender?: Sender): Promise<unknown>;
  installed(reason: string): Promise<void>;
  started(): Promise<void>;
  die(): void;
}

interface Options {
  readonly diesAt?: (act: Act) => boolean;
}

export const soundAlarm = (name: string): Promise<unknown> =>
  fakeBrowser.alarms.onAlarm.trigger({
    name,
    scheduledTime: Date.now(),
    persistAcrossSessions: true,
  });

/** How long it would have waited, pause by pause. */
export const waited: number[] = [];

/** The modules of the background, loaded anew and not started. */
export async function loadBackground() {
  installPageScripts();
  forgetListeners();
  vi.resetModules();
  vi.doMock('../../../lib/platform/i18n.ts', () => ({
    t: translate,
    locale: 'en',
    direction: 'ltr',
  }));
  // Pauses are over at once: no test is about how long they take.
  vi.doMock('../../../lib/platform/wait.ts', () => ({
    wait: async (ms: number) => void waited.push(ms),
  }));
  const [{ default: background }, { poll }, { publishChanges, settled }, state] = await Promise.all(
    [
      import('../../../entrypoints/background/index.ts'),
      import('../../../entrypoints/background/poll.ts'),
      import('../../../entrypoints/background/publish.ts'),
      import('../../../entrypoints/background/state.ts'),
    ],
  );
  return { background, poll, publishChanges, settled, state };
}

export async function startWorker(profile: Profile, { diesAt }: Options = {}): Promise<Worker> {
  const { background, poll, settled, state } = await loadBackground();
  const life = beginLife(diesAt);
  const { runtime } = fakeBrowser;
  const outlived = (work: () => Promise<unknown>): Promise<void> =>
    Promise.race([life.run(work), life.died]).then(() => undefined);
  /** Joins the cycle that runs: to ask twice at once is to ask once. */
  const settle = (): Promise<void> =>
    outlived(async () => {
      await poll();
      await settled();
    });
  life.run(() => background.main());
  await outlived(async () => {
    await state.ready();
    await turn();
    await settled();
  });
  return {
    settle,
    async ring() {
      void life.run(() => soundAlarm('poll'));
      await settle();
    },
    async send(message, sender = ownPage) {
      const arrives = carried(profile.engine, message);
      const [answer] = await life.run(() =>
        runtime.onMessage.trigger(arrives, sender, () => undefined),
      );
      return carried(profile.engine, answer);
    },
    async installed(reason) {
      await life.run(() => runtime.onInstalled.trigger({ reason: reason as 'install' }));
    },
    async started() {
      await life.run(() => runtime.onStartup.trigger());
    },
    die: life.die,
  };
}

/** Those of a worker that has died. */
function forgetListeners(): void {
  forgetHostListeners();
  const { alarms, notifications, runtime, storage } = fakeBrowser;
  for (const event of [
    alarms.onAlarm,
    notifications.onClicked,
    runtime.onInstalled,
    runtime.onMessage,
    runtime.onStartup,
    storage.onChanged,
  ]) {
    event.removeAllListeners();
  }
}
