/** The assets the extension can read: the registry and nothing else. */
export const assets = [{ id: 'BTC', name: 'Bitcoin' }] as const;

export type AssetId = (typeof assets)[number]['id'];
