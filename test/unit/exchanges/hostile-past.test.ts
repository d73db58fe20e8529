/** Hostile answers to what is asked of the past. */
import type { Exchange } from '../../../lib/exchanges/exchange.ts';
import { exchanges } from '../../../lib/exchanges/index.ts';
import { describeHostile } from './hostile.ts';
import { pageReceipt, sample } from './samples.ts';

describeHostile(
  (exchanges as readonly Exchange[]).flatMap(({ id, history }) =>
    history.map((source) => ({
      title: `${id}/history-${source.series}`,
      sample: sample(id, `history-${source.series}`),
      read: (payload: unknown) => source.read(payload, pageReceipt),
    })),
  ),
);
