/**
 * When an article was published and last changed. Structured data come before meta elements,
 * and those before times in the text. A date in the future, or from before there was a coin,
 * is none; a change before the publication is none. A copy of a text that stands first
 * elsewhere has the earliest of its dates. A page of many articles has no date.
 */
import { hourMs } from '../quotes/point.ts';
import { readInstant } from './date-text.ts';
import type { PageFacts, PageTime } from './page-facts.ts';

export interface ArticleTime {
  readonly publishedAtMs: number;
  readonly modifiedAtMs: number | null;
  /** The text stands first on another site. */
  readonly isCopy: boolean;
}

/** The first block of bitcoin. */
const firstMs = Date.UTC(2009, 0, 3);

/** The names of meta elements, their letters alone: `article:published_time`, `parsely-pub-date`. */
const publishedNames =
  /^(?:og|article|parsely|bt)*pub(?:lish(?:ed)?|lication)?(?:date|time|at)?$|^(?:sailthru|dc)?date(?:issued|created|published)?$|^dcterms(?:date|issued|created)$/;
const modifiedNames =
  /^(?:og|article|dc|terms|date|last)*(?:mod(?:ified)?|updated|revised)(?:date|time)?$/;

export function articleTime(facts: PageFacts, nowMs: number): ArticleTime | null {
  const { articles, metas, times } = facts;
  const named = (names: RegExp): string[] =>
    metas
      .filter(([name]) => names.test(name.replaceAll(/[^a-z]/g, '')))
      .map(([, content]) => content);
  const timed = (says: PageTime['says']): string[] =>
    times.filter((time) => time.says === says).map(({ value }) => value);
  const plain = new Set(timed(null));
  const publications = [
    ...articles.map((article) => article.published),
    ...named(publishedNames),
    ...timed('published'),
    // One time alone is that of the text; several are those of a list.
    ...(plain.size === 1 && isArticle(facts) ? plain : []),
  ];
  const isCopy = isElsewhere(facts);
  const publishedAtMs = isCopy ? earliest(publications, nowMs) : first(publications, 0, nowMs);
  if (publishedAtMs === null) return null;
  const changes = [
    ...articles.map((article) => article.modified),
    ...named(modifiedNames),
    ...timed('modified'),
  ];
  return { publishedAtMs, modifiedAtMs: first(changes, publishedAtMs, nowMs), isCopy };
}

function instant(text: string | null, nowMs: number): number | null {
  const ms = text ? readInstant(text) : null;
  return ms !== null && ms >= firstMs && ms <= nowMs + hourMs ? ms : null;
}

/** Of those from an instant on. What follows it is not read: a page has many dates. */
function first(texts: readonly (string | null)[], fromMs: number, nowMs: number): number | null {
  for (const text of texts) {
    const ms = instant(text, nowMs);
    if (ms !== null && ms >= fromMs) return ms;
  }
  return null;
}

function earliest(texts: readonly (string | null)[], nowMs: number): number | null {
  const found = texts.flatMap((text) => instant(text, nowMs) ?? []);
  return found.length > 0 ? Math.min(...found) : null;
}

const isArticle = ({ metas }: PageFacts): boolean =>
  metas.some(([name, content]) => name === 'og:type' && content === 'article');

function isElsewhere({ url, canonical }: PageFacts): boolean {
  if (canonical === null || !URL.canParse(canonical, url)) return false;
  const bare = (address: string): string => new URL(address, url).hostname.replace(/^www\./, '');
  return bare(canonical) !== bare(url);
}
