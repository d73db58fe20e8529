/** What we do with the recorded answers of this folder. */
import type { Recorded } from './recorded.ts';

export default {
  exchange: 'kraken',
  read: {
    'jkorf.futures.Klines': ['history-perpetual', '2021-05-12T13:00:00Z'],
    'jkorf.spot.Klines': ['history-spot', '2023-07-06T22:00:00Z'],
    'jkorf.spot.Ticker': ['spot', '2022-06-01T00:00:00Z'],
    'xchange.ohlc-data': ['history-spot', '2017-08-12T00:00:00Z'],
  },
  unread: {
    'cryptofeed.derivatives_api_v3_instruments':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'jkorf.futures.HistoricalFundingRates': 'an endpoint we do not ask',
    'jkorf.futures.Symbols':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'jkorf.futures.Tickers': 'the list of all contracts: we ask for one at a time',
    'jkorf.spot.Symbols':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'jkorf.spot.SystemStatus': 'an endpoint we do not ask',
    'xchange.assetpairs-data':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'xchange.depth-data': 'an endpoint we do not ask',
    'xchange.servertime-data': 'an endpoint we do not ask',
    'xchange.ticker-data': 'the pair in EUR: refused by its name',
  },
} satisfies Recorded;
