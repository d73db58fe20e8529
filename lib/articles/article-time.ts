/**
 * When an article was published and last changed. Structured data come before meta elements,
 * and those before times in the text. A date in the future, or from before there was a coin,
 * is none; a change before the publication is none. A copy of a text that stands first
 * elsewhere has the earliest of its dates. A page of many articles has no date.
 */
import { dayMs } from '../quotes/point.ts';
import { readInstant } from './date-text.ts';
import type { PageFacts } from './page-facts.ts';
import { articlesIn } from './structured-data.ts';

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
  const valid = (texts: readonly (string | null | undefined)[]): number[] =>
    texts
      .map((text) => (text ? readInstant(text) : null))
      .filter((ms): ms is number => ms !== null && ms >= firstMs && ms <= nowMs + dayMs / 24);
  const { metas, times } = facts;
  const named = (names: RegExp): string[] =>
    metas
      .filter(([name]) => names.test(name.replaceAll(/[^a-z]/g, '')))
      .map(([, content]) => content);
  const timed = (says: 'published' | 'modified'): string[] =>
    times.filter((time) => time.says === says).map(({ value }) => value);
  const articles = articlesIn(facts);
  const plain = new Set(times.filter(({ says }) => says === null).map(({ value }) => value));
  const published = [
    ...valid(articles.map((article) => article.published)),
    ...valid(named(publishedNames)),
    ...valid(timed('published')),
    // One time alone is that of the text; several are those of a list.
    ...(plain.size === 1 && isArticle(facts) ? valid([...plain]) : []),
  ];
  const isCopy = isElsewhere(facts);
  const publishedAtMs = isCopy ? Math.min(...published) : published[0];
  if (publishedAtMs === undefined || !Number.isFinite(publishedAtMs)) return null;
  const modified = [
    ...valid(articles.map((article) => article.modified)),
    ...valid(named(modifiedNames)),
    ...valid(timed('modified')),
  ].find((ms) => ms >= publishedAtMs);
  return { publishedAtMs, modifiedAtMs: modified ?? null, isCopy };
}

const isArticle = ({ metas }: PageFacts): boolean =>
  metas.some(([name, content]) => name === 'og:type' && content === 'article');

function isElsewhere({ url, canonical }: PageFacts): boolean {
  if (canonical === null || !URL.canParse(canonical, url)) return false;
  const bare = (address: string): string => new URL(address, url).hostname.replace(/^www\./, '');
  return bare(canonical) !== bare(url);
}
