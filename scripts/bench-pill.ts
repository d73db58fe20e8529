/**
 * What the pill costs a page: loads of one article in turn with an empty extension, with a
 * pill of Preact that can do nothing, and with ours, each in a browser of its own; then how
 * fast its card is there while the worker is dead.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { pageScript } from '../test/ceilings.ts';
import { builtFor } from '../test/e2e/built.ts';
import { type Chromium, launchChromium } from '../test/e2e/chromium.ts';
import { follow } from '../test/e2e/session.ts';
import { until } from '../test/e2e/until.ts';
import { startWorld, type World } from '../test/world/index.ts';
import { galleryUrl } from '../test/world/pages/gallery/index.ts';
import { comparedExtensions, profileBeside } from './bench-pill-others.ts';
import { atMost, kilobytes, median, ms, type Row } from './bench-table.ts';

const loads = 40;
const opens = 8;
/** After this a page has been quiet for long. */
const settledMs = 1500;
const limits = {
  cpuMs: 3,
  nodes: 40,
  listeners: 16,
  heap: 1e6,
  frameMs: 50,
  historyMs: 150,
};

interface Load {
  /** CPU of the thread of the page, ms. */
  readonly cpuMs: number;
  readonly longTasks: number;
  readonly largestMs: number;
  readonly shift: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly heap: number;
}

interface Opened {
  readonly frameMs: number;
  readonly historyMs: number;
}

export async function pillRows(): Promise<Row[]> {
  const world = await startWorld({ scenario: 'story' });
  const folders = { ours: builtFor('chromium'), ...(await comparedExtensions()) };
  const browsers = new Map<string, Chromium>();
  try {
    for (const [name, folder] of Object.entries(folders))
      browsers.set(name, await launch(folder, world));
    const ours = browsers.get('ours');
    if (!ours) throw new Error('our own build was not launched');
    await follow(ours).ready();
    const measured = new Map([...browsers.keys()].map((name) => [name, [] as Load[]]));
    for (let load = 0; load < loads; load += 1)
      for (const [name, browser] of browsers)
        measured.get(name)?.push(await loadOnce(browser, world.pages.article));
    const cards: Opened[] = [];
    for (let open = 0; open < opens; open += 1) cards.push(await openOnce(ours, world));
    return rowsOf(measured, cards, await worldsOn(ours, galleryUrl('login')));
  } finally {
    for (const browser of browsers.values()) await browser.close();
    await world.close();
  }
}

const launch = (extensionDir: string, { port, hosts }: World): Promise<Chromium> =>
  launchChromium({
    extensionDir,
    worldPort: port,
    worldHosts: hosts,
    ...(extensionDir !== builtFor('chromium') && { profile: profileBeside(extensionDir) }),
  });

/** Nothing is asked of the page before it is measured: to look at it costs more than it does. */
async function loadOnce(chromium: Chromium, url: string): Promise<Load> {
  const page = await chromium.browser.newPage();
  try {
    const cdp = await page.createCDPSession();
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.evaluateOnNewDocument(observe);
    await page.goto(url, { waitUntil: 'load' });
    await new Promise((resolve) => setTimeout(resolve, settledMs));
    const { metrics } = await cdp.send('Performance.getMetrics');
    const cpu = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
    const seen = await page.evaluate(() => Reflect.get(globalThis, 'observed') as Observed);
    await cdp.send('HeapProfiler.collectGarbage');
    const counters = await cdp.send('Memory.getDOMCounters');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    return {
      cpuMs: cpu * 1000,
      ...seen,
      nodes: counters.nodes,
      listeners: counters.jsEventListeners,
      heap: usedSize,
    };
  } finally {
    await page.close();
  }
}

type Observed = Pick<Load, 'longTasks' | 'largestMs' | 'shift'>;

/** Runs in the page, before anything else. */
function observe(): void {
  const observed = { longTasks: 0, largestMs: 0, shift: 0 };
  Reflect.set(globalThis, 'observed', observed);
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.entryType === 'longtask') observed.longTasks += 1;
      else if ('value' in entry) observed.shift += Number(entry.value);
      else observed.largestMs = entry.startTime;
    }
  });
  for (const type of ['longtask', 'largest-contentful-paint', 'layout-shift'])
    observer.observe({ type, buffered: true });
}

