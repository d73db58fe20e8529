/** The toolbar button: badge text, its colour, the tooltip, the icon of the regime. */
import { toolbarColours } from '../views/toolbar-colours.ts';
import type { ToolbarView } from '../views/toolbar-view.ts';
import { browser } from './browser.ts';
import { iconPixels } from './icon-drawing.ts';

/** What the polyfill calls the pixels of an icon. */
type Pixels = NonNullable<Parameters<typeof browser.action.setIcon>[0]['imageData']>;

/** The icon that this worker drew last; most polls change no part of it. */
let drawn = '';

async function applyIcon({ icon }: ToolbarView): Promise<void> {
  const key = JSON.stringify(icon);
  const pixels = key === drawn ? null : iconPixels(icon, toolbarColours[icon.tile]);
  if (!pixels) return;
  await browser.action.setIcon({ imageData: pixels as unknown as Pixels });
  drawn = key;
}

export async function applyToolbar(view: ToolbarView): Promise<void> {
  const { ground, ink } = toolbarColours[view.tone];
  await Promise.all([
    applyIcon(view),
    browser.action.setBadgeText({ text: view.text }),
    browser.action.setTitle({ title: view.title }),
    browser.action.setBadgeBackgroundColor({ color: ground }),
    browser.action.setBadgeTextColor?.({ color: ink }),
  ]);
}
