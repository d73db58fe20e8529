/** Answers for the content hosts: articles, their lists, the exchange page, the style sheet. */
import type { Market } from '../market/market.ts';
import { html, type Reply, type WorldRequest } from '../venues/venue.ts';
import { articleList, articlePage } from './article-page.ts';
import { articlesOf, storyHost, storyPath } from './articles.ts';
import { galleryHosts, galleryReply } from './gallery/index.ts';
import { exchangePage } from './exchange-page.ts';
import { exchangePageHost, exchangePagePath, newsHosts, page, unlistedHost } from './site.ts';
import { styleSheet } from './style.ts';

export const contentHosts: readonly string[] = [...newsHosts, unlistedHost, exchangePageHost];

export const pageUrls = {
  article: `https://${storyHost}${storyPath}`,
  exchange: `https://${exchangePageHost}${exchangePagePath}`,
} as const;

/** As strict as a news site gets: no script, no image, no frame, nothing from outside. */
const strictPolicy =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'; require-trusted-types-for 'script'";

export function createPages(
  market: Market,
  label: string,
  storyMs: number,
  todayMs: number,
): (host: string, request: WorldRequest) => Reply {
  const articles = articlesOf(storyMs, todayMs);
  return (host, { method, path, nowMs }) => {
    if (method !== 'GET' && method !== 'HEAD') return html(405, page('Not allowed', label, '', ''));
    if (path === '/world.css') return style;
    if (path === '/favicon.ico') return { status: 204, headers: {}, body: '' };
    if (host === exchangePageHost && path === exchangePagePath) {
      return html(200, exchangePage(market, label, nowMs));
    }
    const shown = galleryHosts.includes(host) ? galleryReply(path, label, storyMs, todayMs) : null;
    if (shown) return shown;
    const ofHost = articles.filter((article) => article.host === host);
    if (path === '/' && ofHost.length > 0) return html(200, articleList(host, ofHost, label));
    const article = ofHost.find((candidate) => candidate.path === path);
    if (!article) {
      return html(404, page('Not found', label, '', '<main><h1>Page not found</h1></main>'));
    }
    const policy = article.hasStrictPolicy ? { 'content-security-policy': strictPolicy } : {};
    return html(200, articlePage(article, label), policy);
  };
}

const style: Reply = {
  status: 200,
  headers: { 'content-type': 'text/css; charset=utf-8' },
  body: styleSheet,
};
