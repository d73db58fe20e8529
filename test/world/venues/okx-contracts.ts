/**
 * Which bitcoin contracts OKX lists at an instant: perpetuals (SWAP) and dated contracts
 * (FUTURES), each margined in USDT or in coins. Dated ones end at 08:00 UTC: two weeks, two
 * months, three quarters ahead. Among the futures there is a perpetual that ends in 2031.
 */
import {
  at0800Utc,
  compactDay,
  monthExpiriesAfter,
  weekExpiriesAfter,
} from '../market/calendar.ts';

export interface OkxContract {
  readonly instId: string;
  readonly instType: 'SWAP' | 'FUTURES';
  readonly instFamily: string;
  /** Null for what never ends, or only in name. */
  readonly expiryMs: number | null;
  /** Of the venue's open interest. */
  readonly share: number;
}

/** Families, with the shares of their perpetual and of all their dated contracts. */
const families = [
  ['BTC-USDT', 0.76, 0.03],
  ['BTC-USD', 0.15, 0.05],
] as const;

export function okxContracts(nowMs: number): OkxContract[] {
  const expiries = new Set([
    ...weekExpiriesAfter(nowMs, 2),
    ...monthExpiriesAfter(nowMs, 2, 1, at0800Utc),
    ...monthExpiriesAfter(nowMs, 3, 3, at0800Utc),
  ]);
  const sorted = [...expiries].sort((a, b) => a - b);
  const contracts = families.flatMap(([instFamily, swapShare, datedShare]): OkxContract[] => [
    {
      instId: `${instFamily}-SWAP`,
      instType: 'SWAP',
      instFamily,
      expiryMs: null,
      share: swapShare,
    },
    ...sorted.map((expiryMs): OkxContract => ({
      instId: `${instFamily}-${compactDay(expiryMs)}`,
      instType: 'FUTURES',
      instFamily,
      expiryMs,
      share: datedShare / sorted.length,
    })),
  ]);
  return [...contracts, endless];
}

const endless: OkxContract = {
  instId: 'BTC-USD_UM_XPERP-310404',
  instType: 'FUTURES',
  instFamily: 'BTC-USD_UM_XPERP',
  expiryMs: null,
  share: 0.01,
};
