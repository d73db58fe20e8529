/** Open interest, the leverage ratio and the flow of exchanges, from the wire to the popup. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayMs } from '../../lib/quotes/point.ts';
import type { MarketState } from '../../lib/state/market-state.ts';
import { press } from './press.ts';
import { openSession, type Session } from './session.ts';
import { shoot } from './shots.ts';
import { until } from './until.ts';

describe('positions', () => {
  let session: Session;
  let state: MarketState;

  beforeAll(async () => {
    session = await openSession({ scenario: 'story' });
    await session.ready();
    state = await session.marketWhen(
      'the ranks of leverage and flow',
      ({ leveragePercentile, flows }) =>
        leveragePercentile.value !== null && flows[0]?.percentile !== null,
    );
  });
  afterAll(() => session.close());

  const figuresOf = (popup: Page): Promise<string[]> =>
    popup.$$eval('.figure', (figures) => figures.map(({ textContent }) => textContent ?? ''));
  const showReceipts = async (popup: Page): Promise<string> => {
    await press(popup, '[role=tab] ::-p-text(Receipts)');
    await popup.waitForSelector('.receipts');
    return popup.$eval('.receipts', (receipts) => (receipts as HTMLElement).innerText);
  };

  it('open interest has its changes over 1, 7 and 30 days, each with its record', async () => {
    expect(state.openInterestChange7.value).not.toBeNull();
    expect(state.openInterestChanges.map(({ days }) => days)).toEqual([1, 30]);
    const popup = await session.chromium.openPopup();
    const figures = await until(
      async () => {
        const found = await figuresOf(popup);
        return found.some((text) => text.includes('7 d ')) && found;
      },
      { what: 'the changes' },
    );
    const openInterest = figures.find((text) => text.startsWith('Open interest')) ?? '';
    expect(openInterest).toMatch(/1 d \S+\s%, 7 d \S+\s%, 30 d \S+\s% \((Binance|Bybit)\)/);
    await shoot(popup, 'popup-positions-light', { scheme: 'light' });
    await shoot(popup, 'popup-positions-dark', { scheme: 'dark' });
    await popup.close();
  });

  it('the leverage ratio of Bybit and OKX is named so, and ranked among its own days', async () => {
    expect(state.leverageScope).toEqual({ basket: 'recorded', restsOnRevised: true });
    const popup = await session.chromium.openPopup();
    await popup.waitForSelector('.figure');
    const text = (await figuresOf(popup)).find((figure) => figure.startsWith('Leverage')) ?? '';
    expect(text).toContain('Leverage ratio, Bybit + OKX');
    expect(text).toContain(`p${state.leveragePercentile.value} of its year`);
    expect(text).toContain('Coin Metrics, revised');
    const receipts = await showReceipts(popup);
    expect(receipts).toContain('Leverage ratio, Bybit + OKX');
    expect(receipts).toContain('of the venues counted live');
    expect(receipts).toMatch(/0\.03, 0\.1 or 0\.25 with three vendors/);
    expect(receipts).toMatch(/came from open interest and \d+\s% from the reserve/);
    await popup.close();
  });

  it('the flow is called a proxy, is ranked, and says what it is not', async () => {
    const popup = await session.chromium.openPopup();
    await popup.waitForSelector('.figure');
    const flow = (await figuresOf(popup)).find((figure) => figure.startsWith('Exchange flow'));
    expect(flow).toMatch(/^Exchange flow \(proxy\)\d\.\d\s%p\d+ of its year/);
    expect(flow).toContain(`p${state.flows[0]?.percentile} of its year`);
    const receipts = await showReceipts(popup);
    expect(receipts).toContain('coins sent to exchanges');
    expect(receipts).toContain('it is not in-house flow');
    expect(receipts).toContain('No number: no published wallets are read yet.');
    await popup.$$eval('.receipts h3', (titles) =>
      titles.find(({ textContent }) => textContent?.startsWith('Leverage'))?.scrollIntoView(),
    );
    await shoot(popup, 'popup-receipts-positions-light', { scheme: 'light' });
    await popup.close();
  });

  it('the badge shows the percentile, and so does the pill', async () => {
    const { chromium, world } = session;
    const options = await chromium.openOptions();
    await press(options, '[name="badge.metric"][value="leverage"]');
    const rank = `p${state.leveragePercentile.value}`;
    await until(async () => (await chromium.badge()).text === rank, { what: 'the rank' });
    await options.close();
    const page = await chromium.openTab(world.pages.exchange);
    const pill = chromium.pill(page);
    await until(async () => (await pill.text()).includes(`leverage ${rank}`), { what: 'the pill' });
    await shoot(page, 'pill-leverage-light', { scheme: 'light' });
    await page.close();
  });

  it('our own count of the day lies in the stored past', async () => {
    const kept = await session.chromium.storage('local');
    const { ownDays } = kept['ledger'] as { ownDays: Record<string, { days: unknown[] }> };
    expect(ownDays['BTC']?.days.length).toBeGreaterThan(0);
  });

  it('a wrong file is refused with its sentence, a right one stands under its name', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'basis-lens-flow-'));
    try {
      const { chromium } = session;
      const options = await chromium.openOptions();
      const said = (part: string): Promise<boolean> =>
        options.evaluate((wanted) => document.body.innerText.includes(wanted), part);
      const upload = async (name: string, text: string): Promise<void> => {
        const path = join(folder, name);
        writeFileSync(path, text);
        const input = await options.waitForSelector('input[type=file][accept=".csv,text/csv"]');
        await (input as ElementHandle<HTMLInputElement>).uploadFile(path);
      };
      const lines = Array.from({ length: 200 }, (_, i) => {
        const day = new Date(Date.now() - (200 - i) * dayMs).toISOString().slice(0, 10);
        return `${day},${(5 + (i % 7) / 2 + i / 100).toFixed(2)}`;
      });
      await upload('dollars.csv', ['date,flow_usd', ...lines].join('\n'));
      await until(() => said('The column flow_usd is in another unit'), { what: 'the refusal' });
      await upload('twice.csv', ['date,flow', ...lines, lines[199]].join('\n'));
      await until(() => said('Line 202 of this file has a day that was there before'), {
        what: 'the refusal',
      });
      await options.$eval('input[accept=".csv,text/csv"]', (input) => input.scrollIntoView());
      await shoot(options, 'options-flow-refused', { scheme: 'light' });
      expect((await session.market()).flows).toHaveLength(1);
      await upload('in-house flow.csv', ['date,flow', ...lines].join('\n'));
      await until(() => said('in-house flow.csv holds 200 days'), { what: 'the preview' });
      await press(options, '.data-part .buttons .button ::-p-text(Import it)');
      await until(() => said('Imported: in-house flow.csv, 200 days'), { what: 'the import' });
      await session.marketWhen('the imported flow', ({ flows }) => flows.length === 2);
      await options.close();
      const popup = await chromium.openPopup();
      await popup.waitForSelector('.figure');
      const figures = await figuresOf(popup);
      expect(figures.join()).toContain('Imported flow, in-house flow.csv');
      await popup.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('X10: no error anywhere', async () => {
    expect(await session.chromium.errors()).toEqual([]);
  });
});
