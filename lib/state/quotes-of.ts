/** The quotes of a ledger by kind: the last good answers about one asset. */
import type { AssetId } from '../quotes/assets.ts';
import type { Quote } from '../quotes/quote.ts';
import type { Ledger } from './ledger.ts';

export type QuotesByKind = {
  readonly [K in Quote['kind']]: readonly Extract<Quote, { kind: K }>[];
};

/** @param exchanges ids of those that count */
export function quotesOf(
  { requests }: Ledger,
  asset: AssetId,
  exchanges: ReadonlySet<string>,
): QuotesByKind {
  const all = Object.values(requests)
    .flatMap(({ quotes }) => quotes)
    .filter((quote) => quote.asset === asset && exchanges.has(quote.exchange));
  const of = <K extends Quote['kind']>(kind: K): Extract<Quote, { kind: K }>[] =>
    all.filter((quote): quote is Extract<Quote, { kind: K }> => quote.kind === kind);
  return {
    spot: of('spot'),
    perpetual: of('perpetual'),
    future: of('future'),
    funding: of('funding'),
    'open-interest': of('open-interest'),
    reserve: of('reserve'),
  };
}
