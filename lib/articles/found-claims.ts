/**
 * Which claims of the story a text makes, by their wording in English. It finds sentences,
 * not what is meant by them: a text that quotes a claim to refute it makes it as well.
 */
/** Ids of `lib/claims`; 8b is a plain sentence about the price, and found as one. */
export const findable = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
export type FoundClaim = (typeof findable)[number];

/** Within a sentence: up to 140 characters that end none. */
const near = '(?:[^.!?]|\\.\\d){0,140}?';

const wordings: Readonly<Record<FoundClaim, string>> = {
  '1': `(?:basis|futures?|premium)${near}(?:negative|below (?:the )?spot|lost (?:its|their) premium)|(?:negative|below spot)${near}basis`,
  '2': 'base zone',
  '3': `(?:(?:7|seven|30|thirty)[- ]day)${near}(?:average|mean|sma)s?${near}(?:lower|declin|fall|down)`,
  '4': `since august 2023${near}(?:negative|below zero)|(?:negative|below zero)${near}since august 2023`,
  '5': '(?:like|as in|similar to|resembl\\w+) (?:in |that of )?january 2022',
  '6': `\\b0(?:\\.0)? ?%? ?(?:to|[-\\u2013\\u2014]|and) ?0?\\.5 ?%`,
  '7': 'leverage ratio',
  '8': '(?:in-?house|internal) flows?',
  '9': `(?:search\\w*|look\\w*) for (?:a|the|its) bottom`,
};

const patterns = Object.entries(wordings).map(
  ([claim, wording]) => [claim as FoundClaim, new RegExp(wording, 'i')] as const,
);

export const foundClaims = (text: string): FoundClaim[] =>
  patterns.filter(([, wording]) => wording.test(text)).map(([claim]) => claim);
