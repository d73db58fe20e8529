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
import { coinOf, type PageCoin, pageMarket } from './page-coins.ts';
import { market, now, numbersOf, published, ready, record, settings } from './state.ts';

export async function tellThen(command: object): Promise<ThenWord | null> {
  await ready();
  const asked = checkedThen(command, now());
  const past = asked && pastOf(await coinOfPage(asked.asset));
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
  const state = stateOf(asked.request.asset, asked.coin);
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
  const coin = await coinOfPage(request.asset);
  return { request, coin, past: pastOf(coin), nowMs };
}

/** Null for that of the settings, which is here already: a worker that was woken answers with it. */
const coinOfPage = async (asset: AssetId): Promise<PageCoin | null> =>
  asset === settings.value.asset ? null : coinOf(asset);

function pastOf(coin: PageCoin | null): Past | undefined {
  const { past } = (coin ?? { record: record.value }).record;
  return past.dayMs.length > 0 ? past : undefined;
}

/** Of a coin of which no exchange told anything there is the past alone, beside the usual state. */
function stateOf(asset: AssetId, coin: PageCoin | null): MarketState {
  const ofPage = coin && pageMarket(asset, coin);
  if (ofPage && ofPage.lastAnswerMs !== null) return ofPage;
  // That of the last poll: to make it anew would take longer than all the rest.
  return published.value ?? market.value;
}
