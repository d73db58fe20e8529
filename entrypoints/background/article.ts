/**
 * What a pill asks about the page it stands on: numbers and names from fixed lists come in,
 * a small view goes out. Nothing of it is stored.
 */
import { checkedArticle, checkedThen } from '../../lib/articles/article-request.ts';
import { type ArticleView, articleView } from '../../lib/views/article-view.ts';
import { thenWord, type ThenWord } from '../../lib/views/then-view.ts';
import type { AssetId } from '../../lib/quotes/assets.ts';
import type { Past } from '../../lib/series/past.ts';
import { checkClaims } from '../../lib/claims/index.ts';
import { type ArticleClaims, articleClaims, heldAgainst } from '../../lib/views/article-claims.ts';
import { t } from '../../lib/platform/i18n.ts';
import type { MarketState } from '../../lib/state/market-state.ts';
import { coinOf, pageMarket } from './page-coins.ts';
import { market, now, numbersOf, published, ready, record, settings } from './state.ts';

export async function tellThen(command: object): Promise<ThenWord | null> {
  await ready();
  const asked = checkedThen(command, now());
  const past = asked && (await pastOf(asked.asset));
  return past
    ? thenWord(past, settings.value.lines, asked.publishedAtMs, now(), {
        t,
        locale: numbersOf(settings.value),
      })
    : null;
}

export async function tellArticle(command: object): Promise<ArticleView | null> {
  const asked = await recordFor(command);
  if (asked === null) return null;
  const state = await stateOf(asked.request.asset);
  return articleView({ ...asked, state, settings: settings.value }, t, numbersOf(settings.value));
}

export async function tellClaims(command: object): Promise<ArticleClaims | null> {
  const asked = await recordFor(command);
  if (asked === null) return null;
  const { past } = asked;
  const findings = past ? checkClaims(past, settings.value, heldAgainst(asked)) : [];
  return articleClaims({ ...asked, findings }, t, numbersOf(settings.value));
}

async function recordFor(command: object) {
  await ready();
  const nowMs = now();
  const request = checkedArticle(command, nowMs);
  return request && { request, past: await pastOf(request.asset), nowMs };
}

const isOwn = (asset: AssetId): boolean => asset === settings.value.asset;

/** That of the coin of the settings is here already: a worker that was woken answers with it. */
async function pastOf(asset: AssetId): Promise<Past | undefined> {
  const { past } = isOwn(asset) ? record.value : (await coinOf(asset)).record;
  return past.dayMs.length > 0 ? past : undefined;
}

/** Of a coin of which no exchange told anything there is the past alone, beside the usual state. */
async function stateOf(asset: AssetId): Promise<MarketState> {
  const ofPage = isOwn(asset) ? null : pageMarket(asset, await coinOf(asset));
  if (ofPage && ofPage.lastAnswerMs !== null) return ofPage;
  // That of the last poll: to make it anew would take longer than all the rest.
  return published.value ?? market.value;
}
