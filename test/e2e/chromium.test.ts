/** The build loads in Chromium and its pages open, with no exchange in reach. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtFor } from './built.ts';
import { type Chromium, launchChromium } from './chromium.ts';

/** Nothing listens on the discard port. */
const nowhere = 9;

describe('the built extension in Chromium', () => {
  let chromium: Chromium;

  beforeAll(async () => {
    chromium = await launchChromium({ extensionDir: builtFor('chromium'), worldPort: nowhere });
  });
  afterAll(() => chromium.close());

  it('is loaded under its name', async () => {
    expect(await chromium.evaluate(() => chrome.runtime.getManifest().name)).toBe('Basis Lens');
  });

  it('opens its popup from the toolbar and its options in a tab', async () => {
    const popup = await chromium.openPopup();
    expect(popup.url()).toBe(chromium.address('popup.html'));
    const options = await chromium.openOptions();
    expect(options.url()).toBe(chromium.address('options.html'));
  });

  it('starts its worker again after the browser ended it', async () => {
    await chromium.stopWorker();
    expect(await chromium.workerRunning()).toBe(false);
    await chromium.fireAlarm('poll');
    expect(await chromium.evaluateInWorker(() => chrome.runtime.id)).toBe(chromium.extensionId);
  });

  it('notes no error of its own', async () => {
    expect(await chromium.errors()).toEqual([]);
  });
});
