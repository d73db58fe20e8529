/** The claims of the story. Each is one file; this list is all that names them. */
import { pastAt, type Past } from '../series/past.ts';
import type { Claim, ClaimFinding, ClaimSettings } from './claim.ts';
import { claim1 } from './claim-1.ts';
import { claim2 } from './claim-2.ts';
import { claim3 } from './claim-3.ts';
import { claim4 } from './claim-4.ts';
import { claim5 } from './claim-5.ts';
import { claim6 } from './claim-6.ts';
import { claim7 } from './claim-7.ts';
import { claim8 } from './claim-8.ts';
import { claim8b } from './claim-8b.ts';
import { claim9 } from './claim-9.ts';

export const claims: readonly Claim[] = [
  claim1,
  claim2,
  claim3,
  claim4,
  claim5,
  claim6,
  claim7,
  claim8,
  claim8b,
  claim9,
];

/** What the days that had closed by an instant say of each claim. */
export function checkClaims(
  past: Past,
  settings: ClaimSettings,
  instantMs: number,
): ClaimFinding[] {
  const known = pastAt(past, instantMs);
  return claims.flatMap(({ id, check }) =>
    check(known, settings).map((finding) => ({ claim: id, ...finding })),
  );
}
