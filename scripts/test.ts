/**
 * `npm test`: every check of the project in order, one line each, and the output of those
 * that failed. The last line says how many tests passed and failed, a step that is not
 * vitest's counting as one. `--fast` leaves the browsers out; `--alone` runs the unit tests as in
 * a clone with no recorded data beside it; `--shots` only takes pictures, in `shots/` and those
 * of README.md in `docs/pictures/`.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { nothingBeside, skippedLines } from '../test/recorded.ts';
import { root } from './run.ts';
import { browsers, type Counts, type Outcome, program, type Step, vitest } from './test-steps.ts';

const builds = [
  program('build for Chromium', 'wxt', ['build']),
  program('build for Firefox', 'wxt', ['build', '-b', 'firefox']),
];
const driven = { needs: ['browsers', ...builds.map(({ name }) => name)] };

const checks = [
  program('lint', 'oxlint', []),
  program('generated types', 'wxt', ['prepare']),
  program('types', 'tsc', ['--noEmit']),
  program('unused code', 'knip', []),
  { ...program('formatting', 'prettier', ['--check', '.']), isEarly: true },
  vitest('unit and extension tests', ['unit', 'extension']),
  ...builds,
  program('add-on rules', 'addons-linter', ['.output/firefox-mv3'], ['build for Firefox']),
];

/** The files of the e2e project that take pictures. */
const picturing = (): string[] =>
  globSync('test/e2e/*.test.ts', { cwd: root }).filter((file) =>
    readFileSync(join(root, file), 'utf8').includes("from './shots.ts'"),
  );

const plans = {
  fast: checks,
  alone: [vitest('unit tests alone', ['unit'])],
  shots: [browsers, ...builds, vitest('pictures', ['e2e'], { ...driven, filters: picturing() })],
  all: [browsers, ...checks, vitest('tests in browsers', ['e2e'], driven)],
};

const notRun: Outcome = { passed: 0, failed: 0, skipped: 1, output: '' };

async function perform(steps: readonly Step[]): Promise<Counts> {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  const failures = new Set<string>();
  const early = new Map(
    steps.flatMap((step) => (step.isEarly ? [[step, step.run()] as const] : [])),
  );
  for (const step of steps) {
    const missing = step.needs?.find((name) => failures.has(name));
    if (process.stdout.isTTY) process.stdout.write(`      ${step.name} ...\r`);
    const startMs = performance.now();
    const outcome = missing === undefined ? await (early.get(step) ?? step.run()) : notRun;
    const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
    if (outcome.failed > 0) failures.add(step.name);
    if (missing !== undefined) {
      console.log(`----  ${step.name}: not run, since "${missing}" failed`);
    } else {
      console.log(
        `${outcome.failed > 0 ? 'FAIL' : 'ok  '}  ${step.name} (${sizeOf(outcome)}${seconds} s)`,
      );
    }
    if (outcome.failed > 0) console.log(`\n${outcome.output}\n`);
    totals.passed += outcome.passed;
    totals.failed += outcome.failed;
    totals.skipped += outcome.skipped;
  }
  return totals;
}

const sizeOf = ({ passed, failed, skipped }: Counts): string =>
  passed + failed + skipped > 1 ? `${sentence({ passed, failed, skipped })}, ` : '';

const sentence = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

const { values } = parseArgs({
  options: { fast: { type: 'boolean' }, alone: { type: 'boolean' }, shots: { type: 'boolean' } },
});
const plan = (['fast', 'alone', 'shots'] as const).find((name) => values[name]) ?? 'all';
if (plan === 'alone') Object.assign(process.env, nothingBeside);
const totals = await perform(plans[plan]);
if (values.shots && totals.failed === 0) await (await import('./pictures.ts')).takePictures();
if (plan !== 'shots') for (const line of skippedLines()) console.log(line);
process.exitCode = totals.failed > 0 ? 1 : 0;
console.log(sentence(totals));
