import type { Piece } from '../lib/views/rich-text.ts';

export interface SentenceActions {
  readonly onTerm: (term: string) => void;
  readonly onReceipt: (receipt: string) => void;
}

interface SentenceProps extends SentenceActions {
  readonly pieces: readonly Piece[];
  /** The term whose definition is open. */
  readonly open: string | null;
  /** Said after a number, for those who do not see that it leads somewhere. */
  readonly receiptLabel: string;
}

/** Words, with terms that open their definition and numbers that open their receipt. */
export function Sentence({ pieces, open, receiptLabel, onTerm, onReceipt }: SentenceProps) {
  return (
    <>
      {pieces.map((piece, index) => {
        if (piece.kind === 'words') return piece.text;
        if (piece.kind === 'term')
          return (
            <button
              key={index}
              type="button"
              class="term"
              aria-expanded={piece.term === open}
              onClick={() => onTerm(piece.term)}
            >
              {piece.text}
            </button>
          );
        return (
          <button
            key={index}
            type="button"
            class="to-receipt"
            title={receiptLabel}
            onClick={() => onReceipt(piece.receipt)}
          >
            {piece.text}
          </button>
        );
      })}
    </>
  );
}
