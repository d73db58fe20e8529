import { expect, it } from 'vitest';
import { ladder } from '../../../lib/regime/ladder.ts';
import { regimesTold } from '../../../lib/regime/regimes-told.ts';
import { replay } from '../../../lib/regime/replay.ts';
import { shiftTest } from '../../../lib/regime/shift-test.ts';
import { whatFollowed } from '../../../lib/regime/what-followed.ts';
import { closesOf } from '../../../lib/series/closes.ts';
import { defaultLines } from '../../../lib/settings/settings.ts';
import { describeHistory } from '../../describe-recorded.ts';
import { cmeDays, day, recordedPast, spotCloses } from './history.ts';

const recorded = () =>
  ladder(
    cmeDays().filter(({ dayMs: start }) => start >= day('2019-10-02')),
    defaultLines,
  );

/** Of the notes: regime, days, spells, and 30 days later mean, median, share up. */
const told = [
  ['discount', 347, 13, 2.9, 0.9, 54],
  ['thin', 431, 24, -1.3, -2.1, 44],
  ['returning', 178, 15, 10.5, 10.5, 79],
  ['usual', 1141, 24, 6.3, 2.8, 56],
  ['rich', 290, 13, 5.2, 1.7, 55],
  ['all', 2387, 89, 4.6, 2.0, 55],
] as const;

describeHistory('what the regimes told on the recorded years', () => {
  it('reproduces what followed each regime', () => {
    const found = whatFollowed(recorded(), closesOf(spotCloses()));
    expect(found.map(({ regime, days, spells }) => [regime, days, spells])).toEqual(
      told.map((row) => row.slice(0, 3)),
    );
    found.forEach(({ after }, i) => {
      const [, , , mean = 0, median = 0, up = 0] = told[i] ?? [];
      // The notes carry a close over the one day without any, which moves a tenth.
      expect(Math.abs((after[30]?.meanPercent ?? 99) - mean)).toBeLessThan(0.11);
      expect(Math.abs((after[30]?.medianPercent ?? 99) - median)).toBeLessThan(0.11);
      expect(Math.round((after[30]?.shareUp ?? 0) * 100)).toBe(up);
    });
  });

  it('no regime tells later returns from chance: p about 0.60, 0.63 and 0.64', () => {
    const closes = closesOf(spotCloses());
    const found = [7, 30, 90].map((horizon) => shiftTest(recorded(), closes, horizon)?.p ?? 0);
    [0.6, 0.63, 0.64].forEach((p, i) =>
      expect(Math.abs((found[i] ?? 0) - p), `horizon ${i}`).toBeLessThan(0.01),
    );
    expect(regimesTold(recordedPast(), defaultLines).toldNothing).toBe(true);
  });

  it('replays the lines: 13.5 changes a year', () => {
    const found = replay(recordedPast(), defaultLines);
    expect(found.changesPerYear).toBeCloseTo(13.5, 1);
    expect(found.today).toMatchObject({ regime: 'returning', days: 4 });
    expect(found.shares.discount).toBeCloseTo(347 / found.days, 10);
  });
});
