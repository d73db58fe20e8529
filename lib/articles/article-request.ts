/**
 * What a page may tell of itself: names from fixed lists and numbers, few of them. Neither its
 * address nor a word of its text has a place here, and what does not fit is refused as a whole.
 */
import { assets, type AssetId } from '../quotes/assets.ts';
import { dayMs } from '../quotes/point.ts';
import { findable, type FoundClaim } from './found-claims.ts';
import { mostMoves, type StatedMove } from './stated-moves.ts';
import { termIds, type TermId } from './terms.ts';

export interface ArticleRequest {
  readonly asset: AssetId;
  /** Null where the page has no date. */
  readonly publishedAtMs: number | null;
  readonly modifiedAtMs: number | null;
  /** The text stands first on another site. */
  readonly isCopy: boolean;
  readonly claims: readonly FoundClaim[];
  readonly moves: readonly StatedMove[];
  readonly terms: readonly TermId[];
}

const isAsset = (value: unknown): value is AssetId => assets.some(({ id }) => id === value);

/** An instant between the first coin and tomorrow. */
const isInstant = (value: unknown, nowMs: number): value is number =>
  typeof value === 'number' && value >= Date.UTC(2009, 0, 3) && value <= nowMs + dayMs;

const isList = <T>(
  value: unknown,
  most: number,
  isItem: (item: unknown) => item is T,
): value is readonly T[] => Array.isArray(value) && value.length <= most && value.every(isItem);

const isMove = (value: unknown): value is StatedMove => {
  if (typeof value !== 'object' || value === null) return false;
  const { from, to, fromMs, toMs } = value as Record<string, unknown>;
  return (
    [from, to].every((price) => typeof price === 'number' && price >= 10 && price <= 1e7) &&
    [fromMs, toMs].every((ms) => ms === null || Number.isSafeInteger(ms))
  );
};

const isClaim = (id: unknown): id is FoundClaim => (findable as readonly unknown[]).includes(id);
const isTerm = (id: unknown): id is TermId => (termIds as readonly unknown[]).includes(id);

/** Asset and day of an article; null where they make no sense. */
export function checkedThen(
  given: object,
  nowMs: number,
): { readonly asset: AssetId; readonly publishedAtMs: number } | null {
  const { asset, publishedAtMs } = given as Record<string, unknown>;
  return isAsset(asset) && isInstant(publishedAtMs, nowMs) ? { asset, publishedAtMs } : null;
}

export function checkedArticle(given: object, nowMs: number): ArticleRequest | null {
  const { asset, publishedAtMs, modifiedAtMs, isCopy, claims, moves, terms } = given as Record<
    string,
    unknown
  >;
  const isTime = (value: unknown): value is number | null =>
    value === null || isInstant(value, nowMs);
  return isAsset(asset) &&
    isTime(publishedAtMs) &&
    isTime(modifiedAtMs) &&
    typeof isCopy === 'boolean' &&
    isList(claims, findable.length, isClaim) &&
    isList(moves, mostMoves, isMove) &&
    isList(terms, termIds.length, isTerm)
    ? { asset, publishedAtMs, modifiedAtMs, isCopy, claims, moves, terms }
    : null;
}
