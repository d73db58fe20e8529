/** What we do with the recorded answers of this folder. */
import type { Recorded } from './recorded.ts';

export default {
  exchange: 'bybit',
  read: {
    'ccxtc.fetch_funding_rates.1': ['perpetual', '2022-09-20T10:34:15Z'],
    'ccxtc.fetch_ticker.1': ['inverse', '2022-12-30T05:01:38Z'],
    'ccxtc.fetch_tickers.1': ['inverse', '2022-12-30T05:01:38Z'],
    'docs.index-price-kline': ['history-index', '2022-12-26T03:45:00Z'],
    'docs.tickers': ['inverse', '2025-10-13T10:46:11Z'],
    'docs.tickers-3': ['spot', '2023-01-16T08:51:29Z'],
    'jkorf.v5.IndexPriceKlines': ['history-index', '2022-12-26T03:45:00Z'],
    'jkorf.v5.LinearInverseTickers': ['inverse', '2022-12-30T05:01:38Z'],
    'jkorf.v5.SpotTickers': ['spot', '2023-01-16T08:51:29Z'],
  },
  unread: {
    'ccxtc.fetch_funding_rate_history.1': 'another coin than ours: refused by its symbol',
    'ccxtc.fetch_future_markets.1':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'ccxtc.fetch_long_short_ratio_history.1': 'an endpoint we do not ask',
    'ccxtc.fetch_ohlcv.1': 'candles of the inverse perpetual: not asked',
    'ccxtc.fetch_open_interest.1': 'open interest of the inverse perpetual: not asked',
    'ccxtc.fetch_spot_markets.1':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'ccxtc.fetch_time.1': 'an endpoint we do not ask',
    'ccxtc.parse_funding_rate.1': 'a row without its envelope',
    'ccxtc.parse_ohlcv.1': 'a row without its envelope',
    'ccxtc.parse_open_interest.1': 'a row without its envelope',
    'ccxtc.parse_ticker.1': 'a row without its envelope',
    'ccxtc.parse_ticker.2': 'a row without its envelope',
    'ccxtc.parse_ticker.3': 'an option',
    'docs.account-ratio': 'an endpoint we do not ask',
    'docs.delivery-price': 'an endpoint we do not ask',
    'docs.funding-history': 'another coin than ours: refused by its symbol',
    'docs.index-price-components': 'an endpoint we do not ask',
    'docs.instruments-info-2':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'docs.instruments-info-3':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'docs.kline': 'candles of the inverse perpetual: not asked',
    'docs.mark-price-kline': 'an endpoint we do not ask',
    'docs.open-interest': 'open interest of the inverse perpetual: not asked',
    'docs.premium-index-price-kline': 'an endpoint we do not ask',
    'docs.tickers-2': 'an option',
    'docs.time': 'an endpoint we do not ask',
    'jkorf.v5.DeliveryPrice': 'an endpoint we do not ask',
    'jkorf.v5.FundingRateHistory': 'another coin than ours: refused by its symbol',
    'jkorf.v5.Klines': 'candles of the inverse perpetual: not asked',
    'jkorf.v5.LinearInverseSymbols':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'jkorf.v5.LongShortRatio': 'an endpoint we do not ask',
    'jkorf.v5.MarkPriceKlines': 'an endpoint we do not ask',
    'jkorf.v5.OpenInterest': 'open interest of the inverse perpetual: not asked',
    'jkorf.v5.PremiumIndexPriceKlines': 'an endpoint we do not ask',
    'jkorf.v5.SpotSymbols':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'jkorf.v5.SystemStatus': 'an endpoint we do not ask',
  },
} satisfies Recorded;
