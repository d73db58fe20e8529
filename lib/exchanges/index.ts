/** The exchanges and data sources: the registry and nothing else. */
import type { Exchange } from './exchange.ts';

export const exchanges = [] as const satisfies readonly Exchange[];
