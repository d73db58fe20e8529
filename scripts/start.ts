/**
 * `npm start`: the production build of the extension in Chromium, with real numbers where
 * there is a connection and a world of our own where there is none.
 */
import type { MarketState } from '../lib/state/market-state.ts';
import { builtFor } from '../test/e2e/built.ts';
import { type Chromium, launchChromium } from '../test/e2e/chromium.ts';
import { until } from '../test/e2e/until.ts';
import type { World } from '../test/world/index.ts';
import { ensureBrowser } from './browsers.ts';
import { run } from './run.ts';
import { BadArguments, help, readOptions, type StartOptions } from './start-options.ts';
import { takePictures, untilStale } from './start-pictures.ts';
import { report } from './start-report.ts';
import { type Opened, openSource } from './start-source.ts';

/** A news page that shows the pill, for a window without a world. */
const livePage = 'https://www.coindesk.com/';
const completeMs = 60_000;

const outageNote = `The exchanges go away after 15 seconds, and the numbers are stale after three polls: in
about six minutes they turn grey, with a clock.
`;

const hasDisplay =
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    console.log(help);
    return;
  }
  ensureBrowser('chromium');
  const opened = await openSource(options.source);
  console.log(`Source: ${opened.label}`);
  for (const note of opened.world?.notes ?? []) console.log(`  ${note}`);
  try {
    console.log('Building the extension ...');
    const build = await run('wxt', ['build']);
    if (!build.ok) throw new Error(`The build failed:\n${build.output}`);
    await show(opened, options);
  } finally {
    await opened.world?.close();
  }
}

async function show({ world }: Opened, { keep }: StartOptions): Promise<void> {
  const interrupted = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve()).once('SIGTERM', () => resolve());
  });
  const chromium = await launchChromium({
    extensionDir: builtFor('chromium'),
    visible: hasDisplay,
    leaveInterrupt: true,
    ...(world ? { worldPort: world.port, worldHosts: world.hosts } : {}),
  });
  const closed = new Promise<void>((resolve) => {
    chromium.browser.once('disconnected', () => resolve());
  });
  const stay = async (): Promise<void> => {
    await (hasDisplay ? openWindow(chromium, world) : lookAround(chromium, world));
    if (!hasDisplay && keep) console.log('Running until Ctrl-C.');
    if (hasDisplay || keep) await closed;
  };
  try {
    await Promise.race([stay(), interrupted, closed]);
  } finally {
    await chromium.close();
  }
}

async function openWindow({ browser }: Chromium, world: World | undefined): Promise<void> {
  const url = world?.pages.article ?? livePage;
  const [page = await browser.newPage()] = await browser.pages();
  await page.goto(url).catch((error: unknown) => console.log(`${url} did not load: ${error}`));
  console.log(`
The window shows ${url}
  - the pill stands in a corner of the page; a click opens its card
  - the toolbar button is behind the puzzle piece; a click opens the popup,
    and "Options" in its menu the settings
${world?.goesDown ? outageNote : ''}Close the window or press Ctrl-C to end.`);
}

async function lookAround(chromium: Chromium, world: World | undefined): Promise<void> {
  console.log(`Reading the market (at most ${completeMs / 1000} s) ...`);
  const market = async (): Promise<MarketState | undefined> =>
    (await chromium.storage('local'))['market'] as MarketState | undefined;
  await until(async () => world?.isDown() || isComplete(await market()), {
    what: 'a complete state',
    timeoutMs: completeMs,
    everyMs: 200,
  }).catch(() => console.log('The state is not complete yet; this is what there is.'));
  if (world?.goesDown) {
    console.log('The exchanges go away; the numbers are made ten minutes older, to be stale ...');
    await untilStale(chromium, world).catch((error: Error) => console.log(error.message));
  }
  const state = await market();
  console.log(state ? `\n${report(state, Date.now())}\n` : 'No state was stored.');
  await takePictures(chromium, world?.pages.article);
}

/** All numbers are there, though the old years may still be on their way, or all of the past is. */
const isComplete = (state: MarketState | undefined): boolean =>
  state !== undefined &&
  (state.history.progress === 1 ||
    (state.regime.regime !== 'unknown' && state.leveragePercentile.value !== null));

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof BadArguments ? 2 : 1;
}
// After Ctrl-C a condition may still be waited for; nothing else is left to do.
process.exit();
