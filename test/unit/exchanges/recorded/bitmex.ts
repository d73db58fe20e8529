/** What we do with the recorded answers of this folder. */
import type { Recorded } from './recorded.ts';

export default {
  exchange: 'bitmex',
  read: {
    'cryptofeed.api_v1_instrument_active': ['perpetual', '2021-07-22T22:36:10Z'],
  },
  unread: {
    'ccxtc.fetch_funding_rate_history.1': 'another contract than ours: refused by its symbol',
    'ccxtc.fetch_ohlcv.1': 'bins of a minute, none of which ends with an hour',
    'ccxtc.fetch_open_interests.1': 'an endpoint we do not ask',
    'ccxtc.parse_funding_rate_history.1': 'a row without its list',
    'ccxtc.parse_ohlcv.1': 'a row without its list',
    'ccxtc.parse_open_interest.1': 'an endpoint we do not ask',
    'xchange.api_v1_instrument_active': 'spot pairs, which have no index',
  },
} satisfies Recorded;
