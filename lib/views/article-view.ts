/**
 * What the record says to an article, ready to be shown in the card: then and now, the terms it
 * uses with today's numbers, and what the readings were made of. Made when a card is opened, and stored nowhere.
 */
import type { ArticleRequest } from '../articles/article-request.ts';
import type { Past } from '../series/past.ts';
import type { Settings } from '../settings/settings.ts';
import type { MarketState } from '../state/market-state.ts';
import { closeOf } from '../state/standing.ts';
import { isStoreProblem } from '../state/store-problem.ts';
import { articleReceipts, type ArticleReceipt } from './article-receipts.ts';
import { termsView, type TermView } from './article-terms.ts';
import { thenView, type ThenView } from './then-view.ts';
import type { Translate } from './translate.ts';
import { assetName, storeText } from './words.ts';

export interface ArticleView {
  readonly asset: string;
  /** "Ethereum futures". */
  readonly title: string;
  readonly thenAndNow: ThenView | null;
  /** Why there is no then and now for a page with a date; null where there is, or no date. */
  readonly noThen: string | null;
  /** Of a coin that no exchange told anything about yet; null where it has numbers of its own. */
  readonly onlyPast: string | null;
  readonly terms: {
    readonly title: string;
    readonly help: string;
    readonly list: readonly TermView[];
  };
  readonly receipts: { readonly title: string; readonly list: readonly ArticleReceipt[] };
}

export interface ArticleData {
  readonly request: ArticleRequest;
  /** Of the asset of the request; undefined where nothing is on record. */
  readonly past: Past | undefined;
  /** Of the asset of the settings. */
  readonly state: MarketState;
  readonly settings: Settings;
  readonly nowMs: number;
}

export function articleView(data: ArticleData, t: Translate, locale: string): ArticleView {
  const { request, past, state, settings, nowMs } = data;
  const { asset, publishedAtMs } = request;
  const words = { t, locale };
  const isOther = asset !== state.asset;
  const then =
    past && publishedAtMs !== null
      ? thenView(past, asset, settings.lines, { ...request, publishedAtMs }, nowMs, words)
      : null;
  return {
    asset,
    title: t('pill.card.title', { asset: assetName(asset) }),
    thenAndNow: then,
    noThen: publishedAtMs === null || then ? null : whyNot(data, publishedAtMs, t),
    onlyPast: isOther
      ? t('pill.then.other', { shown: assetName(state.asset), asset: assetName(asset) })
      : null,
    terms: termsView(request.terms, state, settings, t, locale),
    receipts: {
      title: t('article.receipts'),
      list: isOther ? [] : articleReceipts(state, settings, t, locale, nowMs),
    },
  };
}

function whyNot(data: ArticleData, publishedAtMs: number, t: Translate): string {
  const { request, past, state, nowMs } = data;
  const { failure } = state.history;
  if (closeOf(publishedAtMs) > nowMs) return t('pill.then.notClosed');
  if (past === undefined && isStoreProblem(failure)) return storeText(failure, t);
  return t('pill.then.noRecord', { asset: assetName(request.asset) });
}
