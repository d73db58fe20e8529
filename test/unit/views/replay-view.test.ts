import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { replay } from '../../../lib/regime/replay.ts';
import { defaultLines, type RegimeLines } from '../../../lib/settings/settings.ts';
import { replayCurve, replayView } from '../../../lib/views/replay-view.ts';
import { pastOf } from '../../fixtures/past.ts';
import { translate } from '../../fixtures/translate.ts';

const start = Date.UTC(2025, 0, 1);

/** Ten days without a value, a year at 9, then thirty days at 2. */
const average7 = [
  ...Array.from({ length: 10 }, () => null),
  ...Array.from({ length: 365 }, () => 9),
  ...Array.from({ length: 30 }, () => 2),
];
const past = pastOf(start, average7.length, { basis: { average7 } });

function view(moved: Partial<RegimeLines> | null, of = past) {
  const curve = replayCurve(of, 'en');
  if (!curve) throw new Error('no curve');
  const lines = { ...defaultLines, ...moved };
  const stored = moved === null ? null : replay(of, defaultLines);
  return replayView(curve, { lines, replay: replay(of, lines) }, stored, translate, 'en');
}

describe('the replay of the past', () => {
  it('begins with the first day that has an average', () => {
    expect(replayCurve(past, 'en')?.seconds[0]).toBe((start + 10 * dayMs) / 1000);
    expect(view(null).caption).toBe(
      'Regimes over 395 days, 11 Jan 2025 to 9 Feb 2026, with the stored lines and with these',
    );
  });

  it('is nothing without an average', () => {
    expect(replayCurve(pastOf(start, 90), 'en')).toBeNull();
  });

  it('keeps the usual lines in sight in a quiet record', () => {
    const quiet = replayCurve(pastOf(start, 90, { basis: { average7: Array(90).fill(9) } }), 'en');
    expect(quiet?.yMin).toBeLessThanOrEqual(defaultLines.discountEnter);
    expect(quiet?.yMax).toBeGreaterThanOrEqual(defaultLines.richEnter);
  });

  it('shades every day of the record without a hole', () => {
    const { spans } = view(null);
    expect(spans.map(({ regime }) => regime)).toEqual(['unknown', 'usual', 'thin']);
    spans.slice(1).forEach(({ from }, index) => expect(from).toBe(spans[index]?.to));
    expect(spans.at(-1)?.to).toBe((start + average7.length * dayMs) / 1000);
  });

  it('says today, how often it changed and how the days share out, in numbers', () => {
    const rows = view(null).rows.map(({ name, draft, stored }) => [name, draft, stored]);
    expect(rows).toEqual([
      ['Today', '▼ thin premium, since 12 Jan', null],
      ['Changes a year', '0.9', null],
      ['Below spot', '0\u00a0%', null],
      ['Thin premium', '7\u00a0%', null],
      ['Premium back', '0\u00a0%', null],
      ['Usual premium', '93\u00a0%', null],
      ['Rich premium', '0\u00a0%', null],
    ]);
  });

  it('compares moved lines with the stored ones, today included', () => {
    const shown = view({ thinEnter: 1, thinLeave: 1.5 });
    expect(shown.stored?.map(({ regime }) => regime)).toEqual(['unknown', 'usual', 'thin']);
    expect(shown.rows.slice(0, 2).map(({ draft, stored }) => [draft, stored])).toEqual([
      ['● usual premium, since 11 Jan 2025', '▼ thin premium, since 12 Jan'],
      ['0.0', '0.9'],
    ]);
  });

  it('reads out the day under the cursor, else the last one', () => {
    expect(view(null).readout(null)).toBe('9 Feb 2026 · 2.0\u00a0% · ▼ thin premium');
    expect(view(null).readout(0)).toBe('11 Jan 2025 · 9.0\u00a0% · ● usual premium');
  });

  it('cuts the scale off where a few days would flatten all the rest, and says so', () => {
    const wild = average7.map((value, row) => (row === 200 ? -90 : value));
    const shown = view(null, pastOf(start, wild.length, { basis: { average7: wild } }));
    expect(shown.curve.yMin).toBeGreaterThan(-20);
    expect(shown.unit).toContain('some days went to −90');
    expect(view(null).unit).toBe('7-day average, % a year');
  });

  it('A11: tells itself in one sentence', () => {
    expect(view(null).summary).toBe(
      '7-day average from 11 Jan 2025 to 9 Feb 2026, shaded by the regime of each day. ' +
        '0.9 changes a year; today ▼ thin premium, since 12 Jan.',
    );
  });
});
