/** The sites on which the pill may appear: the registry and nothing else. */
import type { Site } from './site.ts';

/** A site on all pages of one host but some. */
const site = <const Id extends string>(
  id: Id,
  host: string,
  pair?: string,
  excludes: readonly string[] = [],
) => ({
  id,
  matches: [`https://${host}/*`],
  excludes,
  ...(pair !== undefined && { pair }),
});

export const sites = [
  // Exchanges
  site('binance', 'www.binance.com', '/(?:trade|futures|delivery|price)/([^/?]+)', [
    '/my/*',
    '/*/my/*',
    '/*/convert*',
    '/*/fiat/*',
  ]),
  {
    id: 'coinbase',
    matches: [
      'https://www.coinbase.com/advanced-trade/*',
      'https://www.coinbase.com/price/*',
      'https://www.coinbase.com/*/price/*',
    ],
    pair: '/(?:advanced-trade/spot|price)/([^/?]+)',
  },
  {
    id: 'kraken',
    matches: ['https://pro.kraken.com/app/trade/*', 'https://www.kraken.com/prices/*'],
    pair: '/(?:app/trade/|prices/)([^/?]+)',
  },
  site('okx', 'www.okx.com', '/(?:trade-\\w+|price)/([^/?]+)', ['/balance/*', '/*/balance/*']),
  site('bybit', 'www.bybit.com', '/trade/(?:\\w+/)*([^/?]+)', [
    '/user/*',
    '/*/user/*',
    '/app/*',
    '/*/fiat/*',
  ]),
  site('deribit', 'www.deribit.com', '/(?:futures|options|spot)/([^/?]+)'),
  site('bitstamp', 'www.bitstamp.net', '/(?:trade|markets)/([^/?]+)'),
  {
    id: 'bitfinex',
    matches: ['https://trading.bitfinex.com/*', 'https://www.bitfinex.com/*'],
    excludes: ['/deposit*', '/withdraw*'],
    pair: '/t/([^/?]+)',
  },
  site('kucoin', 'www.kucoin.com', '/(?:trade|futures/trade|price)/([^/?]+)', [
    '/assets*',
    '/*/assets*',
  ]),
  site('gate', 'www.gate.com', '/(?:trade|futures/\\w+)/([^/?]+)', [
    '/myaccount*',
    '/*/myaccount*',
  ]),
  site('htx', 'www.htx.com', '/(?:trade|futures/\\w+)/([^/?]+)'),
  site('bitget', 'www.bitget.com', '/(?:spot|futures/\\w+)/([^/?]+)', ['/asset/*', '/*/asset/*']),
  site('bitmex', 'www.bitmex.com', '/app/trade/([^/?]+)'),
  site('hyperliquid', 'app.hyperliquid.xyz', '/trade/([^/?]+)'),
  {
    id: 'cme',
    matches: ['https://www.cmegroup.com/markets/cryptocurrencies/*'],
    pair: '/cryptocurrencies/([^/?]+)',
  },
  // News, and pages that collect prices and measurements
  site('coindesk', 'www.coindesk.com'),
  site('cointelegraph', 'cointelegraph.com'),
  site('beincrypto', 'beincrypto.com'),
  site('decrypt', 'decrypt.co'),
  site('theblock', 'www.theblock.co'),
  site('bitcoinmagazine', 'bitcoinmagazine.com'),
  site('cryptoslate', 'cryptoslate.com'),
  site('u-today', 'u.today'),
  site('newsbtc', 'www.newsbtc.com'),
  site('coingape', 'coingape.com'),
  site('ambcrypto', 'ambcrypto.com'),
  site('dailyhodl', 'dailyhodl.com'),
  site('cryptonews', 'cryptonews.com'),
  site('crypto-news', 'crypto.news'),
  site('cryptopotato', 'cryptopotato.com'),
  site('cryptopolitan', 'www.cryptopolitan.com'),
  site('blockworks', 'blockworks.co'),
  site('thedefiant', 'thedefiant.io'),
  site('unchained', 'unchainedcrypto.com'),
  site('bitcoinist', 'bitcoinist.com'),
  site('cryptobriefing', 'cryptobriefing.com'),
  site('dlnews', 'www.dlnews.com'),
  site('protos', 'protos.com'),
  site('finbold', 'finbold.com'),
  site('watcher-guru', 'watcher.guru'),
  site('bitcoin-news', 'news.bitcoin.com'),
  site('coinmarketcap', 'coinmarketcap.com', '/currencies/([^/?]+)'),
  site('coingecko', 'www.coingecko.com', '/coins/([^/?]+)'),
  site('cryptopanic', 'cryptopanic.com'),
  site('coinglass', 'www.coinglass.com', '/(?:currencies|tv|pro/futures)/(?:\\w+_)?([^/?]+)'),
  site('cryptoquant', 'cryptoquant.com'),
  site('glassnode', 'insights.glassnode.com'),
  {
    id: 'tradingview',
    matches: [
      'https://www.tradingview.com/symbols/BTC*',
      'https://www.tradingview.com/symbols/CRYPTOCAP-BTC*',
      'https://www.tradingview.com/markets/cryptocurrencies/*',
    ],
    pair: '/symbols/(?:CRYPTOCAP-)?([^/?]+)',
  },
] as const satisfies readonly Site[];

export type SiteId = (typeof sites)[number]['id'];

export const isSite = (id: string): id is SiteId => sites.some((site) => site.id === id);
