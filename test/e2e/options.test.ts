/** What is set in the options shows everywhere at once; what makes no sense is refused there. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession, type Session } from './session.ts';
import { shoot } from './shots.ts';
import { until } from './until.ts';

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
    const input = await options.waitForSelector(`[name="${field}"]`);
    await input?.click({ count: 3 });
    await options.keyboard.press('Backspace');
    await options.keyboard.type(value);
    await options.keyboard.press('Tab');
  };

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

  it('a line moved changes badge, pill and popup at once, without a new poll', async () => {
    const { chromium, world } = session;
    const page = await chromium.openTab(world.pages.article);
    const pill = chromium.pill(page);
    await until(async () => (await pill.text()).includes('Usual premium'), { what: 'the pill' });
    await options.bringToFront();
    await options.click('[name="badge.metric"][value="regime"]');
    await until(async () => (await chromium.badge()).text === '●', { what: 'the glyph' });
    const asked = world.log.length;

    await type('lines.richLeave', '15');
    await type('lines.thinLeave', '14');
    await type('lines.thinEnter', '12');
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

  it('looks right in light and dark', async () => {
    await options.reload();
    await options.waitForSelector('[name="lines.thinEnter"]');
    await options.setViewport({ width: 1280, height: 1500 });
    await shoot(options, 'options-light', { scheme: 'light' });
    await shoot(options, 'options-dark', { scheme: 'dark' });
  });

  it('X10: no error anywhere', async () => {
    expect(await session.chromium.errors()).toEqual([]);
  });
});
