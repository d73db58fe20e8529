import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ClaimFinding, Verdict } from '../../../lib/claims/claim.ts';
import { checkClaims } from '../../../lib/claims/index.ts';
import messages from '../../../lib/locales/en.json' with { type: 'json' };
import { defaultSettings } from '../../../lib/settings/settings.ts';
import { claimsView } from '../../../lib/views/claims-view.ts';
import { casesPast } from '../../fixtures/cases.ts';
import { translate } from '../../fixtures/translate.ts';

const lastDay = Date.UTC(2025, 10, 17);
const finding = (
  dialect: ClaimFinding['dialect'],
  verdict: Verdict,
  numbers: ClaimFinding['numbers'] = [],
): ClaimFinding => ({ claim: '1', dialect, verdict, reason: { key: 'averageAbove' }, numbers });

const show = (findings: readonly ClaimFinding[], asset = 'BTC') =>
  claimsView(findings, asset, lastDay, translate, 'en');
const summary = (...verdicts: Verdict[]) =>
  show(verdicts.map((verdict) => finding('basis-30d', verdict))).claims[0]?.verdict;

describe('the claims, as shown', () => {
  it('have number, words of our own, and a verdict as glyph and word', () => {
    const found = checkClaims(casesPast, defaultSettings, casesPast.builtAtMs);
    const { claims, title } = show(found);
    expect(claims.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '8b', '9']);
    expect(claims.every(({ verdict }) => verdict.glyph !== '' && verdict.word !== '')).toBe(true);
    expect(title).toContain('17 Nov 2025');
  });

  it('name the dialect of each finding, with reason and numbers', () => {
    const { claims } = show([
      finding('front-month', 'holds', [
        { name: 'lowestPrint', value: -0.038, unit: 'percent' },
        { name: 'lastBelow', value: Date.UTC(2025, 3, 8), unit: 'time' },
        { name: 'printsBelow', value: 2, unit: 'text' },
        { name: 'average7', value: null, unit: 'percent' },
      ]),
    ]);
    expect(claims[0]?.findings[0]).toMatchObject({
      dialects: 'front month, raw',
      verdict: { glyph: '✓', word: 'holds' },
      reason: 'the 7-day average is not below zero',
    });
    expect(claims[0]?.findings[0]?.numbers[0]?.rows.map(({ value }) => value)).toEqual([
      '−0.038\u00a0%',
      '8 Apr 2025',
      '2',
      '—',
    ]);
  });

  it('stand together where dialects say alike', () => {
    const { claims } = show([
      finding('basis-30d', 'does-not-hold'),
      finding('front-month', 'holds'),
      finding('funding', 'does-not-hold', [{ name: 'average7', value: 7, unit: 'percent' }]),
    ]);
    expect(claims[0]?.findings.map(({ dialects }) => dialects)).toEqual([
      '30-day basis, 7-day funding',
      'front month, raw',
    ]);
    expect(claims[0]?.findings[0]?.numbers.map(({ dialect }) => dialect)).toEqual([
      '7-day funding',
    ]);
  });

  it('say that it depends where the dialects that can tell disagree', () => {
    expect(summary('holds', 'holds')).toMatchObject({ verdict: 'holds' });
    expect(summary('holds', 'does-not-hold')).toMatchObject({ verdict: 'depends', glyph: '◐' });
    expect(summary('holds', 'cannot-tell')).toMatchObject({ verdict: 'holds' });
    expect(summary('cannot-tell', 'does-not-hold')).toMatchObject({ verdict: 'depends' });
    expect(summary('cannot-tell')).toMatchObject({ verdict: 'cannot-tell', word: 'cannot tell' });
    expect(summary('undecided')).toMatchObject({ glyph: '≈' });
  });

  it('are not checked for another coin', () => {
    const { claims, intro } = show([finding('basis-30d', 'holds')], 'ETH');
    expect(claims).toEqual([]);
    expect(intro).toContain('Ethereum');
  });

  it('A15: every reason and every number of a claim has its words', () => {
    const code = globSync('lib/claims/*.ts', { cwd: join(import.meta.dirname, '../../..') })
      .map((file) => readFileSync(join(import.meta.dirname, '../../..', file), 'utf8'))
      .join('\n');
    const keys = [
      ...code.matchAll(/\bkey: '(\w+)'/g),
      ...code.matchAll(/told\([^)]*?'(\w+)'\)/g),
    ].map((match) => match[1] ?? '');
    const names = [...code.matchAll(/\bname: '(\w+)'/g)].map((match) => match[1] ?? '');
    expect(keys.length).toBeGreaterThan(20);
    expect(keys.filter((key) => !(key in messages.claims.reason))).toEqual([]);
    expect(names.filter((name) => !(name in messages.claims.number))).toEqual([]);
  });
});
