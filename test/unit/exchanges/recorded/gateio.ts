/** What we do with the recorded answers of this folder. */
import type { Recorded } from './recorded.ts';

export default {
  exchange: 'gate',
  read: {
    'ccxtc.parse_funding_rate.1': ['perpetual', '2021-01-07T15:00:00Z'],
    'ccxtc.parse_ohlcv.1': ['history-spot', '2022-08-20T04:00:00Z', 'as one row'],
    'ccxtc.parse_ohlcv.2': ['history-perpetual', '2021-09-29T03:00:00Z', 'as one row'],
    'jkorf.futures.Contract': ['perpetual', '2021-01-07T15:00:00Z'],
    'jkorf.futures.ContractStats': ['history-open-interest', '2020-10-28T07:00:00Z'],
    'jkorf.futures.FundingRateHistory': ['funding', '2018-12-05T00:00:00Z'],
    'jkorf.futures.Klines': ['history-perpetual', '2018-10-18T12:00:00Z'],
    'jkorf.spot.Klines': ['history-spot', '2024-06-01T14:00:00Z'],
    'xchange.api_v4_spot_tickers': ['spot', '2023-08-21T00:00:00Z'],
    'xchange.api_v4_spot_tickers_btc-usdt': ['spot', '2023-08-21T00:00:00Z'],
  },
  unread: {
    'ccxtc.fetch_funding_rate.1': 'the list of all contracts, where we ask for one',
    'ccxtc.fetch_funding_rate_history.1':
      'its instant in milliseconds, where the exchange sends seconds',
    'ccxtc.fetch_funding_rates.1': 'the list of all contracts, where we ask for one',
    'ccxtc.fetch_open_interest_history.1': 'more coins than ours will ever have: another one',
    'ccxtc.parse_contract_market.1':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'ccxtc.parse_open_interest.1': 'more coins than ours will ever have: another one',
    'ccxtc.parse_ticker.1': 'another coin than ours: refused by its pair',
    'ccxtc.parse_ticker.2': 'the perpetual is read from its contract, where its size stands',
    'ccxtc.parse_ticker.3': 'an endpoint we do not ask',
    'ccxtc.parse_ticker.4': 'an option',
    'cryptofeed.api_v4_futures_usdt_contracts': 'the list of all contracts, where we ask for one',
    'jkorf.futures.Contracts': 'the list of all contracts, where we ask for one',
    'jkorf.futures.IndexConstituents': 'an endpoint we do not ask',
    'jkorf.futures.IndexKlines': 'the premium of an index, no price: not asked',
    'jkorf.futures.Liquidations': 'an endpoint we do not ask',
    'jkorf.futures.Tickers': 'the perpetual is read from its contract, where its size stands',
    'jkorf.spot.Symbols':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'jkorf.spot.Tickers': 'another coin than ours: refused by its pair',
  },
} satisfies Recorded;
