/**
 * What the page says of itself, read once in an idle moment and kept in this page alone.
 * Reads the DOM and changes nothing in it.
 */
import type { PageFacts, PageTime } from '../../lib/articles/page-facts.ts';
import { articlesIn } from '../../lib/articles/structured-data.ts';

const mostParagraphs = 24;
const mostFacts = 200;
const mostText = 60_000;

const all = <E extends Element>(selector: string): E[] =>
  [...document.querySelectorAll<E>(selector)].slice(0, mostFacts);

export function readPage(): PageFacts {
  const url = location.href;
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? null;
  const blocks = all('script[type="application/ld+json"]').map(({ textContent }) => textContent);
  return {
    url,
    title: document.title,
    heading: document.querySelector('h1')?.textContent.replaceAll(/\d+/g, '') ?? '',
    canonical,
    articles: articlesIn(blocks, url, canonical),
    metas: all<HTMLMetaElement>('meta[content]').map((meta) => [
      (
        meta.getAttribute('property') ??
        meta.getAttribute('itemprop') ??
        meta.getAttribute('name') ??
        ''
      ).toLowerCase(),
      meta.content,
    ]),
    times: all('time, [itemprop=datePublished], [itemprop=dateModified]').map(timeOf),
    text: all('p')
      .slice(0, mostParagraphs)
      .map(({ textContent }) => textContent)
      .join('\n'),
  };
}

function timeOf(element: Element): PageTime {
  const marks = `${element.getAttribute('itemprop') ?? ''} ${element.className} ${
    element.hasAttribute('pubdate') ? 'publish' : ''
  }`;
  return {
    value:
      element.getAttribute('datetime') ??
      element.getAttribute('content') ??
      element.textContent ??
      '',
    says: /modif|updat/i.test(marks) ? 'modified' : /publi/i.test(marks) ? 'published' : null,
  };
}

/** Where the text of the article is: the element with the heading, else what there is. */
export const articleBody = (): HTMLElement =>
  document.querySelector<HTMLElement>('[itemprop=articleBody]') ??
  document.querySelector('h1')?.closest('article') ??
  document.querySelector<HTMLElement>('article, main') ??
  // Null while a page builds its body anew.
  (document.body as HTMLElement | null) ??
  document.documentElement;

const untold = 'script, style, noscript, template, nav, aside, footer';

/** The pieces of text below an element, in their order, up to a length. */
export function textNodes(root: Element): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
    acceptNode: (node) =>
      node instanceof Element
        ? node.matches(untold)
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_SKIP
        : NodeFilter.FILTER_ACCEPT,
  });
  const nodes: Text[] = [];
  let length = 0;
  while (length < mostText && walker.nextNode()) {
    const text = walker.currentNode as Text;
    nodes.push(text);
    length += text.length;
  }
  return nodes;
}

/** The text of the article as it is seen: what stands in two blocks is no sentence. */
export const articleText = (): string =>
  `${document.title}\n${articleBody().innerText.slice(0, mostText)}`.replaceAll(/[^\S\n]+/g, ' ');
