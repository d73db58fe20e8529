/**
 * The built extension with some of its files otherwise, in a folder of its own: what differs
 * is said by the test, and all the rest is what is shipped.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { builtFor } from './built.ts';

export interface Variant {
  readonly folder: string;
  remove(): void;
}

/** @param files by path in the build, made of what is there; '' where nothing is */
export function variantOf(
  browser: 'chromium' | 'firefox',
  files: Readonly<Record<string, (present: string) => string>>,
): Variant {
  const folder = mkdtempSync(join(tmpdir(), 'basis-lens-variant-'));
  cpSync(builtFor(browser), folder, { recursive: true });
  for (const [path, make] of Object.entries(files)) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, make(textOf(place)));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Asked for at the installation what is otherwise asked for in a click, which no test can answer. */
export const withNotifications = {
  'manifest.json': (text: string): string => {
    const {
      optional_permissions: _,
      permissions,
      ...manifest
    } = JSON.parse(text) as Record<string, unknown>;
    return JSON.stringify({
      ...manifest,
      permissions: [...(permissions as string[]), 'notifications'],
    });
  },
};
