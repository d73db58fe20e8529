/** The toolbar button: badge text, its colour, the tooltip. */
import type { ToolbarView } from '../views/toolbar-view.ts';
import { browser } from './browser.ts';

/** Backgrounds of the badge with white text, contrast at least 4.5 to 1. */
const colours: Record<ToolbarView['tone'], string> = {
  above: '#1d5fa8',
  below: '#b3541e',
  neutral: '#4a5560',
  stale: '#6b6f76',
};

export async function applyToolbar(view: ToolbarView): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text: view.text }),
    browser.action.setTitle({ title: view.title }),
    browser.action.setBadgeBackgroundColor({ color: colours[view.tone] }),
    browser.action.setBadgeTextColor?.({ color: '#ffffff' }),
  ]);
}
