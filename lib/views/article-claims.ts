/**
 * The claims found in a text beside the numbers of its day: one verdict a measure, with the
 * reason. A claim that holds on one measure and not on another depends on the measure, and a
 * text may have meant either.
 */
import { checkMove, type MoveFinding } from '../articles/check-move.ts';
import type { DialectId } from '../series/dialect.ts';
import type { Evidence, Reason } from '../signals/reading.ts';
import { closeOf } from '../state/standing.ts';
import type { ArticleData } from './article-view.ts';
import { decimal, longDay, price } from './format.ts';
import type { TextKey, Translate } from './translate.ts';
import { reasonText } from './words.ts';

/** What is said of one claim by one measure. */
export interface ClaimFinding {
  readonly claim: string;
  readonly dialect: DialectId | null;
  readonly verdict: Verdict;
  readonly reason: Reason;
  readonly numbers: readonly Evidence[];
}

type Verdict = 'holds' | 'does-not-hold' | 'undecided' | 'cannot-tell';
type Overall = Verdict | 'depends';

export interface ClaimRow {
  /** Empty where the claim is of no measure of the basis. */
  readonly measure: string;
  readonly verdict: string;
  readonly why: string;
}

export interface ClaimView {
  readonly title: string;
  readonly verdict: string;
  /** For its mark beside the word. */
  readonly overall: Overall;
  readonly rows: readonly ClaimRow[];
}

export interface ClaimsView {
  /** "In this article: 5 claims · 2 hold · …". */
  readonly title: string;
  readonly list: readonly ClaimView[];
  readonly note: string;
}

const verdictKeys: Readonly<Record<Overall, TextKey>> = {
  holds: 'article.verdict.holds',
  'does-not-hold': 'article.verdict.doesNotHold',
  undecided: 'article.verdict.undecided',
  'cannot-tell': 'article.verdict.cannotTell',
  depends: 'article.verdict.depends',
};

const dialectKeys: Readonly<Record<DialectId, TextKey>> = {
  'basis-30d': 'article.dialect.basis30',
  'story-scale': 'article.dialect.storyScale',
  'front-month': 'article.dialect.frontMonth',
  'perp-premium': 'article.dialect.perpPremium',
  funding: 'article.dialect.funding',
};

const order = Object.keys(verdictKeys) as Overall[];

/** Null where the text makes none of them. */
export function claimsView(data: ArticleData, t: Translate, locale: string): ClaimsView | null {
  const { request, past, findings, nowMs } = data;
  const instantMs = request.publishedAtMs === null ? nowMs : closeOf(request.publishedAtMs);
  const list = [
    ...request.claims.flatMap((claim) => {
      const own = findings.filter((finding) => finding.claim === claim);
      return own.length === 0 ? [] : [claimView(claim, own, t, locale)];
    }),
    ...(past
      ? request.moves.map((move) => moveView(checkMove(past, move, instantMs), t, locale))
      : []),
  ];
  if (list.length === 0) return null;
  const counts = order.flatMap((verdict) => {
    const count = list.filter(({ overall }) => overall === verdict).length;
    return count === 0 ? [] : [`${decimal(count, locale, 0)} ${t(verdictKeys[verdict])}`];
  });
  const form = list.length === 1 ? 'one' : 'other';
  const count = t(`article.claimCount.${form}`, { count: decimal(list.length, locale, 0) });
  return {
    title: t('article.claims', { claims: [count, ...counts].join(' · ') }),
    list,
    note: t('article.claimNote', { day: longDay(instantMs - 1, locale) }),
  };
}

function claimView(
  claim: ArticleData['request']['claims'][number],
  findings: readonly ClaimFinding[],
  t: Translate,
  locale: string,
): ClaimView {
  const overall = overallOf(findings.map(({ verdict }) => verdict));
  return {
    title: t(`article.claim.${claim}`),
    verdict: t(verdictKeys[overall]),
    overall,
    rows: findings.map(({ dialect, verdict, reason }) => ({
      measure: dialect === null ? '' : t(dialectKeys[dialect]),
      verdict: t(verdictKeys[verdict]),
      why: reasonText(reason, t, locale),
    })),
  };
}

/** What no measure can tell does not count against what others tell. */
function overallOf(verdicts: readonly Verdict[]): Overall {
  const told = new Set(verdicts.filter((verdict) => verdict !== 'cannot-tell'));
  const [first = 'cannot-tell'] = told;
  return told.size > 1 ? 'depends' : first;
}

function moveView(finding: MoveFinding, t: Translate, locale: string): ClaimView {
  const { move, verdict, low, high, fromMs, toMs } = finding;
  const span = { from: longDay(fromMs, locale), to: longDay(toMs, locale) };
  const word = t(verdictKeys[verdict]);
  const why =
    low === null || high === null
      ? t('article.moveUnknown', span)
      : verdict === 'holds'
        ? t('article.moveHolds', span)
        : t('article.moveNot', { ...span, low: price(low, locale), high: price(high, locale) });
  return {
    title: t('article.claim.8b', { from: price(move.from, locale), to: price(move.to, locale) }),
    verdict: word,
    overall: verdict,
    rows: [{ measure: '', verdict: word, why }],
  };
}
