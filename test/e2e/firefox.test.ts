/** The build loads in Firefox and its pages open, with no exchange in reach. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtFor } from './built.ts';
import type { Driver } from './driver.ts';
import { launchFirefox } from './firefox.ts';
import { until } from './until.ts';

/** Nothing listens on the discard port. */
const nowhere = 9;

describe('the built extension in Firefox', () => {
  let firefox: Driver;

  beforeAll(async () => {
    firefox = await launchFirefox({ extensionDir: builtFor('firefox'), worldPort: nowhere });
  });
  afterAll(() => firefox.close());

  it('is loaded under its name', async () => {
    expect(await firefox.evaluate(() => chrome.runtime.getManifest().name)).toBe('Basis Lens');
  });

  it('opens its popup and its options in tabs', async () => {
    for (const page of [await firefox.openPopup(), await firefox.openOptions()]) {
      expect(await page.evaluate(() => location.protocol)).toBe('moz-extension:');
    }
  });

  it('starts its event page again after the browser ended it', async () => {
    await firefox.stopWorker();
    expect(await firefox.workerRunning()).toBe(false);
    await firefox.fireAlarm('poll');
    await until(() => firefox.workerRunning(), { what: 'the event page to start' });
  });

  it('notes no error of its own', async () => {
    expect(await firefox.errors()).toEqual([]);
  });
});
