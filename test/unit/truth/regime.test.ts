import { expect, it } from 'vitest';
import { ladder } from '../../../lib/regime/ladder.ts';
import { regimeReading } from '../../../lib/regime/regime-reading.ts';
import { spells } from '../../../lib/regime/spells.ts';
import { defaultLines } from '../../../lib/settings/settings.ts';
import { describeHistory } from '../../describe-recorded.ts';
import { cmeDays, day, isoDate, table } from './history.ts';

const firstDay = day('2019-10-02');
const yearDays = 365.25;

const recorded = () => cmeDays().filter(({ dayMs: start }) => start >= firstDay);

describeHistory('the ladder on the CME record', () => {
  it('reproduces all 89 spells', () => {
    const found = spells(ladder(recorded(), defaultLines)).map((spell) => [
      spell.regime,
      isoDate(spell.firstDayMs),
      isoDate(spell.lastDayMs),
      String(spell.days),
    ]);
    expect(found).toEqual(table('## Regime spells'));
    expect(found).toHaveLength(89);
  });

  it('changes 13.5 times a year, 8.5 since August 2023', () => {
    const days = recorded();
    const changes = spells(ladder(days, defaultLines)).slice(1);
    expect((changes.length / days.length) * yearDays).toBeCloseTo(13.5, 1);
    const from = day('2023-08-01');
    const since = changes.filter(({ firstDayMs }) => firstDayMs >= from).length;
    const years = days.filter(({ dayMs: start }) => start >= from).length / yearDays;
    expect(since / years).toBeCloseTo(8.5, 1);
  });

  it('reads 2022 as two thirds below spot', () => {
    const year = ladder(recorded(), defaultLines).filter(({ dayMs: start }) =>
      isoDate(start).startsWith('2022'),
    );
    const below = year.filter(({ regime }) => regime === 'discount').length;
    expect(below / year.length).toBeCloseTo(2 / 3, 1);
  });

  it('reads a thin premium since the close of 14 Nov 2025, after 198 days usual', () => {
    const until = day('2025-11-14');
    const days = recorded().filter(({ dayMs: start }) => start <= until);
    const reading = regimeReading(days, defaultLines, 1.3);
    expect(reading).toMatchObject({
      regime: 'thin',
      sinceDayMs: until,
      days: 1,
      previous: { regime: 'usual', days: 198 },
      held: false,
    });
    const [reason] = reading.reasons;
    expect(reason).toMatchObject({ key: 'thinEntered', line: 4, verdict: 'below' });
    expect(reason?.values.map((value) => value.toFixed(2))).toEqual(['3.65', '2.82']);
    const away = reading.distances.map(({ target, distance }) => [target, distance.toFixed(1)]);
    expect(away).toEqual([
      ['discount', '-2.8'],
      ['returning', '3.2'],
    ]);
  });

  it('is on day 160 of the usual premium at the close of 6 Oct 2025', () => {
    const days = recorded().filter(({ dayMs: start }) => start <= day('2025-10-06'));
    expect(regimeReading(days, defaultLines, null)).toMatchObject({ regime: 'usual', days: 160 });
  });

  it('forgets where it started: after 60 days a late start reads as the whole record does', () => {
    const days = recorded();
    const full = ladder(days, defaultLines);
    const starts = days.length - 90;
    const agree = Array.from({ length: starts }, (_, start) => {
      const late = ladder(days.slice(start, start + 60), defaultLines).at(-1);
      return late?.regime === full[start + 59]?.regime;
    });
    expect(agree.every(Boolean)).toBe(true);
  });
});
