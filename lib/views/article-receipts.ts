/** The receipts of the readings in a small place: formula, inputs, venues with their ages. */
import type { MarketState } from '../state/market-state.ts';
import { receiptsView } from './receipts-view.ts';
import type { TextKey, Translate } from './translate.ts';

export interface ArticleReceipt {
  readonly title: string;
  readonly formula: string;
  readonly asOf: string;
  readonly lines: readonly string[];
}

const readings = [
  'basisNow',
  'average7',
  'average30',
  'regime',
  'funding',
  'openInterest',
  'openInterestChange7',
  'leveragePercentile',
  'price',
] as const;

export function articleReceipts(
  state: MarketState,
  t: Translate,
  locale: string,
  nowMs: number,
): ArticleReceipt[] {
  return receiptsView(state, t, locale, nowMs).map(({ title, asOf, rows, venues }) => {
    const id = readings.find((reading) => t(`receipts.${reading}` satisfies TextKey) === title);
    return {
      title,
      formula: id === undefined ? '' : t(`article.formula.${id}`),
      asOf,
      lines: [
        ...rows.map((row) =>
          t(row.source ? 'article.receiptSource' : 'article.receiptLine', { ...row }),
        ),
        ...venues.map(({ name, value, age, contracts, why }) =>
          [t('article.receiptVenue', { name, value, age }), contracts, why]
            .filter((part) => part !== '')
            .join('; '),
        ),
      ],
    };
  });
}
