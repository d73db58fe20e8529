/**
 * What may lie beside the project and need not: recorded days and recorded answers of
 * exchanges. Both are named by a variable; without it a folder beside the project is looked at.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = join(import.meta.dirname, '..');

export interface Recorded {
  readonly folder: string;
  /** Which tests are skipped, and why; null where all of it is there. */
  readonly absence: string | null;
}

function recorded(
  what: string,
  variable: string,
  place: string,
  files: readonly string[],
): Recorded {
  const folder = resolve(root, process.env[variable] || place);
  const missing = ['.', ...files].find((file) => !existsSync(join(folder, file)));
  return {
    folder,
    absence:
      missing === undefined
        ? null
        : `tests that read ${what}: there is no ${join(folder, missing)} (${variable} names their folder)`,
  };
}

/** Of recorded answers: which reading each is for, in one file for each of their folders. */
export const readings = readdirSync(join(root, 'test/unit/exchanges/recorded'))
  .filter((file) => file !== 'recorded.ts')
  .map((file) => file.replace(/\.ts$/, ''));

/** The notes are README.md; the rest is read row by row. */
const historyFiles = [
  'README.md',
  'btc_binance_1h_close.csv',
  'btc_cme_basis_1d.csv',
  'btc_funding_8h_binance.csv',
  'btc_oi_usd_1d_allexchanges.csv',
  'btc_oi_usd_4h_allexch_coinglass.csv',
  'btc_onchain_1d_coinmetrics.csv',
  'btc_reserve_1d_allexchanges.csv',
  'btc_spot_1d_binance.csv',
];

const look = {
  history: () => recorded('recorded days', 'BASIS_LENS_HISTORY', '../shared/history', historyFiles),
  payloads: () =>
    recorded('recorded answers', 'BASIS_LENS_PAYLOADS', '../shared/payloads', readings),
};

export const history = look.history();
export const payloads = look.payloads();

/** Both variables pointing nowhere: the same as a clone with nothing beside it. */
export const nothingBeside = {
  BASIS_LENS_HISTORY: '/nowhere/history',
  BASIS_LENS_PAYLOADS: '/nowhere/payloads',
} as const;

/** One line for each that is absent. */
export const skippedLines = (): string[] =>
  Object.values(look).flatMap((find) => {
    const { absence } = find();
    return absence === null ? [] : `skipped: ${absence}`;
  });
