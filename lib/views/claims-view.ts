/**
 * The claims of the story with their verdicts: one for each claim, and below it the reason
 * and the numbers on each dialect, since a claim can be right on one and wrong on another.
 */
import type { ClaimFinding, ClaimId, Verdict } from '../claims/claim.ts';
import { claimIds } from '../claims/claim.ts';
import type { Evidence } from '../signals/reading.ts';
import { dialectName, finePercent } from './dialect-words.ts';
import { coins, dash, decimal, longDay, perYearShort, price } from './format.ts';
import type { TextKey, Translate } from './translate.ts';
import { assetName } from './words.ts';

export interface VerdictView {
  readonly glyph: string;
  readonly word: string;
  readonly verdict: Verdict | 'depends';
}

export interface ClaimView {
  readonly id: ClaimId;
  readonly text: string;
  readonly verdict: VerdictView;
  readonly findings: readonly FindingView[];
}

/** What several dialects say alike stands together. */
interface FindingView {
  /** Empty where the claim is not about the basis. */
  readonly dialects: string;
  readonly verdict: VerdictView;
  readonly reason: string;
  readonly numbers: readonly {
    readonly dialect: string;
    readonly rows: readonly { readonly name: string; readonly value: string }[];
  }[];
}

export interface ClaimsView {
  readonly title: string;
  readonly intro: string;
  readonly numbers: string;
  readonly columns: { readonly claim: string; readonly verdict: string };
  readonly claims: readonly ClaimView[];
}

/** @param lastDayMs the last day that had closed */
export function claimsView(
  findings: readonly ClaimFinding[],
  asset: string,
  lastDayMs: number,
  t: Translate,
  locale: string,
): ClaimsView {
  const isTheirs = asset === 'BTC';
  return {
    title: t('claims.title', { day: longDay(lastDayMs, locale) }),
    intro: isTheirs ? t('claims.intro') : t('claims.otherAsset', { asset: assetName(asset) }),
    numbers: t('claims.numbers'),
    columns: { claim: t('claims.column.claim'), verdict: t('claims.column.verdict') },
    claims: isTheirs ? claimIds.flatMap((id) => claimView(id, findings, asset, t, locale)) : [],
  };
}

function claimView(
  id: ClaimId,
  all: readonly ClaimFinding[],
  asset: string,
  t: Translate,
  locale: string,
): ClaimView[] {
  const own = all.filter(({ claim }) => claim === id);
  const [first] = own;
  if (!first) return [];
  return [
    {
      id,
      text: t(`claims.text.n${id}`),
      verdict: verdictView(summary(own), t),
      findings: alike(own).map((group) => findingView(group, asset, t, locale)),
    },
  ];
}

/** Findings with the same verdict for the same reason, in the order of their first. */
function alike(findings: readonly ClaimFinding[]): (readonly ClaimFinding[])[] {
  const groups = new Map<string, ClaimFinding[]>();
  for (const finding of findings) {
    const key = `${finding.verdict} ${finding.reason.key}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()];
}

function findingView(
  group: readonly ClaimFinding[],
  asset: string,
  t: Translate,
  locale: string,
): FindingView {
  const nameOf = ({ dialect }: ClaimFinding): string =>
    dialect === null ? '' : dialectName(dialect, t);
  const [first] = group;
  return {
    dialects: group.map(nameOf).join(', '),
    verdict: verdictView(first?.verdict ?? 'cannot-tell', t),
    reason: t(`claims.reason.${first?.reason.key ?? 'noAverage'}` as TextKey),
    numbers: group
      .filter(({ numbers }) => numbers.length > 0)
      .map((finding) => ({
        dialect: nameOf(finding),
        rows: finding.numbers.map((number) => ({
          name: t(`claims.number.${number.name}` as TextKey),
          value: written(number, asset, t, locale),
        })),
      })),
  };
}

/**
 * One verdict where the dialects agree with the first; those that cannot tell do not disagree
 * with one that can.
 */
function summary(findings: readonly ClaimFinding[]): Verdict | 'depends' {
  const [first, ...others] = findings.map(({ verdict }) => verdict);
  const agrees = (verdict: Verdict): boolean =>
    verdict === first || (verdict === 'cannot-tell' && first !== 'cannot-tell');
  return first !== undefined && others.every(agrees) ? first : 'depends';
}

const words = {
  holds: { glyph: '✓', key: 'holds' },
  'does-not-hold': { glyph: '✗', key: 'doesNotHold' },
  undecided: { glyph: '≈', key: 'undecided' },
  'cannot-tell': { glyph: '?', key: 'cannotTell' },
  depends: { glyph: '◐', key: 'depends' },
} as const satisfies Record<Verdict | 'depends', { glyph: string; key: string }>;

export const verdictView = (verdict: Verdict | 'depends', t: Translate): VerdictView => ({
  glyph: words[verdict].glyph,
  word: t(`claims.verdict.${words[verdict].key}`),
  verdict,
});

function written({ value, unit }: Evidence, asset: string, t: Translate, locale: string): string {
  if (value === null) return dash;
  if (typeof value === 'string') return value;
  switch (unit) {
    case 'percent-per-year':
      return perYearShort(value, t, locale);
    case 'percent':
      return finePercent(value, locale);
    case 'coins':
      return coins(value, asset, t, locale);
    case 'usd':
      return price(value, locale);
    case 'ratio':
      return decimal(value, locale, 3);
    case 'percentile':
      return t('unit.percentile', { percentile: decimal(value, locale, 0) });
    case 'time':
      return longDay(value, locale);
    case 'days':
    case 'exchanges':
    case 'as-given':
    case 'text':
      return decimal(value, locale, 0);
  }
}
