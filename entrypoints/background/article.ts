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
import { meetCoin, pageCoins, pageMarkets } from './page-coins.ts';
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
  const state = stateOf(asked.request.asset);
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
  if (request === null) return null;
  return { request, past: await pastOf(request.asset), nowMs };
}

/** That of the coin of the settings is here already: a worker that was woken answers with it. */
async function pastOf(asset: AssetId): Promise<Past | undefined> {
  await meetCoin(asset);
  const isOwn = asset === settings.value.asset;
  const { past } = (isOwn ? null : pageCoins.value.get(asset)?.record) ?? record.value;
  return past.dayMs.length > 0 ? past : undefined;
}

/** Of a coin of which no exchange answered yet there is the past alone, beside the coin that is asked. */
function stateOf(asset: AssetId): MarketState {
  const ofPage = pageMarkets.value.get(asset);
  if (ofPage && ofPage.lastAnswerMs !== null) return ofPage;
  // The state of the last poll: to make it anew would take longer than all the rest.
  return published.value ?? market.value;
}
