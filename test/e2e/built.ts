/** The folders that `npm run build` writes. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folders = { chromium: 'chrome-mv3', firefox: 'firefox-mv3' } as const;

/** Folder of the unpacked extension; throws one sentence where it was not built. */
export function builtFor(browser: keyof typeof folders): string {
  const folder = join(import.meta.dirname, '../../.output', folders[browser]);
  if (existsSync(join(folder, 'manifest.json'))) return folder;
  throw new Error(`The extension is not built for ${browser}: npm run build.`);
}
