/**
 * The registry of exchanges without its adapters, put in by the build (`wxt.config.ts`), so
 * that a page knows every name and host and carries no reader of answers.
 */
import type { ListedExchange } from '../views/exchanges-view.ts';

declare const __LISTED_EXCHANGES__: readonly ListedExchange[];

export const listedExchanges: readonly ListedExchange[] = __LISTED_EXCHANGES__;
