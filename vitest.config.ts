import { availableParallelism } from 'node:os';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Ends a test that hangs; on a machine that is busy a quick one may take many seconds. */
const longestMs = 120_000;

/** Every core; else one of them is kept free for a person at the machine. */
const maxWorkers = availableParallelism();

/**
 * Three projects: `unit` runs in plain Node without any browser API, so that an
 * impure import in lib/ fails there; `extension` runs against an in-memory
 * `browser`; `e2e` drives the built extension in real browsers. One of
 * their files mostly waits for requests that keep their distance, so three run at a time, also
 * on two cores.
 */
export default defineConfig({
  test: {
    globalSetup: 'test/say-skipped.ts',
    projects: [
      {
        plugins: [preact({ reactAliasesEnabled: false })],
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          environment: 'node',
          setupFiles: 'test/properties.ts',
          testTimeout: longestMs,
          maxWorkers,
        },
      },
      {
        plugins: [WxtVitest(), preact({ reactAliasesEnabled: false })],
        test: {
          name: 'extension',
          include: ['test/extension/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          setupFiles: 'test/properties.ts',
          testTimeout: longestMs,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
          testTimeout: longestMs,
          hookTimeout: longestMs,
        },
      },
    ],
  },
});
