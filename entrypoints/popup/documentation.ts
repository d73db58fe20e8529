/** Where each exchange of the registry documents what it says. */
import { listedExchanges } from '../../lib/platform/listed-exchanges.ts';
import type { Documentation } from '../../lib/views/receipts-view.ts';

export const documentation: Documentation = Object.fromEntries(
  listedExchanges.map(({ id, documentation: url }) => [id, url]),
);
