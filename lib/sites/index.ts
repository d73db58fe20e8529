/** The sites on which the pill may appear: the registry and nothing else. */
import type { Site } from './site.ts';

export const sites = [
  // Exchanges
  {
    id: 'binance',
    kind: 'exchange',
    matches: ['https://www.binance.com/*'],
    excludes: ['/my/*', '/*/my/*', '/*/convert*', '/*/fiat/*'],
  },
  {
    id: 'coinbase',
    kind: 'exchange',
    matches: [
      'https://www.coinbase.com/advanced-trade/*',
      'https://www.coinbase.com/price/*',
      'https://www.coinbase.com/*/price/*',
    ],
  },
  {
    id: 'kraken',
    kind: 'exchange',
    matches: ['https://pro.kraken.com/app/trade/*', 'https://www.kraken.com/prices/*'],
  },
  {
    id: 'okx',
    kind: 'exchange',
    matches: ['https://www.okx.com/*'],
    excludes: ['/balance/*', '/*/balance/*'],
  },
  {
    id: 'bybit',
    kind: 'exchange',
    matches: ['https://www.bybit.com/*'],
    excludes: ['/user/*', '/*/user/*', '/app/*', '/*/fiat/*'],
  },
  { id: 'deribit', kind: 'exchange', matches: ['https://www.deribit.com/*'] },
  { id: 'bitstamp', kind: 'exchange', matches: ['https://www.bitstamp.net/*'] },
  {
    id: 'bitfinex',
    kind: 'exchange',
    matches: ['https://trading.bitfinex.com/*', 'https://www.bitfinex.com/*'],
    excludes: ['/deposit*', '/withdraw*'],
  },
  {
    id: 'kucoin',
    kind: 'exchange',
    matches: ['https://www.kucoin.com/*'],
    excludes: ['/assets*', '/*/assets*'],
  },
  {
    id: 'gate',
    kind: 'exchange',
    matches: ['https://www.gate.com/*'],
    excludes: ['/myaccount*', '/*/myaccount*'],
  },
  { id: 'htx', kind: 'exchange', matches: ['https://www.htx.com/*'] },
  {
    id: 'bitget',
    kind: 'exchange',
    matches: ['https://www.bitget.com/*'],
    excludes: ['/asset/*', '/*/asset/*'],
  },
  { id: 'bitmex', kind: 'exchange', matches: ['https://www.bitmex.com/*'] },
  { id: 'hyperliquid', kind: 'exchange', matches: ['https://app.hyperliquid.xyz/*'] },
  {
    id: 'cme',
    kind: 'exchange',
    matches: ['https://www.cmegroup.com/markets/cryptocurrencies/*'],
  },
  // News
  { id: 'coindesk', kind: 'news', matches: ['https://www.coindesk.com/*'] },
  { id: 'cointelegraph', kind: 'news', matches: ['https://cointelegraph.com/*'] },
  { id: 'beincrypto', kind: 'news', matches: ['https://beincrypto.com/*'] },
  { id: 'decrypt', kind: 'news', matches: ['https://decrypt.co/*'] },
  { id: 'theblock', kind: 'news', matches: ['https://www.theblock.co/*'] },
  { id: 'bitcoinmagazine', kind: 'news', matches: ['https://bitcoinmagazine.com/*'] },
  { id: 'cryptoslate', kind: 'news', matches: ['https://cryptoslate.com/*'] },
  { id: 'u-today', kind: 'news', matches: ['https://u.today/*'] },
  { id: 'newsbtc', kind: 'news', matches: ['https://www.newsbtc.com/*'] },
  { id: 'coingape', kind: 'news', matches: ['https://coingape.com/*'] },
  { id: 'ambcrypto', kind: 'news', matches: ['https://ambcrypto.com/*'] },
  { id: 'dailyhodl', kind: 'news', matches: ['https://dailyhodl.com/*'] },
  { id: 'cryptonews', kind: 'news', matches: ['https://cryptonews.com/*'] },
  { id: 'crypto-news', kind: 'news', matches: ['https://crypto.news/*'] },
  { id: 'cryptopotato', kind: 'news', matches: ['https://cryptopotato.com/*'] },
  { id: 'cryptopolitan', kind: 'news', matches: ['https://www.cryptopolitan.com/*'] },
  { id: 'blockworks', kind: 'news', matches: ['https://blockworks.co/*'] },
  { id: 'thedefiant', kind: 'news', matches: ['https://thedefiant.io/*'] },
  { id: 'unchained', kind: 'news', matches: ['https://unchainedcrypto.com/*'] },
  { id: 'bitcoinist', kind: 'news', matches: ['https://bitcoinist.com/*'] },
  { id: 'cryptobriefing', kind: 'news', matches: ['https://cryptobriefing.com/*'] },
  { id: 'dlnews', kind: 'news', matches: ['https://www.dlnews.com/*'] },
  { id: 'protos', kind: 'news', matches: ['https://protos.com/*'] },
  { id: 'finbold', kind: 'news', matches: ['https://finbold.com/*'] },
  { id: 'watcher-guru', kind: 'news', matches: ['https://watcher.guru/*'] },
  { id: 'bitcoin-news', kind: 'news', matches: ['https://news.bitcoin.com/*'] },
  // Prices and measurements
  { id: 'coinmarketcap', kind: 'news', matches: ['https://coinmarketcap.com/*'] },
  { id: 'coingecko', kind: 'news', matches: ['https://www.coingecko.com/*'] },
  { id: 'cryptopanic', kind: 'news', matches: ['https://cryptopanic.com/*'] },
  { id: 'coinglass', kind: 'news', matches: ['https://www.coinglass.com/*'] },
  { id: 'cryptoquant', kind: 'news', matches: ['https://cryptoquant.com/*'] },
  { id: 'glassnode', kind: 'news', matches: ['https://insights.glassnode.com/*'] },
  {
    id: 'tradingview',
    kind: 'news',
    matches: [
      'https://www.tradingview.com/symbols/BTC*',
      'https://www.tradingview.com/symbols/CRYPTOCAP-BTC*',
      'https://www.tradingview.com/markets/cryptocurrencies/*',
    ],
  },
] as const satisfies readonly Site[];

export type SiteId = (typeof sites)[number]['id'];

export const isSite = (id: string): id is SiteId => sites.some((site) => site.id === id);