/** From the click to the frame with the card, and to the one with its part of the record. */
async function openOnce(chromium: Chromium, { pages }: World): Promise<Opened> {
  const page = await chromium.openTab(pages.article);
  try {
    const pill = chromium.pill(page);
    await until(async () => (await pill.text()).includes('then'), { what: 'the pill' });
    await chromium.stopWorker();
    const timed = pill.evaluate(
      (root) =>
        new Promise<Opened>((resolve) => {
          let startMs = 0;
          let frameMs = 0;
          root.addEventListener('click', () => (startMs = performance.now()), true);
          const look = (): void => {
            const card = root.querySelector('.card');
            if (startMs > 0 && card) frameMs ||= performance.now() - startMs;
            if (card?.querySelector('table'))
              resolve({ frameMs, historyMs: performance.now() - startMs });
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
    await pill.click('.line');
    return await timed;
  } finally {
    await page.close();
  }
}

/** How many worlds of the extension a page holds. */
async function worldsOn(chromium: Chromium, url: string): Promise<number> {
  const page: Page = await chromium.openTab(url);
  try {
    const cdp = await page.createCDPSession();
    let worlds = 0;
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin.includes(chromium.extensionId)) worlds += 1;
    });
    await cdp.send('Runtime.enable');
    return worlds;
  } finally {
    await page.close();
  }
}

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${ms(Math.abs(value))}`;
const count = (value: number): string => value.toFixed(0);

function rowsOf(
  measured: ReadonlyMap<string, readonly Load[]>,
  cards: readonly Opened[],
  strayWorlds: number,
): Row[] {
  const of = (name: string, field: keyof Load): number =>
    median((measured.get(name) ?? []).map((load) => load[field]));
  const most = (field: keyof Load): number =>
    Math.max(...(measured.get('ours') ?? []).map((load) => load[field]));
  const over = (field: keyof Load): number => of('ours', field) - of('empty', field);
  const code = readFileSync(join(builtFor('chromium'), 'page-pill.js'));
  const besides = `; empty ${ms(of('empty', 'cpuMs'))}, a bare pill of Preact ${ms(of('preact', 'cpuMs'))}`;
  return [
    atMost('pill: code on every page, card included', code.length, pageScript.bytes, kilobytes),
    atMost(
      'pill: the same, gzip',
      gzipSync(code, { level: 9 }).length,
      pageScript.packedBytes,
      kilobytes,
    ),
    atMost(
      `pill: thread CPU of a load over an empty extension (${loads} loads)`,
      over('cpuMs'),
      limits.cpuMs,
      signed,
      besides,
    ),
    {
      name: 'pill: long tasks, beside those with an empty extension',
      measured: `${over('longTasks')}`,
      beside: 'none more',
      isHeld: over('longTasks') <= 0,
    },
    {
      name: 'pill: largest paint',
      measured: ms(of('ours', 'largestMs')),
      beside: `empty ${ms(of('empty', 'largestMs'))}`,
    },
    {
      name: 'pill: layout shift',
      measured: `${most('shift')}`,
      beside: '0',
      isHeld: most('shift') === 0,
    },
    atMost(
      'pill: nodes, closed',
      over('nodes'),
      limits.nodes,
      count,
      ', texts and shadow root included',
    ),
    atMost('pill: listeners, closed', over('listeners'), limits.listeners, count),
    atMost('pill: heap', over('heap'), limits.heap, kilobytes),
    {
      name: 'pill: worlds on a page it stays away from',
      measured: `${strayWorlds}`,
      beside: 'none',
      isHeld: strayWorlds === 0,
    },
    atMost(
      'card: to its first frame, worker dead',
      median(cards.map(({ frameMs }) => frameMs)),
      limits.frameMs,
      ms,
    ),
    atMost(
      'card: to its part of the record, worker dead',
      median(cards.map(({ historyMs }) => historyMs)),
      limits.historyMs,
      ms,
    ),
  ];
}
