/**
 * The terms that are explained, and how they are written in English texts. A longer term
 * before those that it holds.
 */
const wordings = {
  indexPrice: 'index price',
  datedFuture: 'dated (?:bitcoin |ether )?futures?|quarterly (?:futures?|contracts?)|quarterlies',
  perpetual: 'perpetual (?:futures?|swaps?|contracts?)|perpetuals?|perps?',
  funding: 'funding(?: rates?)?',
  perYear: 'annuali[sz]ed|a year|per year',
  average7: '(?:7|seven)-day (?:moving |simple )?(?:average|mean|sma)',
  carry: 'cash[- ]and[- ]carry|basis trades?|carry trades?',
  backwardation: 'backwardation|contango',
  openInterest: 'open interest',
  leverageRatio: 'leverage ratio',
  basis: 'basis(?! points?)|premium',
} as const;

export type TermId = keyof typeof wordings;
export const termIds = Object.keys(wordings) as TermId[];

/** Finds every term; which one stands in the name of the group. Make a new one for each text. */
export const termPattern = (): RegExp =>
  new RegExp(`\\b(?:${termIds.map((id) => `(?<${id}>${wordings[id]})`).join('|')})\\b`, 'gi');

const termOf = ({ groups }: RegExpMatchArray): TermId | null =>
  termIds.find((id) => groups?.[id] !== undefined) ?? null;

/** Each term of a text once, in the order of their first use. */
export const foundTerms = (text: string): TermId[] => [
  ...new Set([...text.matchAll(termPattern())].flatMap((match) => termOf(match) ?? [])),
];
