// @vitest-environment node
/** Sites that the user added: registered with the browser, and followed while they are allowed. */
import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { addedSites } from '../../lib/sites/added-sites.ts';
import { untouched } from '../../lib/sites/patterns.ts';
import { enterOpenTabs, registerPill } from '../../lib/platform/page-scripts.ts';
import { installPageScripts } from './support/page-scripts.ts';

vi.mock('../../lib/platform/browser.ts', async () => ({
  browser: (await import('wxt/testing/fake-browser')).fakeBrowser,
}));

const blog = 'https://blog.example/*';
const news = 'https://news.example/*';

describe('registration', () => {
  it('holds exactly what is allowed, whatever was registered before', async () => {
    const scripts = installPageScripts();
    await registerPill([blog], untouched());
    await registerPill([blog], untouched());
    expect(scripts.registered).toHaveLength(1);
    await registerPill([news, blog], untouched());
    expect(scripts.registered.map(({ matches }) => matches)).toEqual([[news, blog]]);
    await registerPill([], untouched());
    expect(scripts.registered).toEqual([]);
  });

  it('C06: leaves the same pages untouched as on listed sites, and frames', async () => {
    const scripts = installPageScripts();
    await registerPill([blog], untouched());
    expect(scripts.registered[0]).toMatchObject({
      js: ['page-pill.js'],
      allFrames: false,
      excludeMatches: expect.arrayContaining(['https://*/*/wallet/*']) as string[],
    });
  });

  it('enters the tabs that are open, and minds none that cannot be entered', async () => {
    const scripts = installPageScripts();
    const executeScript = vi.fn(() => Promise.reject(new Error('no access')));
    Object.assign(fakeBrowser.scripting, { executeScript });
    Object.assign(fakeBrowser.tabs, { query: async () => [{ id: 7 }, {}] });
    await enterOpenTabs(blog);
    expect(executeScript).toHaveBeenCalledExactlyOnceWith({
      target: { tabId: 7 },
      files: ['page-pill.js'],
    });
    expect(scripts.entered).toEqual([]);
  });

  it('S15: what is allowed is known from the browser alone', () => {
    expect(addedSites([blog, 'https://api.bybit.com/*'], new Set(['api.bybit.com']))).toEqual([
      blog,
    ]);
  });
});
