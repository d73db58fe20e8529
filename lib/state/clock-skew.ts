/**
 * How far the machine's clock is ahead of the world's, in ms: the median over the hosts of
 * one cycle of the time of receipt less the `Date` header. What three hosts agree on is the
 * machine's fault; up to two minutes it is nobody's, since answers take their time.
 */
import { median } from '../quotes/median.ts';

export interface SeenClock {
  readonly host: string;
  /** By the machine's clock. */
  readonly receivedAtMs: number;
  /** From the `Date` header. */
  readonly serverTimeMs: number;
}

const fewestHosts = 3;
export const toleratedSkewMs = 2 * 60_000;

/** Null with fewer than three hosts: nothing can be said. */
export function clockSkew(seen: readonly SeenClock[]): number | null {
  const hosts = Map.groupBy(seen, ({ host }) => host);
  if (hosts.size < fewestHosts) return null;
  const perHost = [...hosts.values()].flatMap(
    (clocks) =>
      median(clocks.map(({ receivedAtMs, serverTimeMs }) => receivedAtMs - serverTimeMs)) ?? [],
  );
  const skew = median(perHost) ?? 0;
  return Math.abs(skew) > toleratedSkewMs ? Math.round(skew) : 0;
}
