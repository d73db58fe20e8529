/** The stored past for pages that have another store: the deeds that pages do themselves. */
import { type HistoryAccess, ownHistory } from '../../lib/platform/history-access.ts';
import type { Handlers } from '../../lib/platform/messages.ts';
import { storeProblem } from '../../lib/platform/store-problem.ts';

const isDeed = (deed: string): deed is keyof HistoryAccess => Object.hasOwn(ownHistory, deed);

export const doHistory: Handlers['history'] = async ({ deed, given }) => {
  if (!isDeed(deed)) return { ok: false, problem: 'storage' };
  const run = ownHistory[deed] as (...values: readonly unknown[]) => Promise<unknown>;
  try {
    return { ok: true, result: await run(...given) };
  } catch (error) {
    return { ok: false, problem: storeProblem(error) };
  }
};
