/** An article and the list of a host's articles, marked up as news sites do. */
import { escapeHtml, page, type Article } from './site.ts';

const iso = (tMs: number): string => new Date(tMs).toISOString();
const readable = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
});

export function articlePage(article: Article, label: string): string {
  const url = `https://${article.host}${article.path}`;
  const markup = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    description: article.lead,
    url,
    mainEntityOfPage: url,
    datePublished: iso(article.publishedMs),
    dateModified: iso(article.modifiedMs),
    author: { '@type': 'Organization', name: 'Test world' },
  };
  // "</script>" in a text would end the block early.
  const data = JSON.stringify(markup).replaceAll('<', '\\u003c');
  const head = `<meta name="description" content="${escapeHtml(article.lead)}">
<link rel="canonical" href="${url}">
<meta property="og:type" content="article">
<meta property="og:title" content="${escapeHtml(article.title)}">
<meta property="article:published_time" content="${iso(article.publishedMs)}">
<meta property="article:modified_time" content="${iso(article.modifiedMs)}">
<script type="application/ld+json">${data}</script>
`;
  const body = `<header><a href="/">${escapeHtml(article.host)}</a></header>
<main>
<article>
<h1>${escapeHtml(article.title)}</h1>
<p class="lead">${escapeHtml(article.lead)}</p>
<p class="byline">Published <time datetime="${iso(article.publishedMs)}">${readable.format(article.publishedMs)} UTC</time></p>
${article.paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n')}
</article>
</main>
<footer>${escapeHtml(article.origin)}</footer>`;
  return page(article.title, label, head, body);
}

export function articleList(host: string, articles: readonly Article[], label: string): string {
  const newestFirst = [...articles].sort((a, b) => b.publishedMs - a.publishedMs);
  const items = newestFirst.map(
    (article) => `<li><a href="${article.path}">${escapeHtml(article.title)}</a>
<div class="byline"><time datetime="${iso(article.publishedMs)}">${readable.format(article.publishedMs)} UTC</time></div></li>`,
  );
  const body = `<header><a href="/">${escapeHtml(host)}</a></header>
<main>
<h1>Latest</h1>
<ul class="list">
${items.join('\n')}
</ul>
</main>`;
  return page(`${host}: latest`, label, '', body);
}
