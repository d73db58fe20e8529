/** The steps of `npm test`: programs that pass or fail, and vitest, whose tests are counted. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureBrowser } from './browsers.ts';
import { root, run } from './run.ts';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface Outcome extends Counts {
  /** Shown when something failed. */
  readonly output: string;
}

export interface Step {
  readonly name: string;
  /** Steps without which this one says nothing. */
  readonly needs?: readonly string[];
  /** Starts together with the first step: it keeps one core busy and asks for nothing. */
  readonly isEarly?: boolean;
  run(): Promise<Outcome>;
}

const once = (ok: boolean, output: string): Outcome => ({
  passed: ok ? 1 : 0,
  failed: ok ? 0 : 1,
  skipped: 0,
  output,
});

/** A program that passes when it ends without an error. */
export const program = (
  name: string,
  command: string,
  args: readonly string[],
  needs: readonly string[] = [],
): Step => ({
  name,
  needs,
  async run() {
    const { ok, output } = await run(command, args);
    return once(ok, output);
  },
});

/** Finds or installs the browsers, so that the e2e tests need not. */
export const browsers: Step = {
  name: 'browsers',
  async run() {
    try {
      ensureBrowser('chromium');
      ensureBrowser('firefox');
      return once(true, '');
    } catch (error) {
      return once(false, error instanceof Error ? error.message : String(error));
    }
  },
};

/** The part of vitest's JSON report that is counted. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly unknown[];
  }[];
}

const longestMs = 30 * 60_000;

export const vitest = (
  name: string,
  projects: readonly string[],
  { filters = [], needs = [] }: { filters?: readonly string[]; needs?: readonly string[] } = {},
): Step => ({
  name,
  needs,
  async run() {
    const reportPath = join(root, '.cache', `vitest-${projects.join('-')}.json`);
    mkdirSync(dirname(reportPath), { recursive: true });
    rmSync(reportPath, { force: true });
    const { ok, output } = await run(
      'vitest',
      [
        'run',
        ...projects.flatMap((project) => ['--project', project]),
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${reportPath}`,
        ...filters,
      ],
      longestMs,
    );
    const counts = countsOf(reportPath);
    // An error outside of any test fails the run and no test: it counts as one of its own.
    return ok || counts.failed > 0 ? { ...counts, output } : { ...counts, failed: 1, output };
  },
});

function countsOf(reportPath: string): Counts {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(reportPath, 'utf8')) as Report;
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
