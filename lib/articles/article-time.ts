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
  const published = instants(publications(facts), nowMs);
  const isCopy = isElsewhere(facts);
  const publishedAtMs = isCopy ? Math.min(...published) : firstFrom(firstMs, published);
  if (publishedAtMs === null || publishedAtMs === Infinity) return null;
  const modifiedAtMs = firstFrom(publishedAtMs, instants(changes(facts), nowMs));
  return { publishedAtMs, modifiedAtMs, isCopy };
}

type Told = Generator<string | null>;

/** As they are believed. What follows the one that is, is not looked for. */
function* publications(facts: PageFacts): Told {
  for (const article of facts.articles) yield article.published;
  yield* named(facts, publishedNames);
  yield* timed(facts, 'published');
  // One time alone is that of the text; several are those of a list.
  const plain = new Set(timed(facts, null));
  if (plain.size === 1 && isArticle(facts)) yield* plain;
}

function* changes(facts: PageFacts): Told {
  for (const article of facts.articles) yield article.modified;
  yield* named(facts, modifiedNames);
  yield* timed(facts, 'modified');
}

const named = ({ metas }: PageFacts, names: RegExp): string[] =>
  metas
    .filter(([name]) => names.test(name.replaceAll(/[^a-z]/g, '')))
    .map(([, content]) => content);

const timed = ({ times }: PageFacts, says: PageTime['says']): string[] =>
  times.filter((time) => time.says === says).map(({ value }) => value);

function* instants(texts: Told, nowMs: number): Generator<number> {
  for (const text of texts) {
    const ms = text ? readInstant(text) : null;
    if (ms !== null && ms >= firstMs && ms <= nowMs + hourMs) yield ms;
  }
}

function firstFrom(fromMs: number, instants: Iterable<number>): number | null {
  for (const ms of instants) if (ms >= fromMs) return ms;
  return null;
}

const isArticle = ({ metas }: PageFacts): boolean =>
  metas.some(([name, content]) => name === 'og:type' && content === 'article');

function isElsewhere({ url, canonical }: PageFacts): boolean {
  if (canonical === null || !URL.canParse(canonical, url)) return false;
  const bare = (address: string): string => new URL(address, url).hostname.replace(/^www\./, '');
  return bare(canonical) !== bare(url);
}
