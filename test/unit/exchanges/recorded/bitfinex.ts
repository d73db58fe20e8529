/** What we do with the recorded answers of this folder. */
import type { Recorded } from './recorded.ts';

export default {
  exchange: 'bitfinex',
  read: {
    'jkorf.v2.Ticker': ['spot', '2017-12-01T00:00:00Z'],
    'jkorf.v2.Tickers': ['spot', '2017-12-01T00:00:00Z'],
    'xchange.status-data': ['perpetual', '2020-01-23T12:13:00Z'],
    'xchange.ticker-data-2': ['spot', '2019-11-25T00:00:00Z'],
  },
  unread: {
    'cryptofeed.v2_conf_pub_list_currency':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'cryptofeed.v2_conf_pub_list_pair_exchange':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'cryptofeed.v2_conf_pub_list_pair_future':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'jkorf.v2.DerivativesStatus': 'another coin than ours: refused by its symbol',
    'jkorf.v2.DerivativesStatusHistory':
      'the past of the status: one request for each day, not asked',
    'jkorf.v2.FuturesSymbols':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'jkorf.v2.Klines': 'a candle of a minute, where we ask for hours',
    'jkorf.v2.LastKline': 'an endpoint we do not ask',
    'jkorf.v2.Liquidations': 'an endpoint we do not ask',
    'jkorf.v2.LongsShortsTotals': 'an endpoint we do not ask',
    'jkorf.v2.PlatformStatus': 'an endpoint we do not ask',
    'jkorf.v2.Symbols':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'jkorf.v2.TickerHistory': 'an endpoint we do not ask',
    'xchange.marketdepth-data': 'the first version of the API',
    'xchange.ticker-data': 'the first version of the API',
  },
} satisfies Recorded;
