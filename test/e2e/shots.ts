/** Pictures of pages in `shots/`: both colour schemes, nothing moving. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, ScreenshotClip } from 'puppeteer-core';

const shotsFolder = join(import.meta.dirname, '../../shots');

export interface Shot {
  /** Emulated in the page; Firefox cannot and takes it from the launch. */
  readonly scheme?: 'light' | 'dark';
  readonly clip?: ScreenshotClip;
}

/** Writes `shots/NAME.png` and resolves with its path. */
export async function shoot(
  page: Page,
  name: string,
  { scheme, clip }: Shot = {},
): Promise<string> {
  if (scheme) {
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
  }
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  mkdirSync(shotsFolder, { recursive: true });
  const path: `${string}.png` = `${join(shotsFolder, name)}.png`;
  await page.screenshot(clip ? { path, clip } : { path });
  return path;
}
