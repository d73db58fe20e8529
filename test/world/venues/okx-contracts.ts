/**
 * Which contracts of a coin OKX lists at an instant: perpetuals (SWAP) and dated contracts
 * (FUTURES), each margined in USDT or in coins. Dated ones end at 08:00 UTC: two weeks, two
 * months, three quarters ahead. Among the futures there is a perpetual that ends in 2031.
 * Solana has perpetuals only.
 */
import {
  at0800Utc,
  compactDay,
  monthExpiriesAfter,
  weekExpiriesAfter,
} from '../market/calendar.ts';
import type { MarketAsset } from '../market/market.ts';

export interface OkxContract {
  readonly asset: MarketAsset;
  readonly instId: string;
  readonly instType: 'SWAP' | 'FUTURES';
  readonly instFamily: string;
  readonly currency: 'USDT' | 'USD';
  /** Null for what never ends, or only in name. */
  readonly expiryMs: number | null;
  /** Of the venue's open interest. */
  readonly share: number;
}

/** Currencies, with the shares of the perpetual and of all dated contracts. */
const families = [
  ['USDT', 0.76, 0.03],
  ['USD', 0.15, 0.05],
] as const;
const endlessShare = 0.01;

export function okxContracts(asset: MarketAsset, nowMs: number): OkxContract[] {
  const sorted = asset === 'SOL' ? [] : expiriesAfter(nowMs);
  const contracts = families.flatMap(([currency, swapShare, datedShare]): OkxContract[] => {
    const instFamily = `${asset}-${currency}`;
    return [
      {
        asset,
        instId: `${instFamily}-SWAP`,
        instType: 'SWAP',
        instFamily,
        currency,
        expiryMs: null,
        share: swapShare,
      },
      ...sorted.map((expiryMs): OkxContract => ({
        asset,
        instId: `${instFamily}-${compactDay(expiryMs)}`,
        instType: 'FUTURES',
        instFamily,
        currency,
        expiryMs,
        share: datedShare / sorted.length,
      })),
    ];
  });
  return sorted.length === 0 ? contracts : [...contracts, endless(asset)];
}

function expiriesAfter(nowMs: number): number[] {
  const expiries = new Set([
    ...weekExpiriesAfter(nowMs, 2),
    ...monthExpiriesAfter(nowMs, 2, 1, at0800Utc),
    ...monthExpiriesAfter(nowMs, 3, 3, at0800Utc),
  ]);
  return [...expiries].sort((a, b) => a - b);
}

const endless = (asset: MarketAsset): OkxContract => ({
  asset,
  instId: `${asset}-USD_UM_XPERP-310404`,
  instType: 'FUTURES',
  instFamily: `${asset}-USD_UM_XPERP`,
  currency: 'USD',
  expiryMs: null,
  share: endlessShare,
});
