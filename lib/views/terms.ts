/** The twelve terms of the glossary, each with its number of today where it has one. */
import type { Settings } from '../settings/settings.ts';
import type { MarketState } from '../state/market-state.ts';
import { coins, decimal, percent, price } from './format.ts';
import { numbered, type Piece, piecesOf } from './rich-text.ts';
import type { ReceiptId } from './receipt-ids.ts';
import { type TermId, termIds } from './term-ids.ts';
import type { Translate } from './translate.ts';

export interface TermView {
  readonly id: TermId;
  readonly name: string;
  readonly text: readonly Piece[];
}

/** A number of now as it stands in a definition; null where there is none. */
const now = (
  value: number | null,
  receipt: ReceiptId,
  write: (known: number) => string,
): string | null => (value === null ? null : numbered(write(value), receipt));

export function termsView(
  state: MarketState,
  { cashPercent }: Pick<Settings, 'cashPercent'>,
  t: Translate,
  locale: string,
): TermView[] {
  const rate = (value: number): string => percent(value, locale);
  const numbers: Partial<Record<TermId, string | null>> = {
    indexPrice: now(state.price.value, 'price', (value) => price(value, locale)),
    funding: now(state.funding.value, 'funding', rate),
    basis30: now(state.basisNow.value, 'basisNow', rate),
    average7: now(state.average7.value, 'average7', rate),
    carry: now(cashPercent, 'cash', (value) =>
      percent(value, locale, Number.isInteger(value) ? 0 : 1),
    ),
    openInterest: now(state.openInterest.value, 'openInterest', (value) =>
      coins(value, state.asset, t, locale),
    ),
    leverage: now(state.leverage.value, 'leverage', (value) => decimal(value, locale, 3)),
  };
  return termIds.map((id) => {
    const number = numbers[id];
    const text = t(`glossary.${id}.text`);
    return {
      id,
      name: t(`glossary.${id}.name`),
      text: piecesOf(
        number ? `${text} ${t(`glossary.${id === 'carry' ? 'cash' : 'now'}`, { number })}` : text,
      ),
    };
  });
}
