/** The toolbar button: badge text, its colour, the tooltip, the icon of the regime. */
import type { ToolbarView } from '../views/toolbar-view.ts';
import { browser } from './browser.ts';
import { iconPixels } from './icon-drawing.ts';

/** Backgrounds of the badge with white text, contrast at least 4.5 to 1. */
const colours: Record<ToolbarView['tone'], string> = {
  above: '#1d5fa8',
  below: '#b3541e',
  neutral: '#4a5560',
  stale: '#6b6f76',
};

/** What the polyfill calls the pixels of an icon. */
type Pixels = NonNullable<Parameters<typeof browser.action.setIcon>[0]['imageData']>;

/** The icon that this worker drew last; most polls change no part of it. */
let drawn = '';

async function applyIcon({ icon }: ToolbarView): Promise<void> {
  const key = JSON.stringify(icon);
  const pixels = key === drawn ? null : iconPixels(icon, colours[icon.tile]);
  if (!pixels) return;
  await browser.action.setIcon({ imageData: pixels as unknown as Pixels });
  drawn = key;
}

export async function applyToolbar(view: ToolbarView): Promise<void> {
  await Promise.all([
    applyIcon(view),
    browser.action.setBadgeText({ text: view.text }),
    browser.action.setTitle({ title: view.title }),
    browser.action.setBadgeBackgroundColor({ color: colours[view.tone] }),
    browser.action.setBadgeTextColor?.({ color: '#ffffff' }),
  ]);
}
