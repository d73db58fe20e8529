/** What we do with the recorded answers of this folder. */
import type { Recorded } from './recorded.ts';

export default {
  exchange: 'okx',
  read: {
    'ccxtc.fetch_funding_rate_history.1': ['funding', '2020-08-10T02:30:00Z'],
    'ccxtc.fetch_ohlcv.1': ['history-spot', '2023-03-16T03:00:00Z'],
    'ccxtc.fetch_open_interest.1': ['open-interest-perpetual', '2022-09-24T07:38:30Z'],
    'ccxtc.fetch_open_interests.1': ['open-interest-perpetual', '2022-09-24T07:38:30Z'],
    'jkorf.v5.IndexKlines': ['history-index', '2020-08-10T04:00:00Z'],
    'jkorf.v5.MarkPriceKlines': ['history-index', '2020-08-10T04:00:00Z'],
    'jkorf.v5.OpenInterests': ['open-interest-perpetual', '2020-08-10T02:26:25Z'],
  },
  unread: {
    'ccxtc.fetch_funding_rate.1': 'an endpoint we do not ask',
    'ccxtc.fetch_funding_rates.1': 'an endpoint we do not ask',
    'ccxtc.fetch_long_short_ratio_history.1': 'an endpoint we do not ask',
    'ccxtc.fetch_mark_price.1': 'another coin than ours: refused by its symbol',
    'ccxtc.fetch_markets_by_type.1':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'ccxtc.fetch_open_interest_history.1':
      'open interest and volume of all contracts in USD, which we do not ask for',
    'ccxtc.fetch_ticker.1': 'another coin than ours: refused by its symbol',
    'ccxtc.fetch_tickers.1': 'another coin than ours: refused by its symbol',
    'ccxtc.fetch_time.1': 'an endpoint we do not ask',
    'ccxtc.parse_funding_rate.1': 'an endpoint we do not ask',
    'ccxtc.parse_funding_rate.2': 'an endpoint we do not ask',
    'ccxtc.parse_market.1':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'ccxtc.parse_market.2':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'ccxtc.parse_ohlcv.1': 'one unfinished candle without the envelope',
    'ccxtc.parse_open_interest.1': 'an endpoint we do not ask',
    'ccxtc.parse_open_interest.2': 'open interest of an option',
    'ccxtc.parse_ticker.1': 'another coin than ours: refused by its symbol',
    'ccxtc.parse_ticker.2': 'another coin than ours: refused by its symbol',
    'cryptofeed.api_v5_public_instruments_instType_FUTURES':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'cryptofeed.api_v5_public_instruments_instType_OPTION_uly_BTC_USD':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'cryptofeed.api_v5_public_instruments_instType_OPTION_uly_ETH_USD':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'cryptofeed.api_v5_public_instruments_instType_SPOT':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'cryptofeed.api_v5_public_instruments_instType_SWAP':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'jkorf.v5.DeliveryExerciseHistory': 'an endpoint we do not ask',
    'jkorf.v5.FundingRateHistory': 'funding of the coin-margined perpetual: not asked',
    'jkorf.v5.FundingRates': 'an endpoint we do not ask',
    'jkorf.v5.IndexTickers': 'one answer of two that are read together, without the other',
    'jkorf.v5.KlineHistory': 'unfinished candles: they read as an empty page',
    'jkorf.v5.Klines': 'unfinished candles: they read as an empty page',
    'jkorf.v5.MarkPrices': 'one answer of two that are read together, without the other',
    'jkorf.v5.PremiumHistory': 'an endpoint we do not ask',
    'jkorf.v5.RubikContractSummary': 'an endpoint we do not ask',
    'jkorf.v5.RubikLongShortRatio': 'an endpoint we do not ask',
    'jkorf.v5.RubikTakerVolume': 'an endpoint we do not ask',
    'jkorf.v5.ServerTime': 'an endpoint we do not ask',
    'jkorf.v5.SettlementHistory': 'an endpoint we do not ask',
    'jkorf.v5.Symbols':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'jkorf.v5.Ticker': 'a perpetual where we ask for spot',
    'jkorf.v5.Tickers': 'an endpoint we do not ask',
  },
} satisfies Recorded;
