/**
 * The service worker of the extension. It is listed and ended from outside and attached to
 * only while a function runs in it: an attached session would keep it alive for ever.
 */
import type { Browser, CDPSession, Protocol } from 'puppeteer-core';
import { callOf, type Evaluate } from './driver.ts';
import { until } from './until.ts';

export interface Worker {
  running(): Promise<boolean>;
  stop(): Promise<void>;
  /** Attaches, runs, detaches. The worker must be running. */
  readonly evaluate: Evaluate;
}

/** How often the list is read before a request to close that was lost is sent again. */
const readsPerRequest = 10;

export async function serviceWorker(browser: Browser, extensionId: string): Promise<Worker> {
  const session = await browser.target().createCDPSession();
  const list = async (): Promise<Protocol.Target.TargetInfo[]> => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.filter(
      ({ type, url }) => type === 'service_worker' && url.includes(`//${extensionId}/`),
    );
  };
  const close = (workers: readonly Protocol.Target.TargetInfo[]): Promise<unknown> =>
    Promise.allSettled(
      workers.map(({ targetId }) => session.send('Target.closeTarget', { targetId })),
    );
  return {
    running: async () => (await list()).length > 0,
    async stop() {
      let reads = 0;
      const isGone = async (): Promise<boolean> => {
        const workers = await list();
        if (reads++ % readsPerRequest === 0) await close(workers);
        return workers.length === 0;
      };
      await until(isGone, { what: 'the service worker to stop', everyMs: 5 });
    },
    async evaluate<A extends unknown[], T>(run: (...args: A) => T | Promise<T>, ...args: A) {
      const target = await browser.waitForTarget(
        (each) => each.type() === 'service_worker' && each.url().includes(`//${extensionId}/`),
        { timeout: 10_000 },
      );
      const worker = await target.createCDPSession();
      try {
        // A worker that has only just started has no `chrome` yet.
        await until(() => evaluateIn(worker, 'typeof chrome === "object"'), {
          what: 'the service worker to start',
          everyMs: 5,
        });
        return (await evaluateIn(worker, callOf(run, args))) as T;
      } finally {
        await worker.detach().catch(() => undefined);
      }
    },
  };
}

async function evaluateIn(session: CDPSession, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    returnByValue: true,
    awaitPromise: true,
  });
  if (exceptionDetails) {
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }
  return result.value;
}
