/** A page of the extension in a tab of its own, which takes no permission. */
import { browser } from './browser.ts';

export async function openPage(path: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(path as '/popup.html') });
}
