/** Where the numbers come from: the exchanges themselves, or a world on this machine. */
import { startWorld, type World } from '../test/world/index.ts';
import { BadArguments, type Source } from './start-options.ts';

/** Small answers that need no key, from two exchanges on two continents. */
const probes = [
  'https://data-api.binance.vision/api/v3/ping',
  'https://www.deribit.com/api/v2/public/get_time',
];
const probeMs = 3000;

async function answers(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(probeMs) });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
}

const isOnline = (): Promise<boolean> =>
  Promise.any(probes.map(answers)).then(
    () => true,
    () => false,
  );

export interface Opened {
  /** Absent where the exchanges themselves are asked. */
  readonly world?: World;
  /** What the reader is looking at. */
  readonly label: string;
}

export async function openSource(source: Source): Promise<Opened> {
  if (source.kind === 'scenario') return inWorld(await startWorld({ scenario: source.name }));
  if (source.kind === 'replay') return inWorld(await replayOf(source));
  if (source.kind === 'live' || (await isOnline())) return { label: 'live data' };
  const world = await startWorld({ scenario: 'story' });
  return { world, label: `no exchange could be reached; ${world.label}` };
}

/** The world refuses folders without a record, and days outside of it. */
const replayOf = (replay: { directory: string; at: string }): Promise<World> =>
  startWorld({ replay }).catch((error: Error) => {
    throw new BadArguments(`${error.message}.`);
  });

const inWorld = (world: World): Opened => ({ world, label: world.label });
