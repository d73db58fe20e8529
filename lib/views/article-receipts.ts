/** The receipts of the readings in a small place: formula, inputs, venues with their ages. */
import type { Settings } from '../settings/settings.ts';
import type { MarketState } from '../state/market-state.ts';
import { receiptsView } from './receipts-view.ts';
import type { ReceiptId } from './receipt-ids.ts';
import type { Translate } from './translate.ts';

export interface ArticleReceipt {
  readonly title: string;
  readonly formula: string;
  readonly asOf: string;
  readonly lines: readonly string[];
}

/** Those that fit; links to documentation have no place on other people's pages. */
const shown: readonly ReceiptId[] = [
  'basisNow',
  'average7',
  'average30',
  'regime',
  'funding',
  'openInterest',
  'openInterestChange',
  'leveragePercentile',
  'price',
];

export const articleReceipts = (
  state: MarketState,
  settings: Settings,
  t: Translate,
  locale: string,
  nowMs: number,
): ArticleReceipt[] =>
  receiptsView(state, settings, {}, t, locale, nowMs)
    .filter(({ id }) => shown.includes(id))
    .map(({ title, formula, asOf, rows, venues }) => ({
      title,
      formula,
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
    }));
