/**
 * Finds the browsers that the tests and `npm start` drive. Where one is missing and the
 * system is Debian's and ours to change, it is installed; elsewhere one sentence says how.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type BrowserName = 'chromium' | 'firefox';

interface Known {
  readonly variable: string;
  /** Names looked for on PATH, best first. */
  readonly commands: readonly string[];
  readonly debianPackage: string;
}

const known: Record<BrowserName, Known> = {
  chromium: {
    variable: 'BASIS_LENS_CHROMIUM',
    commands: ['chromium', 'chromium-browser', 'google-chrome-for-testing', 'chrome-for-testing'],
    debianPackage: 'chromium',
  },
  firefox: {
    variable: 'BASIS_LENS_FIREFOX',
    commands: ['firefox-esr', 'firefox'],
    debianPackage: 'firefox-esr',
  },
};

/** Fonts with the digits, minus signs and arrows that the surfaces show. */
const fontPackages = ['fonts-dejavu-core', 'fonts-liberation'];

const brandedChrome = ['google-chrome', 'google-chrome-stable'];

/** Path of the browser; installs it where that is possible, throws one sentence where not. */
export function ensureBrowser(name: BrowserName): string {
  const found = findBrowser(name);
  if (found !== undefined) return found;
  if (canInstall()) {
    install(known[name].debianPackage);
    const installed = findBrowser(name);
    if (installed !== undefined) return installed;
  }
  throw new Error(adviceFor(name));
}

function findBrowser(name: BrowserName): string | undefined {
  const { variable, commands } = known[name];
  const named = process.env[variable];
  if (named !== undefined && named !== '') {
    if (isExecutable(named)) return named;
    throw new Error(`${variable} names ${named}, which is not a program that can be started.`);
  }
  return onPath(commands);
}

const onPath = (commands: readonly string[]): string | undefined => {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return commands
    .flatMap((command) => folders.map((folder) => join(folder, command + suffix)))
    .find(isExecutable);
};

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const canInstall = (): boolean =>
  existsSync('/etc/debian_version') &&
  process.getuid?.() === 0 &&
  onPath(['apt-get']) !== undefined;

function install(debianPackage: string): void {
  console.log(`Installing ${debianPackage} with apt-get, since it is not on this machine ...`);
  const packages = [debianPackage, ...fontPackages];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { status, stdout, stderr } = spawnSync('apt-get', args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) {
      throw new Error(`apt-get ${args.join(' ')} failed:\n${(stderr || stdout).trim()}`);
    }
  }
}

const adviceFor = (name: BrowserName): string => {
  const { variable, debianPackage } = known[name];
  const advice = `${debianPackage} was not found: install it, or name the program in ${variable}.`;
  return name === 'chromium' && onPath(brandedChrome) !== undefined
    ? `${advice} (Google Chrome is here, but refuses --load-extension since version 137; Chromium and Chrome for Testing do not.)`
    : advice;
};
