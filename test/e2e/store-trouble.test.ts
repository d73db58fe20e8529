/** L28 in Chromium: a history of a later version is told of, left alone, and cleared. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ageStored, openSession, type Session } from './session.ts';
import { shoot } from './shots.ts';
import { clearHistory, leaveLaterVersion, said } from './store-trouble.ts';
import { until } from './until.ts';

describe('a history of a later version', () => {
  let session: Session;

  beforeAll(async () => {
    session = await openSession({ scenario: 'calm' });
    await session.ready();
    await leaveLaterVersion(session.chromium);
    await ageStored(session.chromium, 3 * 60_000);
  });
  afterAll(() => session?.close());

  it('L28: polls go on, and popup and options say why and what helps', async () => {
    const { chromium } = session;
    const before = await session.market();
    await session.poll();
    const after = await session.marketWhen(
      'the reason',
      ({ history }) => history.failure === 'store-newer',
    );
    expect(after.computedAtMs).toBeGreaterThan(before.computedAtMs);
    expect(after.basisNow.value).not.toBeNull();
    const popup = await chromium.openPopup();
    await said(popup, 'kept by a later version of Basis Lens');
    expect(await popup.evaluate(() => document.body.innerText)).not.toContain('No closed day');
    await shoot(popup, 'popup-store-newer');
    await popup.close();
    const options = await chromium.openOptions();
    await said(options, 'kept by a later version of Basis Lens');
    await options.$eval('#data', (section) => section.scrollIntoView());
    await shoot(options, 'options-store-newer');
    await options.close();
  });

  it('L28: Clear deletes it, and the history comes again', async () => {
    const options = await session.chromium.openOptions();
    await clearHistory(options);
    await session.marketWhen(
      'the history to be kept again',
      ({ history }) => history.failure === null && history.progress > 0,
    );
    await until(
      () => options.$eval('#data', (data) => /\d+ series/.test((data as HTMLElement).innerText)),
      { what: 'the options to count it' },
    );
    await options.close();
    expect(await session.chromium.errors()).toEqual([]);
  });
});
