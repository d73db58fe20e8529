/** What we do with the recorded answers of this folder. */
import type { Recorded } from './recorded.ts';

export default {
  exchange: 'coin-metrics',
  read: {},
  unread: {
    'note.asset_metrics_flash': 'flows without the reserve, shortened by its author',
    'real.daily_values_last30': 'values without the form of the answer',
  },
} satisfies Recorded;
