/**
 * The pill in the tab in front, as the browser's own surfaces reach it: by the keyboard
 * command, and from the popup. Tabs without a pill do not answer.
 */
import { browser } from './browser.ts';

export interface FrontTab {
  readonly id: number;
  /** Empty where the browser does not tell it. */
  readonly url: string;
}

/** What a pill is told. */
export type PillWord = 'toggle' | 'show' | 'ask';

export interface PillAnswer {
  /** Hidden until its page is loaded again. */
  readonly later: boolean;
}

/** Its address is known after a click on the toolbar only, which is what `activeTab` gives. */
export async function frontTab(): Promise<FrontTab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? null : { id: tab.id, url: tab.url ?? '' };
}

export const tellPill = (tabId: number, word: PillWord): Promise<PillAnswer | null> =>
  browser.tabs
    .sendMessage(tabId, { pill: word }, { frameId: 0 })
    .then((answer: unknown) => (answer ?? null) as PillAnswer | null)
    .catch(() => null);

/** Must be called in the first turn of the worker. */
export function onPillKey(): void {
  browser.commands.onCommand.addListener(() => void toggleInFront());
}

async function toggleInFront(): Promise<void> {
  const tab = await frontTab();
  if (tab) await tellPill(tab.id, 'toggle');
}

/** The popup as a page of its own. */
export const openPopupTab = async (): Promise<void> => {
  await browser.tabs.create({ url: browser.runtime.getURL('/popup.html') });
};
