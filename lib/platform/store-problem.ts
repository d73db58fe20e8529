/** Why the stored past cannot be read or written, by name: what the browser said of it. */
import type { StoreProblem } from '../state/store-problem.ts';

export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly problem: StoreProblem;
  constructor(problem: StoreProblem) {
    super(problem);
    this.problem = problem;
  }
}

const problems: Readonly<Record<string, StoreProblem>> = {
  VersionError: 'store-newer',
  QuotaExceededError: 'store-full',
  TimeoutError: 'store-held',
};

/** Said when it is opened: the browser has no store for us, or not here. */
const refusals = new Set(['InvalidStateError', 'SecurityError', 'NotAllowedError']);

export function openingError(error: unknown): StoreError {
  const name = error instanceof Error ? error.name : '';
  const isRefused = refusals.has(name) || error instanceof TypeError || name === 'ReferenceError';
  return new StoreError(isRefused ? 'storage' : storeProblem(error));
}

export function storeProblem(error: unknown): StoreProblem {
  if (error instanceof StoreError) return error.problem;
  return (error instanceof Error && problems[error.name]) || 'store-damaged';
}
