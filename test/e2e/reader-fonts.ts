/** The text size that readers set in the browser itself, while it runs. */
import { evaluateInBrowser } from './firefox-bidi.ts';
import type { Driver } from './driver.ts';

declare const Services: { readonly prefs: { setIntPref(name: string, value: number): void } };
declare const gBrowser: {
  readonly selectedBrowser: { readonly browsingContext: { textZoom: number } };
};

export interface ReaderFonts {
  /** No text of a page is smaller, px; 0 is as at first. */
  setSmallest(px: number): Promise<void>;
}

export function chromiumFonts({ browser }: Driver): ReaderFonts {
  return {
    async setSmallest(px) {
      const page = await browser.newPage();
      await page.goto('chrome://settings/fonts');
      await page.evaluate((size) => {
        const { settingsPrivate } = chrome as unknown as {
          settingsPrivate: { setPref(name: string, value: number): Promise<unknown> };
        };
        return settingsPrivate.setPref('webkit.webprefs.minimum_font_size', size);
      }, px);
      await page.close();
    },
  };
}

export const firefoxFonts = ({ browser }: Driver) => ({
  setSmallest: (px: number): Promise<void> =>
    evaluateInBrowser(
      browser,
      (size) => Services.prefs.setIntPref('font.minimum-size.x-western', size),
      px,
    ),
  /** Of the page in front: larger text in the same layout. */
  zoomText: (by: number): Promise<void> =>
    evaluateInBrowser(
      browser,
      (factor) => {
        gBrowser.selectedBrowser.browsingContext.textZoom = factor;
      },
      by,
    ),
});
