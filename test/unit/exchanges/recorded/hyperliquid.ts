/** What we do with the recorded answers of this folder. */
import type { Recorded } from './recorded.ts';

export default {
  exchange: 'hyperliquid',
  read: {
    'ccxtc.fetch_funding_rate_history.1': ['funding', '2024-01-03T14:00:00Z', 'as it is', 'ETH'],
    'ccxtc.fetch_funding_rates.1': ['perpetual', '2024-01-03T14:00:00Z', 'as it is', 'SOL'],
    'ccxtc.fetch_swap_markets.1': ['perpetual', '2024-01-03T14:00:00Z', 'as it is', 'SOL'],
    'jkorf.info.ExchangeInfoAndTickers': ['perpetual', '2024-01-03T14:00:00Z'],
    'jkorf.info.FundingRateHistory': ['funding', '2023-05-12T00:10:00Z', 'as it is', 'ETH'],
  },
  unread: {
    'ccxtc.fetch_ohlcv.1': 'candles of 15 minutes: refused by their interval',
    'ccxtc.parse_funding_rate.1': 'one coin without the lists around it',
    'ccxtc.parse_market.1': 'one coin without the lists around it',
    'ccxtc.parse_ohlcv.1': 'a row without its list',
    'ccxtc.parse_open_interest.1': 'one coin without the lists around it',
    'ccxtc.parse_ticker.1': 'one coin without the lists around it',
    'jkorf.info-spot.ExchangeInfo': 'the spot market, which we do not ask',
    'jkorf.info-spot.ExchangeInfoAndTickers': 'the spot market, which we do not ask',
    'jkorf.info-spot.Klines': 'the spot market, which we do not ask',
    'jkorf.info-spot.Prices': 'the spot market, which we do not ask',
    'jkorf.info.ExchangeInfo': 'the names without the states beside them',
  },
} satisfies Recorded;
