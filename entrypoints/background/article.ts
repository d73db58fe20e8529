/**
 * What a pill asks about the page it stands on: numbers and names from fixed lists come in,
 * a small view goes out. Nothing of it is stored.
 */
import { checkedArticle, checkedThen } from '../../lib/articles/article-request.ts';
import { type ArticleView, articleView } from '../../lib/views/article-view.ts';
import { thenWord, type ThenWord } from '../../lib/views/then-view.ts';
import { checkClaims } from '../../lib/claims/index.ts';
import { heldAgainst } from '../../lib/views/article-claims.ts';
import { locale, t } from '../../lib/platform/i18n.ts';
import { readPast } from '../../lib/platform/history-store.ts';
import { market, now, ready, settings } from './state.ts';

export async function tellThen(command: object): Promise<ThenWord | null> {
  await ready();
  const asked = checkedThen(command, now());
  const past = asked && (await readPast(asked.asset).catch(() => undefined));
  return past
    ? thenWord(past, settings.value.lines, asked.publishedAtMs, now(), { t, locale })
    : null;
}

export async function tellArticle(command: object): Promise<ArticleView | null> {
  await ready();
  const request = checkedArticle(command, now());
  if (request === null) return null;
  const past = await readPast(request.asset).catch(() => undefined);
  const data = {
    request,
    past,
    state: market.value,
    settings: settings.value,
    nowMs: now(),
    findings: past ? checkClaims(past, settings.value, heldAgainst({ request, nowMs: now() })) : [],
  };
  return articleView(data, t, locale);
}
