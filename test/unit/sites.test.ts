/** The list of sites, and which addresses it lets the pill onto. */
import { describe, expect, it } from 'vitest';
import { isSite, sites } from '../../lib/sites/index.ts';
import { pagePatterns } from '../../lib/sites/patterns.ts';
import { excludedParts, type Site } from '../../lib/sites/site.ts';
import { siteOf } from '../../lib/sites/site-of.ts';

const all: readonly Site[] = sites;

describe('the list of sites', () => {
  it('names each site and each pattern once', () => {
    const ids = all.map(({ id }) => id);
    const matches = all.flatMap((site) => site.matches);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(matches).size).toBe(matches.length);
  });

  it('holds at least 12 exchanges and 25 news sites', () => {
    const exchanges = all.findIndex(({ id }) => id === 'coindesk');
    expect(exchanges).toBeGreaterThanOrEqual(12);
    expect(all.length - exchanges).toBeGreaterThanOrEqual(25);
  });

  it.each(all.map((site) => [site.id, site] as const))('%s is a site', (id, site) => {
    expect(isSite(id)).toBe(true);
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    for (const pattern of site.matches) expect(siteOf(pattern.replaceAll('*', 'x'))).toBe(id);
  });

  it('S02 C06 asks for exact https hosts only', () => {
    for (const pattern of all.flatMap((site) => site.matches)) {
      expect(pattern).toMatch(/^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+\/\S*\*$/);
    }
  });

  it('knows no other site', () => {
    expect(isSite('constructor')).toBe(false);
    expect(isSite('')).toBe(false);
  });
});

describe('C06 patterns of the manifest', () => {
  const { matches, excludeMatches } = pagePatterns();
  /** What Chrome and Firefox both accept: a scheme, a host or a star, a path. */
  const valid = /^https:\/\/(?:\*|[a-z0-9.-]+)\/[^#\s]*$/;

  it('are valid and each there once', () => {
    for (const pattern of [...matches, ...excludeMatches]) expect(pattern).toMatch(valid);
    expect(new Set(excludeMatches).size).toBe(excludeMatches.length);
  });

  it('exclude every common part at every depth', () => {
    for (const part of excludedParts) {
      for (const path of [`/${part}`, `/${part}/*`, `/${part}?*`, `/*/${part}`, `/*/${part}/*`]) {
        expect(excludeMatches).toContain(`https://*${path}`);
      }
    }
  });

  it('exclude the paths of a site on its own hosts', () => {
    expect(excludeMatches).toContain('https://www.binance.com/my/*');
    expect(excludeMatches).toContain('https://www.bitfinex.com/deposit*');
    expect(excludeMatches).toContain('https://trading.bitfinex.com/deposit*');
  });
});

describe('siteOf', () => {
  it.each([
    ['https://www.binance.com/en/trade/BTC_USDT?type=spot', 'binance'],
    ['https://www.coindesk.com/', 'coindesk'],
    ['https://www.coindesk.com/markets/2025/11/17/btc#comments', 'coindesk'],
    ['https://www.tradingview.com/symbols/BTCUSD/', 'tradingview'],
    ['https://www.coinbase.com/en-gb/price/bitcoin', 'coinbase'],
    ['https://decrypt.co/345/how-to-secure-an-account', 'decrypt'],
  ])('%s is %s', (url, id) => {
    expect(siteOf(url)).toBe(id);
  });

  it.each([
    'http://www.coindesk.com/',
    'https://coindesk.com/',
    'https://evil.example/https://www.coindesk.com/',
    'https://www.coindesk.com.evil.example/',
    'https://wwwxcoindesk.com/',
    'https://www.tradingview.com/symbols/NASDAQ-AAPL/',
    'https://www.coinbase.com/home',
    'about:blank',
    'not an address',
  ])('%s is no site', (url) => {
    expect(siteOf(url)).toBeNull();
  });

  it.each([
    'https://accounts.binance.com/en/login',
    'https://www.binance.com/en/my/wallet/overview',
    'https://www.binance.com/my/dashboard',
    'https://www.okx.com/account/login?forward=/trade',
    'https://www.kucoin.com/assets',
    'https://cointelegraph.com/Login',
    'https://cryptoquant.com/sign-up',
    'https://www.coingecko.com/en/api',
    'https://app.hyperliquid.xyz/#/settings',
    'https://www.bybit.com/checkout/1',
  ])('C06 %s stays untouched', (url) => {
    expect(siteOf(url)).toBeNull();
  });
});
