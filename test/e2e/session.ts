/** A world and the built extension in a browser beside it, for one test file. */
import type { MarketState } from '../../lib/state/market-state.ts';
import type { Ledger } from '../../lib/state/ledger.ts';
import { startWorld, type World, type WorldOptions } from '../world/index.ts';
import { builtFor } from './built.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import type { Driver } from './driver.ts';
import { type FirefoxOptions, launchFirefox } from './firefox.ts';
import { until } from './until.ts';

/** What the background makes of the answers, in whichever browser. */
export interface Followed {
  /** The state as stored; throws while there is none. */
  market(): Promise<MarketState>;
  /** The first stored state for which `holds` is true. */
  marketWhen(what: string, holds: (state: MarketState) => boolean): Promise<MarketState>;
  /** History complete and a regime decided. */
  ready(): Promise<MarketState>;
  /**
   * The state made of the answers of a cycle that asked after an instant. A worker that has just
   * started stores a new state before it has asked anything: the time of a state says nothing.
   */
  marketAskedAfter(instantMs: number): Promise<MarketState>;
  /** Has every due request asked now and resolves with the state made of the answers. */
  poll(): Promise<MarketState>;
}

interface Beside extends Followed {
  readonly world: World;
  close(): Promise<void>;
}

export interface Session extends Beside {
  readonly chromium: Chromium;
}

export interface FirefoxSession extends Beside {
  readonly firefox: Driver;
}

/** How the browser begins, where that is not as shipped. */
export interface Beginning {
  /** Another folder than the one that was built. */
  readonly extensionDir?: string;
  /** Leave the page of the first run open. */
  readonly keepsWelcome?: boolean;
}

export async function openSession(
  options: WorldOptions = {},
  beginning: Beginning = {},
): Promise<Session> {
  const { driver, ...beside } = await openBeside(options, (world) => chromiumIn(world, beginning));
  return { ...beside, chromium: driver };
}

export async function openFirefoxSession(options: WorldOptions = {}): Promise<FirefoxSession> {
  const { driver, ...beside } = await openBeside(options, (world) => firefoxIn(world));
  return { ...beside, firefox: driver };
}

/** A fresh profile with the extension, all of whose requests end in the world. */
export const chromiumIn = (
  { port, hosts }: World,
  { extensionDir = builtFor('chromium'), keepsWelcome = false }: Beginning = {},
): Promise<Chromium> =>
  launchChromium({ extensionDir, keepsWelcome, worldPort: port, worldHosts: hosts });

export const firefoxIn = (
  { port }: World,
  options: Partial<FirefoxOptions> = {},
): Promise<Driver> =>
  launchFirefox({ extensionDir: builtFor('firefox'), worldPort: port, ...options });

async function openBeside<D extends Driver>(
  options: WorldOptions,
  launchIn: (world: World) => Promise<D>,
): Promise<Beside & { readonly driver: D }> {
  const world = await startWorld(options);
  const driver = await launchIn(world).catch(async (error: unknown) => {
    await world.close();
    throw error;
  });
  return {
    world,
    driver,
    ...follow(driver),
    async close() {
      await driver.close();
      await world.close();
    },
  };
}

export function follow(driver: Driver): Followed {
  const market = async (): Promise<MarketState> => {
    const { market: state } = await driver.storage('local');
    if (!state) throw new Error('no state is stored yet');
    return state as MarketState;
  };
  const marketWhen = (what: string, holds: (state: MarketState) => boolean): Promise<MarketState> =>
    until(
      async () => {
        const state = await market();
        return holds(state) && state;
      },
      { what, timeoutMs: 110_000, everyMs: 500 },
    );
  const marketAskedAfter = async (instantMs: number): Promise<MarketState> => {
    const isAsked = async (): Promise<boolean> => {
      const { requests, clockSkewMs } = (await driver.storage('local'))['ledger'] as Ledger;
      return Object.entries(requests).some(
        ([key, { askedAtMs }]) =>
          !key.includes('/history-') && (askedAtMs ?? 0) > instantMs - clockSkewMs,
      );
    };
    await until(isAsked, { what: 'a cycle', timeoutMs: 60_000, everyMs: 100 });
    return market();
  };
  return {
    market,
    marketWhen,
    marketAskedAfter,
    ready: () =>
      marketWhen(
        'a regime and the whole history',
        ({ regime, history }) => regime.regime !== 'unknown' && history.progress === 1,
      ),
    async poll() {
      const before = Date.now();
      await driver.fireAlarm('poll');
      return marketAskedAfter(before);
    },
  };
}

const agedKeys = /(?:At|Time|Success|received|ok|asked)Ms$|AtMs$/;

/**
 * Makes everything the background remembers of its polls older, as if the machine had slept:
 * the clock of the browser stays, the stored times move back.
 */
export async function ageStored(driver: Driver, byMs: number): Promise<void> {
  await driver.stopWorker();
  const { market, ledger } = await driver.storage('local');
  const older = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (key, inner: unknown) =>
      typeof inner === 'number' &&
      (agedKeys.test(key) || key === 'lastAnswerMs' || key === 'asOfMs')
        ? inner - byMs
        : inner,
    );
  await driver.evaluate(
    async (items) => {
      // The requests of these minutes lie behind as well.
      await chrome.storage.local.remove('budget');
      await chrome.storage.local.set(items);
    },
    { market: older(market), ledger: older(ledger) } as Record<string, unknown>,
  );
}
