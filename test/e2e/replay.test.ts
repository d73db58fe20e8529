/** The extension on a recorded day, where the record is present. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayMs, startOfDay } from '../../lib/quotes/point.ts';
import type { MarketState } from '../../lib/state/market-state.ts';
import { describeHistory } from '../describe-recorded.ts';
import { history } from '../recorded.ts';
import { canvasTexts, clashes, noteTexts, valuesOf } from './canvas-texts.ts';
import { drawn } from './chart-wheel.ts';
import { press } from './press.ts';
import { galleryUrl } from '../world/pages/gallery/index.ts';
import { openSession, type Session } from './session.ts';
import { shoot } from './shots.ts';
import { textOnce } from './text-once.ts';
import { until } from './until.ts';

const directory = history.folder;

describeHistory('19 November 2025', () => {
  let session: Session;
  let state: MarketState;

  beforeAll(async () => {
    session = await openSession({ replay: { directory, at: '2025-11-19' } });
    state = await session.ready();
  });
  afterAll(() => session?.close());

  it('thin premium, since the close five days before, after a long usual spell', () => {
    expect(state.regime.regime).toBe('thin');
    expect(startOfDay(Date.now()) - (state.regime.sinceDayMs ?? 0)).toBe(5 * dayMs);
    expect(state.regime.previous?.regime).toBe('usual');
  });

  it('the averages are near those of the recorded contract', () => {
    expect(state.average7.value).toBeGreaterThan(0);
    expect(state.average7.value).toBeLessThan(2.5);
    expect(state.average30.value).toBeGreaterThan(3.5);
    expect(state.average30.value).toBeLessThan(5.5);
    expect(state.trend).toBe('falling');
  });

  it('open interest is not in the record: a dash with its reason', async () => {
    expect(state.openInterest.value).toBeNull();
    expect(state.openInterest.reason).not.toBeNull();
    expect(state.leverage.value).toBeNull();
    const popup = await session.chromium.openPopup();
    await popup.waitForSelector('canvas');
    const text = await popup.evaluate(() => document.body.innerText);
    expect(text).toContain('Thin premium');
    expect(text).toContain('—');
    await shoot(popup, 'popup-replay-light', { scheme: 'light' });
  });

  it('ten years are not flattened by a few days: those are marked at the edge, and told', async () => {
    const page = await session.chromium.openTab(session.chromium.address('manifest.json'));
    await noteTexts(page);
    await page.setViewport({ width: 800, height: 600 });
    await page.goto(session.chromium.address('popup.html'));
    await drawn(page);
    await press(page, '.ranges button:nth-of-type(4)');
    const basis = await until(
      async () => {
        const canvas = (await canvasTexts(page)).find(({ panel }) => panel === 'basis');
        return canvas?.texts.some(({ text }) => /^−\d+\.\d on \d+ \w+ \d{4}$/.test(text)) && canvas;
      },
      { what: 'the furthest day in words' },
    );
    const values = valuesOf(basis).map(({ value }) => value);
    expect(Math.min(...values)).toBeGreaterThan(-60);
    expect(clashes(basis)).toEqual([]);
    expect(
      await page.$eval('[data-panel=openInterest] .panel-none', ({ textContent }) => textContent),
    ).toBe('No exchange has answered with past open interest yet.');
    await page.waitForSelector('#tab-claims');
    expect(
      await page.$$eval('.tabs button', (all) => new Set(all.map((each) => each.offsetTop)).size),
    ).toBe(1);
    await page.evaluate(() => localStorage.clear());
    await page.close();
  });

  it('the world says on both calendars what it shows', () => {
    expect(session.world.notes.join('\n')).toContain('2025-11-19');
    expect(session.world.notes.join('\n')).toMatch(/CME/);
  });
});

describeHistory('an article of 17 November 2025, read after the close of 5 February 2026', () => {
  let session: Session;

  beforeAll(async () => {
    session = await openSession({ replay: { directory, at: '2026-02-06' } });
    await session.ready();
  });
  afterAll(() => session?.close());

  it('the card tells then and now: thin then, and the price fell by 32 % since', async () => {
    const page = await session.chromium.openTab(galleryUrl('days-ago/81'));
    const pill = session.chromium.pill(page);
    await until(async () => (await pill.text()).includes('then '), { what: 'the quiet word' });
    await pill.click('.line');
    const text = await textOnce(pill, (card) => card.includes('Then and now'), 'then and now');
    // The venues of the world quote the contract's rate at every distance, so v is not that of
    // the contract itself; `truth/then-and-now.test.ts` holds it against the record.
    expect(text).toMatch(/Regime ▼ thin ▼/);
    expect(text).toMatch(/Price, US dollars 92,215 62,910 \(−32.%\)/);
    await shoot(page, 'card-then-and-now', { scheme: 'light' });
  });
});
