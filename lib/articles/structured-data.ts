/**
 * Articles in the structured data of a page (schema.org in JSON-LD), however they are nested.
 * Where there are several, the one that names the address of the page; else none, because a
 * list of articles has no date of its own.
 */
export interface StructuredArticle {
  readonly published: string | null;
  readonly modified: string | null;
  readonly headline: string;
  readonly about: string;
}

const longestBlock = 300_000;
const deepest = 6;

type Node = Readonly<Record<string, unknown>>;

/** @param blocks the texts of the elements with structured data */
export function articlesIn(
  blocks: readonly string[],
  url: string,
  canonical: string | null,
): StructuredArticle[] {
  const nodes = blocks.flatMap((text) => articleNodes(parsed(text), deepest));
  const paths = [url, canonical].flatMap((address) => pathOf(address, url) ?? []);
  const own = nodes.filter((node) =>
    ['url', '@id', 'mainEntityOfPage'].some((key) => {
      const path = pathOf(textOf(node[key]), url);
      return path !== null && paths.includes(path);
    }),
  );
  const [first] = nodes;
  return (own.length > 0 || nodes.length !== 1 || !first ? own : [first]).map((node) => ({
    published: textOf(node['datePublished'] ?? node['coverageStartTime'] ?? node['dateCreated']),
    modified: textOf(node['dateModified']),
    headline: textOf(node['headline']) ?? '',
    about: [node['keywords'], node['about']].flat().map(textOf).join(' '),
  }));
}

function parsed(text: string): unknown {
  try {
    return text.length > longestBlock ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function articleNodes(value: unknown, depth: number): Node[] {
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  if (Array.isArray(value)) return value.flatMap((part) => articleNodes(part, depth - 1));
  const node = value as Node;
  if ([node['@type']].flat().some((type) => /Article|Posting$|^Report$/.test(String(type)))) {
    return [node];
  }
  return [node['@graph'], node['mainEntity'], node['mainEntityOfPage'], node['itemListElement']]
    .concat(node['item'])
    .flatMap((part) => articleNodes(part, depth - 1));
}

/** A text, or that of a node which stands in its place. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null) return null;
  const node = value as Node;
  return textOf(node['@id'] ?? node['url'] ?? node['@value'] ?? node['name']);
}

function pathOf(address: string | null, base: string): string | null {
  if (address === null || !URL.canParse(address, base)) return null;
  const { hostname, pathname } = new URL(address, base);
  return hostname.replace(/^www\./, '') + pathname.replace(/\/$/, '');
}
