/**
 * Plain sentences about the price: "from 60,000 to 90,000", with the months it names, as
 * numbers. "$110k" and "above 110,000 dollars" count; a number that is no price of a coin, a
 * share, a year or a sum in millions, does not.
 */
import { monthOf } from './date-text.ts';

export interface StatedMove {
  /** US dollars. */
  readonly from: number;
  readonly to: number;
  /** Start of the first month named, and of the one after the last; null where none is. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

export const mostMoves = 4;

const about = '(?:(?:just )?(?:above|about|around|below|under|over|nearly|almost) )?';
const amount = `(?:US)?\\$? ?(\\d{1,3}(?:[,.]\\d{3})+|\\d{4,6}(?!\\d)|\\d{2,3}(?:\\.\\d)? ?[kK](?![a-z]))`;
const move = new RegExp(
  `\\bfrom ${about}${amount}(?: dollars| USD)?,? (?:down |up |back )?(?:to|towards) ${about}${amount}(?! ?(?:million|billion|%|per cent))`,
  'gi',
);
const month =
  /\b(January|February|March|April|May|June|July|August|September|October|November|December)\b(?: (?:of )?(20\d\d))?/g;

export const statedMoves = (text: string): StatedMove[] =>
  sentencesOf(text)
    .flatMap((sentence) =>
      [...sentence.matchAll(move)].flatMap(([, from = '', to = '']) => {
        const [low, high] = [amountOf(from), amountOf(to)];
        const isPrice = low >= 10 && high >= 10 && !(isYear(from) && isYear(to));
        return isPrice ? [{ from: low, to: high, ...monthsIn(sentence) }] : [];
      }),
    )
    .slice(0, mostMoves);

/** A full stop between digits ends nothing. */
const sentencesOf = (text: string): string[] => text.split(/[.!?](?!\d)/);

const isYear = (text: string): boolean => /^(?:19|20)\d\d$/.test(text);

const amountOf = (text: string): number =>
  /k$/i.test(text) ? Number.parseFloat(text) * 1000 : Number(text.replaceAll(/[,.]/g, ''));

function monthsIn(sentence: string): Pick<StatedMove, 'fromMs' | 'toMs'> {
  const named = [...sentence.matchAll(month)].map(([, name = '', year]) => ({
    index: monthOf(name) - 1,
    year: year === undefined ? null : Number(year),
  }));
  const [first, last] = [named[0], named.at(-1)];
  const year = last?.year ?? first?.year ?? null;
  if (!first || !last || year === null) return { fromMs: null, toMs: null };
  return {
    fromMs: Date.UTC(first.year ?? year, first.index),
    toMs: Date.UTC(last.year ?? year, last.index + 1),
  };
}
