/**
 * The popup as a reader waits for it: from the click on the toolbar to painted numbers,
 * beside an empty page opened the same way in the same run; from there to four charts of
 * 2,500 closed days; a change of range, the crosshair, and the memory it holds after
 * everything that is not needed has been collected.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { dayMs, startOfDay } from '../lib/quotes/point.ts';
import type { StoredRecord } from '../lib/platform/stored-record.ts';
import { builtFor } from '../test/e2e/built.ts';
import { type Chromium, launchChromium } from '../test/e2e/chromium.ts';
import { follow } from '../test/e2e/session.ts';
import { until } from '../test/e2e/until.ts';
import { startWorld } from '../test/world/index.ts';
import { median } from './bench-table.ts';

export interface PopupCost {
  readonly days: number;
  /** Click to an empty page that is painted. */
  readonly emptyMs: number;
  /** Click to numbers that are painted. */
  readonly numbersMs: number;
  /** From the numbers to the four charts. */
  readonly chartsMs: number;
  readonly rangeMs: number;
  readonly crosshairMs: number;
  readonly heapBytes: number;
}

const days = 2_500;
const openings = 9;
const changes = 12;
const emptyPage = 'empty.html';

/** The production build with one page more, which holds a word and no script. */
function withEmptyPage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'basis-lens-bench-'));
  cpSync(builtFor('chromium'), folder, { recursive: true });
  writeFileSync(join(folder, emptyPage), '<!doctype html><title>empty</title><p>empty</p>');
  return folder;
}

export async function measurePopup(): Promise<PopupCost> {
  const world = await startWorld({ scenario: 'story' });
  const extensionDir = withEmptyPage();
  try {
    const chromium = await launchChromium({
      extensionDir,
      worldPort: world.port,
      worldHosts: world.hosts,
    });
    try {
      await follow(chromium).ready();
      return await measureIn(chromium);
    } finally {
      await chromium.close();
    }
  } finally {
    await world.close();
    rmSync(extensionDir, { recursive: true, force: true });
  }
}

async function measureIn(chromium: Chromium): Promise<PopupCost> {
  await keepDays(chromium);
  const opened: Opened[] = [];
  const empty: number[] = [];
  for (let turn = 0; turn < openings; turn += 1) {
    empty.push(await openEmpty(chromium));
    opened.push(await openFull(chromium));
  }
  const popup = await chromium.openPopup();
  await popup.waitForSelector('.mini-chart canvas');
  try {
    return {
      days,
      emptyMs: median(empty),
      numbersMs: median(opened.map(({ numbersMs }) => numbersMs)),
      chartsMs: median(opened.map(({ chartsMs }) => chartsMs)),
      rangeMs: await rangeChange(popup),
      crosshairMs: await crosshair(popup),
      heapBytes: await heapOf(popup),
    };
  } finally {
    await popup.close();
  }
}

/** The record of the bitcoin is made to hold so many days: those there are, again and again. */
async function keepDays(chromium: Chromium): Promise<void> {
  const lastDayMs = startOfDay(Date.now()) - dayMs;
  await chromium.evaluate(
    async (count, lastMs, oneDayMs) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('basis-lens');
        opening.addEventListener('success', () => resolve(opening.result));
        opening.addEventListener('error', () => reject(opening.error));
      });
      const store = db.transaction('records', 'readwrite').objectStore('records');
      const record = await new Promise<StoredRecord>((resolve) => {
        const reading = store.get('BTC');
        reading.addEventListener('success', () => resolve(reading.result as StoredRecord));
      });
      const { past } = record;
      const held = past.dayMs.length;
      const longer = (value: unknown): unknown => {
        if (value instanceof Float64Array)
          return Float64Array.from({ length: count }, (_, row) => value[row % held] ?? NaN);
        if (Array.isArray(value)) return value.map(longer);
        if (typeof value !== 'object' || value === null) return value;
        return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, longer(part)]));
      };
      const made = {
        ...(longer(past) as typeof past),
        dayMs: Array.from({ length: count }, (_, row) => lastMs - (count - 1 - row) * oneDayMs),
      };
      await new Promise<void>((resolve) => {
        const writing = store.put({ ...record, past: made }, 'BTC');
        writing.addEventListener('success', () => resolve());
      });
      db.close();
    },
    days,
    lastDayMs,
    dayMs,
  );
}

