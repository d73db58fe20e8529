/**
 * "In-house flow rose above its range of 5 to 10." Nobody publishes what moves between the
 * wallets of one exchange, so it cannot be told. Beside it stands what is published, the
 * coins sent to and from all exchanges on the last day on record: another quantity.
 */
import type { Past } from '../series/past.ts';
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

function flowOf({ dayMs, flowIn, flowOut, reserve }: Past): Evidence[] {
  const row = flowIn.findLastIndex((coins, at) => coins !== null && (flowOut[at] ?? null) !== null);
  if (row < 0) return [];
  const flow = (flowIn[row] ?? 0) + (flowOut[row] ?? 0);
  const held = reserve[row] ?? 0;
  return [
    { name: 'flowDay', value: dayMs[row] ?? null, unit: 'time' },
    { name: 'flow', value: flow, unit: 'coins' },
    ...(held > 0
      ? ([{ name: 'flowShare', value: (flow / held) * 100, unit: 'percent' }] as const)
      : []),
  ];
}
