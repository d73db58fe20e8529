/**
 * Sentences with places that open something: `[the words](term)` opens a definition, and a
 * number that is put in by `numbered` opens its receipt. A translation moves them with its
 * words.
 */
import { type TermId, termIds } from './term-ids.ts';
import type { NumberId } from './receipt-ids.ts';

export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'term'; readonly text: string; readonly term: TermId }
  | { readonly kind: 'number'; readonly text: string; readonly receipt: NumberId };

/** A number as it stands in a sentence, with the receipt behind it. */
export const numbered = (text: string, receipt: NumberId): string => `[${text}](=${receipt})`;

const places = /\[([^\]]+)\]\((=?)([^()]+)\)/g;

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const words = (to: number): void => {
    if (to > from) pieces.push({ kind: 'words', text: text.slice(from, to) });
  };
  for (const found of text.matchAll(places)) {
    const [whole, said = '', isNumber, name = ''] = found;
    words(found.index);
    const term = termIds.find((id) => id === name);
    if (isNumber) pieces.push({ kind: 'number', text: said, receipt: name as NumberId });
    else if (term) pieces.push({ kind: 'term', text: said, term });
    else pieces.push({ kind: 'words', text: said });
    from = found.index + whole.length;
  }
  words(text.length);
  return pieces;
}

/** Numbers that lead to a receipt that is not there are words. */
export const leadingTo = (
  pieces: readonly Piece[],
  isThere: (receipt: NumberId) => boolean,
): readonly Piece[] =>
  pieces.map((piece) =>
    piece.kind === 'number' && !isThere(piece.receipt)
      ? { kind: 'words', text: piece.text }
      : piece,
  );

/** The same without its places. */
export const plainText = (pieces: readonly Piece[]): string =>
  pieces.map(({ text }) => text).join('');
