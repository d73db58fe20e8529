/** What we do with the recorded answers of this folder. */
import type { Recorded } from './recorded.ts';

export default {
  exchange: 'coinbase',
  read: {},
  unread: {
    'jkorf.advanced.Klines': 'an endpoint we do not ask',
    'jkorf.advanced.Symbols':
      'a list of instruments, which we never ask for: expiries come from the symbols',
  },
} satisfies Recorded;
