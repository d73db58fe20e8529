/**
 * The production build in headless Chromium against a world whose every answer takes a
 * while: what a first run asks for and how long it takes, what the past takes up, and how
 * fast it is read in the worker itself.
 */
import { defaultSettings } from '../lib/settings/settings.ts';
import type { MarketState } from '../lib/state/market-state.ts';
import type { AssetId } from '../lib/quotes/assets.ts';
import { builtFor } from '../test/e2e/built.ts';
import { type Chromium, launchChromium } from '../test/e2e/chromium.ts';
import { until } from '../test/e2e/until.ts';
import { type LoggedRequest, startWorld, type World } from '../test/world/index.ts';
import {
  type DailyRead,
  followFourHourly,
  readDaily,
  type Stored,
  storedIn,
} from './bench-store.ts';

export interface FirstRun {
  readonly latencyMs: number;
  readonly requests: number;
  /** Decoded. */
  readonly bytes: number;
  /** From the start of the worker. */
  readonly readingMs: number;
  /** By exchange, from the start of the worker to the last row of all its 4-hour candles. */
  readonly fourHourlyMs: ReadonlyMap<string, number>;
  readonly regimeMs: number;
  /** Null where it did not become whole. */
  readonly completeMs: number | null;
  /** Of the past, 0 to 1. */
  readonly progress: number;
  /** Requests that did not wait for the one before them to the same host. */
  readonly overlapped: number;
}

export interface InBrowser {
  readonly firstRun: FirstRun;
  readonly dailyRead: DailyRead;
  readonly stored: readonly Stored[];
}

const longestMs = 120_000;

export async function measureInBrowser(latencyMs: number): Promise<InBrowser> {
  const world = await startWorld({ scenario: 'story', latencyMs, logLimit: 100_000 });
  try {
    const chromium = await launchChromium({
      extensionDir: builtFor('chromium'),
      worldPort: world.port,
      worldHosts: world.hosts,
    });
    try {
      const firstRun = await firstRunOf(chromium, world, latencyMs);
      const stored = [await storedIn(chromium, 1)];
      const dailyRead = await readDaily(chromium);
      await lookAt(chromium, 'ETH');
      stored.push(await storedIn(chromium, 2));
      return { firstRun, dailyRead, stored };
    } finally {
      await chromium.close();
    }
  } finally {
    await world.close();
  }
}

async function firstRunOf(
  chromium: Chromium,
  { log }: World,
  latencyMs: number,
): Promise<FirstRun> {
  const startMs = await chromium.evaluateInWorker(() => performance.timeOrigin);
  const after = async (what: string, holds: (state: MarketState) => boolean): Promise<number> => {
    await reached(chromium, what, holds);
    return Date.now() - startMs;
  };
  const fourHourly = followFourHourly(chromium);
  const readingMs = await after('a reading', ({ basisNow }) => basisNow.value !== null);
  const regimeMs = await after('a regime', ({ regime }) => regime.regime !== 'unknown');
  const completeMs = await after('the whole past', isComplete).catch(() => null);
  const changedAtMs = await fourHourly.end();
  const { history } = await marketOf(chromium);
  const requests = log.filter(isOfExchange);
  return {
    latencyMs,
    requests: requests.length,
    bytes: requests.reduce((sum, { bytes }) => sum + bytes, 0),
    readingMs,
    regimeMs,
    fourHourlyMs: new Map(
      [...changedAtMs].map(([exchange, atMs]) => [exchange, atMs - startMs] as const),
    ),
    completeMs,
    progress: history.progress,
    overlapped: requests.filter(({ overlapped }) => overlapped).length,
  };
}

const isComplete = ({ history }: MarketState): boolean => history.progress === 1;

/** The browser asks for nothing else before a page is opened. */
const isOfExchange = ({ status }: LoggedRequest): boolean => status !== 421;

const marketOf = async (chromium: Chromium): Promise<MarketState> => {
  const { market } = await chromium.storage('local');
  if (market === undefined) throw new Error('no state is stored');
  return market as MarketState;
};

const reached = (
  chromium: Chromium,
  what: string,
  holds: (state: MarketState) => boolean,
): Promise<true> =>
  until(async () => holds(await marketOf(chromium)), { what, timeoutMs: longestMs, everyMs: 25 });

async function lookAt(chromium: Chromium, asset: AssetId): Promise<void> {
  await chromium.evaluate(
    (settings) => chrome.runtime.sendMessage({ type: 'save-settings', settings }) as Promise<void>,
    { ...defaultSettings, asset },
  );
  const what = `the whole past of ${asset}`;
  const holds = (state: MarketState): boolean => state.asset === asset && isComplete(state);
  await chromium.fireAlarm('poll');
  // The coin before it has used up the minute's requests of a host: the next poll goes on.
  const again = async (): Promise<true> => {
    await chromium.fireAlarm('poll');
    return reached(chromium, what, holds);
  };
  await reached(chromium, what, holds)
    .catch(again)
    .catch((error: Error) => console.log(`  ${error.message}`));
}
