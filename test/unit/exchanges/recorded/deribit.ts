/** What we do with the recorded answers of this folder. */
import type { Recorded } from './recorded.ts';

export default {
  exchange: 'deribit',
  read: {
    'ccxtr.tradingview_chart_data_BTC_USDT_1h': ['history-perpetual', '2024-03-13T13:00:00Z'],
  },
  unread: {
    'ccxtc.public_get_book_summary_by_currency_BTC':
      'an option row: passed over, and nothing else is in the answer',
    'ccxtc.public_ticker_BTC-PERPETUAL': 'an endpoint we do not ask',
    'ccxtr.ticker_spot_BTC_USDT': 'an endpoint we do not ask',
    'cryptofeed.api_v2_public_get_instruments_currency_BTC_expired_false':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'xchange.instrument':
      'a list of instruments, which we never ask for: expiries come from the symbols',
    'xchange.orderbook': 'an endpoint we do not ask',
    'xchange.summary': 'a single option row without the envelope',
    'xchange.ticker': 'an option, from an endpoint we do not ask',
  },
} satisfies Recorded;
