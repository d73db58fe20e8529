/** What we do with the recorded answers of this folder. */
import type { Recorded } from './recorded.ts';

export default {
  exchange: 'bitstamp',
  read: {
    'ccxtr.ticker_btcusdt': ['spot', '2024-03-13T11:10:50Z'],
    'xchange.ticker-data': ['spot', '2013-10-14T21:46:00Z'],
  },
  unread: {
    'ccxtr.funding_rate_history_ethusd-perp': 'an endpoint we do not ask',
    'ccxtr.ohlc_btcusdt_1h': 'the pair in USDT: refused by its name where we ask for USD',
    'cryptofeed.api_v2_trading_pairs_info_':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'xchange.full-depth-data': 'an endpoint we do not ask',
    'xchange.stream-depth-data': 'an endpoint we do not ask',
  },
} satisfies Recorded;
