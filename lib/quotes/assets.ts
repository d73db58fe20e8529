/**
 * The assets the extension can read: the registry and nothing else. All that differs from
 * coin to coin beyond its symbol stands here, so that another one is one entry.
 */
interface Asset {
  readonly id: string;
  readonly name: string;
  /** What exchanges call it that name coins after the pattern of ISO 4217. */
  readonly isoName: string;
  /** More coins than will exist in our time: an amount beyond it is in another unit. */
  readonly mostCoins: number;
  /** Whether dated futures are listed; without them there is no 30-day basis and no regime. */
  readonly dated: boolean;
  /** Whether Coin Metrics counts the coins on exchanges for free. */
  readonly reserve: boolean;
}

export const assets = [
  { id: 'BTC', name: 'Bitcoin', isoName: 'XBT', mostCoins: 21e6, dated: true, reserve: true },
  { id: 'ETH', name: 'Ethereum', isoName: 'ETH', mostCoins: 3e8, dated: true, reserve: true },
  { id: 'SOL', name: 'Solana', isoName: 'SOL', mostCoins: 2e9, dated: false, reserve: false },
] as const satisfies readonly Asset[];

export type AssetId = (typeof assets)[number]['id'];

/** The entry of an asset. */
export const assetOf = (id: AssetId): Asset => assets.find((asset) => asset.id === id) ?? assets[0];
