/**
 * The claims found in a text beside the numbers of its day, in the words of the popup, and its
 * plain sentences about the price. A claim that holds on one measure and not on another
 * depends on the measure, and a text may have meant either.
 */
import { checkMove, type MoveFinding } from '../articles/check-move.ts';
import type { ArticleRequest } from '../articles/article-request.ts';
import type { ClaimFinding } from '../claims/claim.ts';
import type { Past } from '../series/past.ts';
import { closeOf } from '../state/standing.ts';
import { claimsView, verdictView, type VerdictView } from './claims-view.ts';
import { decimal, longDay, price } from './format.ts';
import type { Translate } from './translate.ts';

export interface ClaimsData {
  readonly request: ArticleRequest;
  /** Of the asset of the request; undefined where nothing is on record. */
  readonly past: Past | undefined;
  /** The claims of the story at the instant they are held against. */
  readonly findings: readonly ClaimFinding[];
  readonly nowMs: number;
}

export interface ArticleClaim {
  readonly title: string;
  readonly verdict: VerdictView;
  /** What each measure says, in a sentence. */
  readonly lines: readonly string[];
}

export interface ArticleClaims {
  /** "In this article: 5 claims · holds 2 · …". */
  readonly title: string;
  readonly list: readonly ArticleClaim[];
  readonly note: string;
}

/** Null where the text makes none of them. */
export function articleClaims(
  data: ClaimsData,
  t: Translate,
  locale: string,
): ArticleClaims | null {
  const { request, past, findings } = data;
  const instantMs = heldAgainst(data);
  const asked: readonly string[] = request.claims;
  const list = [
    ...claimsView(findings, request.asset, instantMs - 1, t, locale)
      .claims.filter(({ id }) => asked.includes(id))
      .map(({ text, verdict, findings: measures }) => ({
        title: text,
        verdict,
        lines: measures.map(({ dialects, verdict: { word }, reason }) =>
          dialects === ''
            ? reason
            : t('article.measure', { measure: dialects, verdict: word, reason }),
        ),
      })),
    ...(past
      ? request.moves.map((move) => moveView(checkMove(past, move, instantMs), t, locale))
      : []),
  ];
  if (list.length === 0) return null;
  const words = [...new Set(list.map(({ verdict }) => verdict.word))];
  const counts = words.map((word) => {
    const count = list.filter(({ verdict }) => verdict.word === word).length;
    return `${word} ${decimal(count, locale, 0)}`;
  });
  const form = list.length === 1 ? 'one' : 'other';
  const count = t(`article.claimCount.${form}`, { count: decimal(list.length, locale, 0) });
  return {
    title: t('article.claims', { claims: [count, ...counts].join(' · ') }),
    list,
    note: t('article.claimNote', { day: longDay(instantMs - 1, locale) }),
  };
}

/** The close of the day of the text; the last one where it has no date, or is of today. */
export const heldAgainst = ({
  request: { publishedAtMs },
  nowMs,
}: Pick<ClaimsData, 'request' | 'nowMs'>): number =>
  Math.min(publishedAtMs === null ? nowMs : closeOf(publishedAtMs), nowMs);

function moveView(finding: MoveFinding, t: Translate, locale: string): ArticleClaim {
  const { move, verdict, low, high, fromMs, toMs } = finding;
  const span = { from: longDay(fromMs, locale), to: longDay(toMs, locale) };
  const why =
    low === null || high === null
      ? t('article.moveUnknown', span)
      : verdict === 'holds'
        ? t('article.moveHolds', span)
        : t('article.moveNot', { ...span, low: price(low, locale), high: price(high, locale) });
  return {
    title: t('article.move', { from: price(move.from, locale), to: price(move.to, locale) }),
    verdict: verdictView(verdict, t),
    lines: [why],
  };
}