interface Opened {
  readonly numbersMs: number;
  readonly chartsMs: number;
}

/** Opens the popup by its button; when it was pressed, in milliseconds since the epoch. */
async function press(chromium: Chromium): Promise<{ page: Page; atMs: number }> {
  const atMs = Date.now();
  return { page: await chromium.openPopup(), atMs };
}

/** When something was first painted, and what the page marked, in milliseconds since the epoch. */
const timesOf = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...performance.getEntriesByType('paint'), ...performance.getEntriesByType('mark')].map(
        ({ name, startTime }) => [name, performance.timeOrigin + startTime],
      ),
    ),
  );

const painted = 'first-contentful-paint';

async function openFull(chromium: Chromium): Promise<Opened> {
  const { page, atMs } = await press(chromium);
  const times = await until(
    async () => {
      const seen = await timesOf(page);
      return seen['charts-painted'] !== undefined && seen[painted] !== undefined && seen;
    },
    { what: 'the charts', everyMs: 20 },
  );
  await page.close();
  const numbersMs = times[painted] ?? Number.NaN;
  return {
    numbersMs: numbersMs - atMs,
    chartsMs: (times['charts-painted'] ?? Number.NaN) - numbersMs,
  };
}

async function openEmpty(chromium: Chromium): Promise<number> {
  const setPopup = (popup: string): Promise<void> =>
    chromium.evaluate((path) => chrome.action.setPopup({ popup: path }), popup);
  await setPopup(emptyPage);
  try {
    const { page, atMs } = await press(chromium);
    const times = await until(
      async () => {
        const seen = await timesOf(page);
        return seen[painted] !== undefined && seen;
      },
      { what: 'an empty popup', everyMs: 20 },
    );
    await page.close();
    return (times[painted] ?? Number.NaN) - atMs;
  } finally {
    await setPopup('popup.html');
  }
}

/** Pressing another range, until all of it has been drawn on the canvases. */
const rangeChange = async (page: Page): Promise<number> =>
  median(
    await page.evaluate(async (count) => {
      const spent: number[] = [];
      const ranges = [...document.querySelectorAll<HTMLElement>('.ranges button')];
      const plot = document.querySelector('.panel-plot');
      if (!plot) return [Number.NaN];
      for (let turn = 0; turn < count; turn += 1) {
        const startMs = performance.now();
        const told = new Promise((resolve) => {
          const observer = new MutationObserver(() => {
            observer.disconnect();
            resolve(undefined);
          });
          observer.observe(plot, { attributes: true });
        });
        ranges[turn % ranges.length]?.click();
        await told;
        await new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve(undefined));
          port1.start();
          port2.postMessage(null);
        });
        spent.push(performance.now() - startMs);
      }
      return spent;
    }, changes),
  );

/** Moving the pointer over the charts: what its handlers cost. */
const crosshair = async (page: Page): Promise<number> =>
  median(
    await page.evaluate(async (count) => {
      const spent: number[] = [];
      const over = document.querySelector<HTMLElement>('.u-over');
      const box = over?.getBoundingClientRect();
      if (!over || !box) return [Number.NaN];
      for (let turn = 0; turn < count; turn += 1) {
        const startMs = performance.now();
        over.dispatchEvent(
          new MouseEvent('mousemove', {
            bubbles: true,
            clientX: box.left + ((turn + 1) / (count + 2)) * box.width,
            clientY: box.top + 20,
          }),
        );
        await new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve(undefined));
          port1.start();
          port2.postMessage(null);
        });
        spent.push(performance.now() - startMs);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return spent;
    }, changes),
  );

async function heapOf(page: Page): Promise<number> {
  const cdp = await page.createCDPSession();
  try {
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    return usedSize;
  } finally {
    await cdp.detach();
  }
}
