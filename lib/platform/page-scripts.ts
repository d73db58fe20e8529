/**
 * The pill on sites that are not in the manifest: registered with the browser, and put into
 * tabs that are already open. Registrations are lost with an update and not with a restart,
 * so they are compared with what should be, each time the worker starts.
 */
import { browser } from './browser.ts';

const id = 'added-sites';
const file = 'page-pill.js';

/** Resolves once exactly these pages are registered. */
export async function registerPill(
  matches: readonly string[],
  excludeMatches: readonly string[],
): Promise<void> {
  const [present] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if ((present?.matches ?? []).toSorted().join() === matches.toSorted().join()) return;
  if (present) await browser.scripting.unregisterContentScripts({ ids: [id] });
  if (matches.length === 0) return;
  await browser.scripting.registerContentScripts([
    {
      id,
      matches: [...matches],
      excludeMatches: [...excludeMatches],
      js: [file],
      runAt: 'document_idle',
      allFrames: false,
      persistAcrossSessions: true,
    },
  ]);
}

/** Tabs of a site that was just allowed; what cannot be entered is left alone. */
export async function enterOpenTabs(pattern: string): Promise<void> {
  const tabs = await browser.tabs.query({ url: pattern });
  await Promise.allSettled(
    tabs.flatMap(({ id: tabId }) =>
      tabId === undefined
        ? []
        : [browser.scripting.executeScript({ target: { tabId }, files: [file] })],
    ),
  );
}
