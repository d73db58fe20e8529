/** What we do with the recorded answers of this folder. */
import type { Recorded } from './recorded.ts';

export default {
  exchange: 'coinbase',
  read: {
    'ccxtr.candles_BTC-USDT_1h': ['history-spot', '2024-03-13T13:00:00Z'],
    'ccxtr.ticker_BTC-USDT': ['spot', '2024-03-13T11:10:45Z'],
    'xchange.historical-candles': ['history-spot', '2018-02-02T00:00:00Z'],
    'xchange.ticker-data': ['spot', '2015-04-08T20:49:10Z'],
  },
  unread: {
    'cryptofeed.products':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'xchange.products':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'xchange.stats-data': 'an endpoint we do not ask',
  },
} satisfies Recorded;
