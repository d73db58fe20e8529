/** Why a past cannot be kept or read: one of the failures, and each has its own remedy. */
import type { FailureKind } from '../exchanges/exchange.ts';

export const storeProblems = [
  'storage',
  'store-full',
  'store-newer',
  'store-held',
  'store-damaged',
] as const satisfies readonly FailureKind[];

export type StoreProblem = (typeof storeProblems)[number];

export const isStoreProblem = (kind: unknown): kind is StoreProblem =>
  storeProblems.some((problem) => problem === kind);
