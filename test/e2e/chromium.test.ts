/** Installed in Chromium while no exchange can be reached: it says so, and waits without an error. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtFor } from './built.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { until } from './until.ts';

/** Nothing listens on the discard port. */
const nowhere = 9;

describe('installed in Chromium with no exchange in reach', () => {
  let chromium: Chromium;

  beforeAll(async () => {
    chromium = await launchChromium({ extensionDir: builtFor('chromium'), worldPort: nowhere });
  });
  afterAll(() => chromium?.close());

  it('is loaded under its name', async () => {
    expect(await chromium.evaluate(() => chrome.runtime.getManifest().name)).toBe('Basis Lens');
  });

  it('the badge is a question mark and its title says why', async () => {
    await until(async () => (await chromium.badge()).text === '?', { what: 'the question mark' });
    expect((await chromium.badge()).title).toContain('no venue has answered');
  });

  it('opens its popup from the toolbar, where every venue is named with its failure', async () => {
    const popup = await chromium.openPopup();
    expect(popup.url()).toBe(chromium.address('popup.html'));
    const text = await until(
      async () => {
        const shown = await popup.evaluate(() => document.body.innerText);
        return shown.includes('No exchange can be reached') && shown;
      },
      { what: 'the notice' },
    );
    for (const venue of ['Binance', 'Deribit', 'Kraken', 'Coinbase']) expect(text).toContain(venue);
    expect(text.match(/not reached/g)?.length).toBeGreaterThanOrEqual(4);
  });

  it('opens its options in a tab', async () => {
    const options = await chromium.openOptions();
    expect(options.url()).toBe(chromium.address('options.html'));
  });

  it('starts its worker again after the browser ended it', async () => {
    await chromium.stopWorker();
    expect(await chromium.workerRunning()).toBe(false);
    await chromium.fireAlarm('poll');
    expect(await chromium.evaluateInWorker(() => chrome.runtime.id)).toBe(chromium.extensionId);
  });

  it('X10: no error anywhere', async () => {
    expect(await chromium.errors()).toEqual([]);
  });
});
