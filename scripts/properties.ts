/**
 * `npm run properties`: the property tests with fresh seeds, round after round, until one fails
 * or for as long as is said. What fails comes back with the seed of its round.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root, run } from './run.ts';

const minuteMs = 60_000;
const longestRoundMs = 30 * minuteMs;

const { values } = parseArgs({
  options: { minutes: { type: 'string' }, seed: { type: 'string' } },
});
const endMs = performance.now() + Number(values.minutes ?? Infinity) * minuteMs;

const files = globSync('test/{unit,extension}/**/*.test.{ts,tsx}', { cwd: root }).filter((file) =>
  readFileSync(join(root, file), 'utf8').includes("from 'fast-check'"),
);

/** Whether every property held. */
async function round(seed: number): Promise<boolean> {
  process.env['BASIS_LENS_SEED'] = String(seed);
  const startMs = performance.now();
  const { ok, output } = await run('vitest', ['run', ...files], longestRoundMs);
  const seconds = ((performance.now() - startMs) / 1000).toFixed(0);
  console.log(`${ok ? 'ok  ' : 'FAIL'}  seed ${seed} (${seconds} s)`);
  if (!ok) console.log(`\n${output}\n\nAgain: npm run properties -- --seed ${seed}`);
  return ok;
}

let held: boolean;
do held = await round(Number(values.seed ?? Math.floor(Math.random() * 2 ** 31)));
while (held && values.seed === undefined && performance.now() < endMs);
process.exitCode = held ? 0 : 1;
