/** The sites on which the pill may appear: the registry and nothing else. */
import type { Site } from './site.ts';

/** A site on all pages of one host. */
const news = <const Id extends string>(id: Id, host: string, pair?: string) =>
  onHost(id, 'news', host, pair);
const exchange = <const Id extends string>(id: Id, host: string, pair?: string) =>
  onHost(id, 'exchange', host, pair);
const onHost = <Id extends string>(id: Id, kind: Site['kind'], host: string, pair?: string) => ({
  id,
  kind,
  matches: [`https://${host}/*`],
  ...(pair !== undefined && { pair }),
});

export const sites = [
  // Exchanges
  {
    id: 'binance',
    kind: 'exchange',
    matches: ['https://www.binance.com/*'],
    excludes: ['/my/*', '/*/my/*', '/*/convert*', '/*/fiat/*'],
    pair: '/(?:trade|futures|delivery|price)/([^/?]+)',
  },
  {
    id: 'coinbase',
    kind: 'exchange',
    matches: [
      'https://www.coinbase.com/advanced-trade/*',
      'https://www.coinbase.com/price/*',
      'https://www.coinbase.com/*/price/*',
    ],
    pair: '/(?:advanced-trade/spot|price)/([^/?]+)',
  },
  {
    id: 'kraken',
    kind: 'exchange',
    matches: ['https://pro.kraken.com/app/trade/*', 'https://www.kraken.com/prices/*'],
    pair: '/(?:app/trade/|prices/)([^/?]+)',
  },
  {
    id: 'okx',
    kind: 'exchange',
    matches: ['https://www.okx.com/*'],
    excludes: ['/balance/*', '/*/balance/*'],
    pair: '/(?:trade-\\w+|price)/([^/?]+)',
  },
  {
    id: 'bybit',
    kind: 'exchange',
    matches: ['https://www.bybit.com/*'],
    excludes: ['/user/*', '/*/user/*', '/app/*', '/*/fiat/*'],
    pair: '/trade/(?:\\w+/)*([^/?]+)',
  },
  exchange('deribit', 'www.deribit.com', '/(?:futures|options|spot)/([^/?]+)'),
  exchange('bitstamp', 'www.bitstamp.net', '/(?:trade|markets)/([^/?]+)'),
  {
    id: 'bitfinex',
    kind: 'exchange',
    matches: ['https://trading.bitfinex.com/*', 'https://www.bitfinex.com/*'],
    excludes: ['/deposit*', '/withdraw*'],
    pair: '/t/([^/?]+)',
  },
  {
    id: 'kucoin',
    kind: 'exchange',
    matches: ['https://www.kucoin.com/*'],
    excludes: ['/assets*', '/*/assets*'],
    pair: '/(?:trade|futures/trade|price)/([^/?]+)',
  },
  {
    id: 'gate',
    kind: 'exchange',
    matches: ['https://www.gate.com/*'],
    excludes: ['/myaccount*', '/*/myaccount*'],
    pair: '/(?:trade|futures/\\w+)/([^/?]+)',
  },
  exchange('htx', 'www.htx.com', '/(?:trade|futures/\\w+)/([^/?]+)'),
  {
    id: 'bitget',
    kind: 'exchange',
    matches: ['https://www.bitget.com/*'],
    excludes: ['/asset/*', '/*/asset/*'],
    pair: '/(?:spot|futures/\\w+)/([^/?]+)',
  },
  exchange('bitmex', 'www.bitmex.com', '/app/trade/([^/?]+)'),
  exchange('hyperliquid', 'app.hyperliquid.xyz', '/trade/([^/?]+)'),
  {
    id: 'cme',
    kind: 'exchange',
    matches: ['https://www.cmegroup.com/markets/cryptocurrencies/*'],
    pair: '/cryptocurrencies/([^/?]+)',
  },
  // News
  news('coindesk', 'www.coindesk.com'),
  news('cointelegraph', 'cointelegraph.com'),
  news('beincrypto', 'beincrypto.com'),
  news('decrypt', 'decrypt.co'),
  news('theblock', 'www.theblock.co'),
  news('bitcoinmagazine', 'bitcoinmagazine.com'),
  news('cryptoslate', 'cryptoslate.com'),
  news('u-today', 'u.today'),
  news('newsbtc', 'www.newsbtc.com'),
  news('coingape', 'coingape.com'),
  news('ambcrypto', 'ambcrypto.com'),
  news('dailyhodl', 'dailyhodl.com'),
  news('cryptonews', 'cryptonews.com'),
  news('crypto-news', 'crypto.news'),
  news('cryptopotato', 'cryptopotato.com'),
  news('cryptopolitan', 'www.cryptopolitan.com'),
  news('blockworks', 'blockworks.co'),
  news('thedefiant', 'thedefiant.io'),
  news('unchained', 'unchainedcrypto.com'),
  news('bitcoinist', 'bitcoinist.com'),
  news('cryptobriefing', 'cryptobriefing.com'),
  news('dlnews', 'www.dlnews.com'),
  news('protos', 'protos.com'),
  news('finbold', 'finbold.com'),
  news('watcher-guru', 'watcher.guru'),
  news('bitcoin-news', 'news.bitcoin.com'),
  // Prices and measurements
  news('coinmarketcap', 'coinmarketcap.com', '/currencies/([^/?]+)'),
  news('coingecko', 'www.coingecko.com', '/coins/([^/?]+)'),
  news('cryptopanic', 'cryptopanic.com'),
  news('coinglass', 'www.coinglass.com', '/(?:currencies|tv|pro/futures)/(?:\\w+_)?([^/?]+)'),
  news('cryptoquant', 'cryptoquant.com'),
  news('glassnode', 'insights.glassnode.com'),
  {
    id: 'tradingview',
    kind: 'news',
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
