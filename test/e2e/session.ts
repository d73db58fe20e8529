/** A world and the built extension in Chromium beside it, for one test file. */
import type { MarketState } from '../../lib/state/market-state.ts';
import type { Ledger } from '../../lib/state/ledger.ts';
import { startWorld, type World, type WorldOptions } from '../world/index.ts';
import { builtFor } from './built.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { until } from './until.ts';

export interface Session {
  readonly world: World;
  readonly chromium: Chromium;
  /** The state as stored; throws while there is none. */
  market(): Promise<MarketState>;
  /** The first stored state for which `holds` is true. */
  marketWhen(what: string, holds: (state: MarketState) => boolean): Promise<MarketState>;
  /** History complete and a regime decided. */
  ready(): Promise<MarketState>;
  /** Has every due request asked now and resolves with the state made of the answers. */
  poll(): Promise<MarketState>;
  close(): Promise<void>;
}

export async function openSession(options: WorldOptions = {}): Promise<Session> {
  const world = await startWorld(options);
  const chromium = await launchChromium({
    extensionDir: builtFor('chromium'),
    worldPort: world.port,
    worldHosts: world.hosts,
  }).catch(async (error: unknown) => {
    await world.close();
    throw error;
  });
  const market = async (): Promise<MarketState> => {
    const { market: state } = await chromium.storage('local');
    if (!state) throw new Error('no state is stored yet');
    return state as MarketState;
  };
  const marketWhen = (what: string, holds: (state: MarketState) => boolean): Promise<MarketState> =>
    until(
      async () => {
        const state = await market();
        return holds(state) && state;
      },
      { what, timeoutMs: 60_000, everyMs: 100 },
    );
  return {
    world,
    chromium,
    market,
    marketWhen,
    ready: () =>
      marketWhen(
        'a regime and the whole history',
        ({ regime, history }) => regime.regime !== 'unknown' && history.progress === 1,
      ),
    async poll() {
      const before = Date.now();
      await chromium.fireAlarm('poll');
      await until(
        async () => {
          const { ledger } = await chromium.storage('local');
          return ((ledger as Ledger).requests['coinbase/spot']?.askedAtMs ?? 0) > before;
        },
        { what: 'a cycle', timeoutMs: 30_000, everyMs: 100 },
      );
      return market();
    },
    async close() {
      await chromium.close();
      await world.close();
    },
  };
}

const agedKeys = /(?:At|Time|Success|received|ok|asked)Ms$|AtMs$/;

/**
 * Makes everything the background remembers of its polls older, as if the machine had slept:
 * the clock of the browser stays, the stored times move back.
 */
export async function ageStored(chromium: Chromium, byMs: number): Promise<void> {
  await chromium.stopWorker();
  const { market, ledger } = await chromium.storage('local');
  const older = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (key, inner: unknown) =>
      typeof inner === 'number' &&
      (agedKeys.test(key) || key === 'lastAnswerMs' || key === 'asOfMs')
        ? inner - byMs
        : inner,
    );
  await chromium.evaluate((items) => chrome.storage.local.set(items), {
    market: older(market),
    ledger: older(ledger),
  } as Record<string, unknown>);
}
