/** One claim on a made-up past, as verdict and reason by dialect. */
import { checkClaims } from '../../../lib/claims/index.ts';
import type { ClaimFinding, ClaimId } from '../../../lib/claims/claim.ts';
import { dayMs } from '../../../lib/quotes/point.ts';
import type { DialectId } from '../../../lib/series/dialect.ts';
import type { Past } from '../../../lib/series/past.ts';
import { defaultSettings } from '../../../lib/settings/settings.ts';

export const findings = (past: Past, claim: ClaimId): ClaimFinding[] =>
  checkClaims(past, defaultSettings, past.builtAtMs).filter((finding) => finding.claim === claim);

export const told = (past: Past, claim: ClaimId, dialect: DialectId | null = null): string => {
  const found = findings(past, claim).find((finding) => finding.dialect === dialect);
  return found ? `${found.verdict}, ${found.reason.key}` : 'nothing';
};

export const number = (
  past: Past,
  claim: ClaimId,
  dialect: DialectId | null,
  name: string,
): number | string | null | undefined =>
  findings(past, claim)
    .find((finding) => finding.dialect === dialect)
    ?.numbers.find((one) => one.name === name)?.value;

export const times = <T>(count: number, value: T): T[] =>
  Array.from({ length: count }, () => value);

/** A column that is `usual` but for the given rows. */
export const column = (
  count: number,
  usual: number,
  others: Readonly<Record<number, number | null>> = {},
): (number | null)[] =>
  Array.from({ length: count }, (_, row) => (row in others ? (others[row] ?? null) : usual));

export const dayOf = (row: number, firstDayMs = 0): number => firstDayMs + row * dayMs;
