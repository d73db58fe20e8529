/**
 * The registry of exchanges without its adapters, put in by the build (`wxt.config.ts`), so
 * that the page knows every name and host and carries no reader of answers.
 */
import type { ListedExchange } from '../../lib/views/exchanges-view.ts';

declare const __LISTED_EXCHANGES__: readonly ListedExchange[];

export const listedExchanges: readonly ListedExchange[] = __LISTED_EXCHANGES__;
