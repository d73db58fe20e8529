/** What is set in the options shows everywhere at once; what makes no sense is refused there. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layoutShifts } from './layout-shifts.ts';
import { press } from './press.ts';
import { openSession, type Session } from './session.ts';
import { shoot } from './shots.ts';
import { until } from './until.ts';
import { disturbed, turnOverFields } from './wheel.ts';

describe('options', () => {
  let session: Session;
  let options: Page;

  beforeAll(async () => {
    session = await openSession({ scenario: 'calm' });
    await session.ready();
    options = await session.chromium.openOptions();
  });
  afterAll(() => session.close());

  /** Types as a person does and leaves the field. */
  const type = async (field: string, value: string): Promise<void> => {
    await options.waitForSelector(`[name="${field}"]`);
    await press(options, `[name="${field}"]`, { count: 3 });
    await options.keyboard.press('Backspace');
    await options.keyboard.type(value);
    await options.keyboard.press('Tab');
  };

  it('nothing moves when the replay arrives', async () => {
    const page = await session.chromium.openOptions();
    await page.setViewport({ width: 1280, height: 2400 });
    await page.reload();
    await page.waitForSelector('.replay canvas');
    expect(await layoutShifts(page)).toEqual([]);
    await page.close();
  });

  const problemBeside = (field: string): Promise<string> =>
    options.evaluate((name) => {
      const input = document.querySelector(`[name="${name}"]`);
      if (input?.getAttribute('aria-invalid') !== 'true') return '';
      const ids = (input.getAttribute('aria-describedby') ?? '').split(' ');
      return ids
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join(' ')
        .trim();
    }, field);

  it('lines that are moved are replayed, and saved they change badge, pill and popup without a poll', async () => {
    const { chromium, world } = session;
    const page = await chromium.openTab(world.pages.article);
    const pill = chromium.pill(page);
    await until(async () => (await pill.text()).includes('Usual premium'), { what: 'the pill' });
    await options.bringToFront();
    await press(options, '[name="badge.metric"][value="regime"]');
    await until(async () => (await chromium.badge()).text === '●', { what: 'the glyph' });
    const asked = world.log.length;

    await type('lines.richLeave', '15');
    await type('lines.thinLeave', '14');
    await type('lines.thinEnter', '12');
    await until(
      () =>
        options.$eval('.replay-table', (table) =>
          (table.querySelector('tbody td')?.textContent ?? '').includes('thin premium'),
        ),
      { what: 'the replay to say what today would be' },
    );
    expect((await chromium.badge()).text).toBe('●');
    await press(options, '.line-save .button-strong');
    await until(async () => (await chromium.badge()).text === '▼', { what: 'the badge to follow' });
    expect(world.log.length).toBe(asked);
    await page.bringToFront();
    await until(async () => (await pill.text()).includes('Thin premium'), {
      what: 'the pill to follow',
    });
    const popup = await chromium.openPopup();
    await until(
      async () => (await popup.evaluate(() => document.body.innerText)).includes('Thin premium'),
      { what: 'the popup' },
    );
    await popup.close();
    await page.close();
  });

  it.each([
    ['lines.thinEnter', '20'],
    ['lines.thinEnter', 'four'],
    ['lines.richEnter', ''],
    ['pollMinutes', '0'],
    ['cashPercent', '-1'],
  ])('%s of "%s" is refused beside its field and nothing is stored', async (field, value) => {
    await options.reload();
    await options.bringToFront();
    const before = (await session.chromium.storage('local'))['settings'];
    await type(field, value);
    const sentence = await until(() => problemBeside(field), { what: 'a sentence at the field' });
    expect(sentence.length).toBeGreaterThan(10);
    if (field.startsWith('lines.')) await press(options, '.line-save .button-strong');
    expect((await session.chromium.storage('local'))['settings']).toEqual(before);
    await shoot(options, 'options-refused', { scheme: 'light' });
  });

  it('the poll period moves the alarm', async () => {
    await options.reload();
    await type('pollMinutes', '5');
    const period = (): Promise<number | undefined> =>
      session.chromium.evaluate(async () => (await chrome.alarms.get('poll'))?.periodInMinutes);
    await until(async () => (await period()) === 5, { what: 'the alarm to follow' });
  });

  it('every exchange is listed, and the ones to be allowed are left alone', async () => {
    await options.reload();
    const table = await options.waitForSelector('.exchanges');
    const rows = await table?.$$eval('tbody.exchange', (bodies) =>
      bodies.map((body) => ({
        name: body.querySelector('th')?.textContent ?? '',
        isOn: body.querySelector('input')?.checked,
        text: body.textContent ?? '',
      })),
    );
    expect(rows?.find(({ name }) => name === 'Binance')).toMatchObject({ isOn: true });
    const waiting = rows?.filter(({ text }) => text.includes('not allowed')) ?? [];
    expect(waiting.length).toBeGreaterThan(4);
    expect(waiting.every(({ isOn }) => isOn === false)).toBe(true);
    expect(session.world.log.filter(({ host }) => /bitget|kucoin|bitmex/.test(host))).toEqual([]);
  });

  it('an exchange that is switched off is asked no more, and the popup counts it', async () => {
    await press(options, '[aria-label="Ask Kraken"]');
    const stored = async () => (await session.chromium.storage('local'))['settings'];
    await until(async () => JSON.stringify(await stored()).includes('"exchangesOff":["kraken"]'), {
      what: 'the switch to be stored',
    });
    await until(
      () =>
        options.$$eval('tbody.exchange', (rows) =>
          rows.some(({ textContent }) => textContent?.includes('You switched it off')),
        ),
      { what: 'the table to say so' },
    );
    await press(options, '[aria-label="Ask Kraken"]');
  });

  it('the kept history leaves as a file, comes back from it, and a spoilt file is refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'basis-lens-export-'));
    try {
      const client = await session.chromium.browser.target().createCDPSession();
      await client.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
      await options.waitForSelector('[aria-label="Export as JSON"]:enabled');
      await press(options, '[aria-label="Export as JSON"]');
      const saved = async () => readdirSync(folder).find((name) => name.endsWith('.json'));
      const name = await until(saved, { what: 'the file' });
      const text = readFileSync(join(folder, name), 'utf8');
      expect(JSON.parse(text)).toMatchObject({ format: 'basis-lens-history' });

      const said = (part: string): Promise<boolean> =>
        options.evaluate((wanted) => document.body.innerText.includes(wanted), part);
      const upload = async (path: string): Promise<void> => {
        const input = await options.waitForSelector('input[type=file]:enabled');
        await (input as ElementHandle<HTMLInputElement>).uploadFile(path);
      };
      await upload(join(folder, name));
      await until(() => said('What is not here yet is added'), { what: 'the preview' });
      await shoot(options, 'options-import', { scheme: 'light' });
      await press(options, '.data-part .buttons .button ::-p-text(Import it)');
      await until(() => said(`Imported: ${name}.`), { what: 'the import' });

      const spoilt = join(folder, 'spoilt.json');
      writeFileSync(spoilt, text.slice(0, -20));
      await upload(spoilt);
      await until(() => said('was not exported here, or it is cut off'), { what: 'the refusal' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('a line can be typed below zero, key by key', async () => {
    await options.reload();
    await type('lines.discountEnter', '-3.5');
    expect(
      await options.$eval(
        '[name="lines.discountEnter"]',
        (field) => field.matches('[aria-invalid=false]') && (field as HTMLInputElement).value,
      ),
    ).toBe('-3.5');
    expect(await problemBeside('lines.discountEnter')).toBe('');
  });

  it('a slider redraws the replay within 50 ms', async () => {
    await options.reload();
    await options.waitForSelector('.replay-plot canvas');
    await options.bringToFront();
    const tookMs = await options.evaluate(async () => {
      const slider = document.querySelector<HTMLInputElement>('.slider');
      if (!slider) throw new Error('no slider');
      const took: number[] = [];
      for (let move = 0; move < 21; move += 1) {
        const drawn = new Promise<PerformanceEntry>((resolve) => {
          const observer = new PerformanceObserver((list) => {
            observer.disconnect();
            resolve(list.getEntries()[0] as PerformanceEntry);
          });
          observer.observe({ type: 'mark' });
        });
        const movedMs = performance.now();
        slider.value = String(18 + move * 0.4);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        took.push((await drawn).startTime - movedMs);
      }
      return took.toSorted((a, b) => a - b);
    });
    expect(tookMs).toHaveLength(21);
    expect(tookMs[10]).toBeLessThan(50);
  });

  it('A17: the wheel over a focused number field scrolls the page, and sets nothing', async () => {
    await options.reload();
    await options.waitForSelector('.replay-plot canvas');
    await options.bringToFront();
    const before = (await session.chromium.storage('local'))['settings'];
    const turns = await turnOverFields(options, async (x, y, way) => {
      await options.mouse.move(x, y);
      await options.mouse.wheel({ deltaY: 120 * way });
    });
    expect(turns.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['lines.thinEnter', 'cashPercent', 'pollMinutes', 'alerts.lines']),
    );
    expect(disturbed(turns)).toEqual([]);
    await press(options, 'h1');
    expect((await session.chromium.storage('local'))['settings']).toEqual(before);
    expect(await options.$('.status-bar .button')).toBeNull();
  });

  it('looks right in light and dark', async () => {
    await options.reload();
    await options.waitForSelector('.replay-plot canvas');
    await options.setViewport({ width: 1280, height: 3300 });
    await shoot(options, 'options-light', { scheme: 'light' });
    await shoot(options, 'options-dark', { scheme: 'dark' });
  });

  it('A18: a deletion says first that it cannot be undone, and Undo undoes no older change after it', async () => {
    await options.reload();
    const { chromium } = session;
    const metric = async (): Promise<unknown> =>
      (await chromium.storage('local'))['settings'] as { badge: { metric: string } };
    const undo = () => options.$('.status-bar .button');
    const button = (text: string): string => `main .button:enabled ::-p-text(${text})`;
    await press(options, '[name="badge.metric"][value="funding"]');
    await until(undo, { what: 'the undo' });
    await press(options, button('Clear the history'));
    await options.waitForSelector('#data ::-p-text(This cannot be undone)');
    await shoot(options, 'options-clear', { scheme: 'light' });
    await press(options, button('Delete permanently'));
    await until(
      () => options.$eval('.status-bar', (bar) => bar.textContent?.includes('Cleared') === true),
      { what: 'the deletion' },
    );
    expect(await undo()).toBeNull();
    expect(await metric()).toMatchObject({ badge: { metric: 'funding' } });
    await press(options, '[name="badge.mode"][value="quiet"]');
    await press(options, '.status-bar .button');
    await until(
      async () =>
        JSON.stringify(await metric()).includes('"badge":{"metric":"funding","mode":"full"}'),
      { what: 'only that to be undone' },
    );
  });

  it('X10: no error anywhere', async () => {
    expect(await session.chromium.errors()).toEqual([]);
  });
});
