/** The quotes of a ledger by kind: the last good answer of every request. */
import type { Quote } from '../quotes/quote.ts';
import type { Ledger } from './ledger.ts';

export type QuotesByKind = {
  readonly [K in Quote['kind']]: readonly Extract<Quote, { kind: K }>[];
};

export function quotesOf({ requests }: Ledger): QuotesByKind {
  const all = Object.values(requests).flatMap(({ quotes }) => quotes);
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
