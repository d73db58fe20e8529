/**
 * Which dated futures of a coin Deribit lists at an instant: three weeks, three months and
 * four quarters ahead, each once, ending at 08:00 UTC. Names have no leading zero.
 */
import {
  at0800Utc,
  deribitDay,
  monthExpiriesAfter,
  weekExpiriesAfter,
} from '../market/calendar.ts';
import type { MarketAsset } from '../market/market.ts';

export interface DeribitContract {
  readonly name: string;
  readonly expiryMs: number;
}

export function deribitContracts(nowMs: number, asset: MarketAsset = 'BTC'): DeribitContract[] {
  const expiries = new Set([
    ...weekExpiriesAfter(nowMs, 3),
    ...monthExpiriesAfter(nowMs, 3, 1, at0800Utc),
    ...monthExpiriesAfter(nowMs, 4, 3, at0800Utc),
  ]);
  return [...expiries]
    .sort((a, b) => a - b)
    .map((expiryMs) => ({ name: `${asset}-${deribitDay(expiryMs)}`, expiryMs }));
}
