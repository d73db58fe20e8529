/**
 * "In-house flow rose above its range of 5 to 10." Nobody publishes what moves between the
 * wallets of one exchange, so it cannot be told. Beside it stands what is published, the
 * coins sent to and from all exchanges on the last day on record, with its percentile in its
 * own year: another quantity.
 */
import { dayMs } from '../quotes/point.ts';
import type { Past } from '../series/past.ts';
import { exchangeFlow } from '../signals/exchange-flow.ts';
import type { Evidence } from '../signals/reading.ts';
import type { Claim } from './claim.ts';

export const claim8: Claim = {
  id: '8',
  check: (past) => [
    {
      dialect: null,
      verdict: 'cannot-tell',
      reason: { key: 'notPublished' },
      numbers: flowOf(past),
    },
  ],
};

function flowOf(past: Past): Evidence[] {
  const { amount, percentile } = exchangeFlow(past);
  if (amount.value === null || amount.asOfMs === null) return [];
  return [
    { name: 'flowDay', value: amount.asOfMs - dayMs, unit: 'time' },
    { name: 'flowShare', value: amount.value, unit: 'percent' },
    { name: 'flowPercentile', value: percentile, unit: 'percentile' },
  ];
}
