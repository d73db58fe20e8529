/**
 * Starts a program of the project, collects what it prints, and ends it with everything it
 * started when it takes too long or when this process ends first.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

export const root = join(import.meta.dirname, '..');

export interface Ended {
  readonly ok: boolean;
  /** Standard output and standard error in the order in which they came. */
  readonly output: string;
}

const minuteMs = 60_000;
/** Time between the request to end and the end. */
const graceMs = 10_000;
const running = new Set<ChildProcess>();

/** Its own process group, so that the group can be ended; Windows has none. */
const grouped = process.platform !== 'win32';

const end = (child: ChildProcess, signal: NodeJS.Signals): void => {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(grouped ? -child.pid : child.pid, signal);
  } catch {
    // It ended by itself in this very moment.
  }
};

// SIGTERM lets a program close the browsers that it has started.
process.on('exit', () => running.forEach((child) => end(child, 'SIGTERM')));

const leave = (): never => process.exit(130);

/** Programs of the project are found before those of the system. */
const environment = (): NodeJS.ProcessEnv => {
  const { PATH = '' } = process.env;
  return {
    ...process.env,
    PATH: `${join(root, 'node_modules/.bin')}${delimiter}${PATH}`,
    ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
  };
};

export function run(
  command: string,
  args: readonly string[],
  limitMs = 5 * minuteMs,
): Promise<Ended> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, {
      cwd: root,
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: grouped,
      shell: process.platform === 'win32',
    });
    running.add(child);
    const tooLong = setTimeout(() => {
      output += `\n${command} was ended after ${limitMs / minuteMs} minutes.\n`;
      end(child, 'SIGTERM');
      setTimeout(() => end(child, 'SIGKILL'), graceMs).unref();
    }, limitMs);
    process.once('SIGINT', leave).once('SIGTERM', leave);
    const finish = (ok: boolean): void => {
      clearTimeout(tooLong);
      process.off('SIGINT', leave).off('SIGTERM', leave);
      running.delete(child);
      resolve({ ok, output: output.trimEnd() });
    };
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.on('error', (error) => {
      output += `${error.message}\n`;
      finish(false);
    });
    child.on('close', (code) => finish(code === 0));
  });
}
