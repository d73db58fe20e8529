/**
 * Which coins a page is about, the one in front first: the pair in its address, then its
 * title, its structured data, and its text where it names a coin more than once. Names are
 * looked for in Latin letters.
 */
import type { AssetId } from '../quotes/assets.ts';
import type { PageFacts } from './page-facts.ts';

/** Symbols in capitals only where they are words as well. */
const names: readonly (readonly [AssetId, RegExp])[] = [
  ['BTC', /\bbitcoins?\b|\b(?:BTC|XBT)(?:USD[TC]?)?\b/gi],
  ['ETH', /\b(?:ethereum|ether)\b|\bETH(?:USD[TC]?)?\b/gi],
  ['SOL', /\b[Ss]olana\b|\bSOLANA\b|\bSOL(?:USD[TC]?)?\b/g],
];

/** What a pair begins with. */
const pairs: readonly (readonly [AssetId, RegExp])[] = [
  ['BTC', /^(?:futures-)?(?:t?btc|xbt|bitcoin)/i],
  ['ETH', /^(?:futures-)?t?eth/i],
  ['SOL', /^(?:futures-)?t?sol/i],
];

/** Named in the text less often than this, a coin is only mentioned. */
const leastInText = 2;

/**
 * None where the page names none.
 *
 * @param pair what the address names by the rule of its site; null where it names none
 */
export function pageAssets(facts: PageFacts, pair: string | null): AssetId[] {
  const paired = pairs.flatMap(([asset, start]) => (pair && start.test(pair) ? [asset] : []));
  if (paired.length > 0) return paired;
  const about = facts.articles.map((article) => `${article.headline} ${article.about}`).join(' ');
  const found = [
    ...inOrder(facts.title, 1),
    ...inOrder(about, 1),
    ...inOrder(facts.text, leastInText),
  ];
  return [...new Set(found)];
}

/** Coins that a text names often enough, the first named first. */
const inOrder = (text: string, least: number): AssetId[] =>
  names
    .map(([asset, name]) => ({ asset, hits: [...text.matchAll(name)] }))
    .filter(({ hits }) => hits.length >= least)
    .sort((a, b) => (a.hits[0]?.index ?? 0) - (b.hits[0]?.index ?? 0))
    .map(({ asset }) => asset);
