/** Sites that the user added: which permissions are such, and what the popup offers. */
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../lib/settings/settings.ts';
import { addable, addedSites, hostOf, isSiteKey } from '../../lib/sites/added-sites.ts';
import { pairOf, siteKeyOf, siteOf } from '../../lib/sites/site-of.ts';
import { pillSwitchView } from '../../lib/views/pill-switch-view.ts';
import { translate } from '../fixtures/translate.ts';

const added = 'https://blog.example/*';

describe('S15: the only record of an added site is the pattern that was allowed', () => {
  it('one host, that of no listed site and of no API', () => {
    const granted = [
      added,
      'https://api.bybit.com/*',
      'https://www.coindesk.com/*',
      'https://*/*',
      'https://*.example.org/*',
      '<all_urls>',
      'http://plain.example/*',
      'https://another.example/*',
    ];
    expect(addedSites(granted, new Set(['api.bybit.com']))).toEqual([
      'https://another.example/*',
      added,
    ]);
    expect(hostOf(added)).toBe('blog.example');
    expect(isSiteKey(added, [added])).toBe(true);
    expect(isSiteKey(added, [])).toBe(false);
    expect(isSiteKey('coindesk', [])).toBe(true);
  });

  it.each([
    ['https://blog.example/2025/post?x=1#y', added],
    ['https://sub.blog.example/', 'https://sub.blog.example/*'],
  ])('%s would be %s', (url, pattern) => {
    expect(addable(url)).toEqual({ pattern });
    expect(siteKeyOf(url)).toBe(pattern);
  });

  it.each([
    'http://blog.example/',
    'chrome://extensions/',
    'https://blog.example:8443/',
    'https://localhost/',
    'about:blank',
    '',
    'https://www.coindesk.com/',
  ])('%s cannot be added', (url) => {
    expect(addable(url)).not.toHaveProperty('pattern');
  });

  it('C06: pages on which people sign in stay untouched there, too', () => {
    expect(siteKeyOf('https://blog.example/login')).toBeNull();
    expect(siteKeyOf('https://blog.example/my/wallet/1')).toBeNull();
  });
});

describe('what the popup offers', () => {
  const offer = (url: string, change: object = {}, pill: object = {}) =>
    pillSwitchView(
      { url, later: false, added: [], ...change },
      { ...defaultSettings.pill, ...pill },
      translate,
    );
  const url = 'https://blog.example/post';

  it('to put the pill on any other site, and to take it off again', () => {
    expect(offer(url)).toMatchObject({
      button: 'Show the pill on this site',
      deed: { kind: 'add', host: 'blog.example' },
    });
    expect(offer(url, { added: [added] })).toMatchObject({
      deed: { kind: 'remove', host: 'blog.example' },
    });
  });

  it('C15: to undo what hides it', () => {
    const listed = 'https://www.coindesk.com/a';
    expect(offer(listed, {}, { hiddenSites: ['coindesk'] })?.deed).toEqual({
      kind: 'show-site',
      site: 'coindesk',
    });
    expect(offer(listed, { later: true })?.deed).toEqual({ kind: 'show' });
    expect(offer('', {}, { enabled: false })?.deed).toEqual({ kind: 'show-everywhere' });
  });

  it('nothing where it simply stands, or cannot', () => {
    expect(offer('https://www.coindesk.com/a')).toBeNull();
    expect(offer('https://www.coindesk.com/login')).toBeNull();
    expect(offer('chrome://settings/')).toBeNull();
    expect(offer('')).toBeNull();
  });
});

describe('the pair in an address', () => {
  it.each([
    ['https://www.binance.com/en/trade/BTC_USDT?type=spot', 'BTC_USDT'],
    ['https://www.binance.com/en/futures/ETHUSDT', 'ETHUSDT'],
    ['https://pro.kraken.com/app/trade/futures-btc-usd-perp', 'futures-btc-usd-perp'],
    ['https://www.okx.com/trade-swap/eth-usdt-swap', 'eth-usdt-swap'],
    ['https://www.bybit.com/trade/usdt/BTCUSDT', 'BTCUSDT'],
    ['https://www.deribit.com/futures/BTC-PERPETUAL', 'BTC-PERPETUAL'],
    ['https://www.bitmex.com/app/trade/XBTUSD', 'XBTUSD'],
    ['https://app.hyperliquid.xyz/trade/SOL', 'SOL'],
    ['https://www.coingecko.com/en/coins/ethereum', 'ethereum'],
    ['https://coinmarketcap.com/currencies/solana/', 'solana'],
    ['https://www.tradingview.com/symbols/BTCUSD/', 'BTCUSD'],
    ['https://www.coinbase.com/advanced-trade/spot/ETH-USD', 'ETH-USD'],
    ['https://www.coindesk.com/price/bitcoin', null],
    ['https://www.binance.com/en', null],
  ])('%s: %s', (url, pair) => {
    expect(pairOf(url, siteOf(url))).toBe(pair);
  });
});
