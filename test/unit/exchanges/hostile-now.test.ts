/** Hostile answers to what is asked now. */
import type { Exchange } from '../../../lib/exchanges/exchange.ts';
import { exchanges } from '../../../lib/exchanges/index.ts';
import { describeHostile } from './hostile.ts';
import { nowMs, sample } from './samples.ts';

describeHostile(
  (exchanges as readonly Exchange[]).flatMap(({ id, endpoints }) =>
    endpoints.map((endpoint) => ({
      title: `${id}/${endpoint.id}`,
      sample: sample(id, endpoint.id),
      read: (payload: unknown) => endpoint.read(payload, { asset: 'BTC', receivedAtMs: nowMs }),
    })),
  ),
);
