/** Says once a run which tests are skipped for want of recorded data. */
import { skippedLines } from './recorded.ts';

export function setup(): void {
  for (const line of skippedLines()) process.stdout.write(`${line}\n`);
}
