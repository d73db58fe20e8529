/** Where each exchange of the registry documents what it says, put in by the build (`wxt.config.ts`). */
import type { Documentation } from '../../lib/views/receipts-view.ts';

declare const __LISTED_EXCHANGES__: readonly {
  readonly id: string;
  readonly documentation: string;
}[];

export const documentation: Documentation = Object.fromEntries(
  __LISTED_EXCHANGES__.map(({ id, documentation: url }) => [id, url]),
);
