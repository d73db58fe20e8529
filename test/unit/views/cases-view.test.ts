import { describe, expect, it } from 'vitest';
import { casesOf } from '../../../lib/regime/cases.ts';
import { defaultLines } from '../../../lib/settings/settings.ts';
import { casesCsv } from '../../../lib/views/cases-csv.ts';
import { caseColumns, casesView } from '../../../lib/views/cases-view.ts';
import { toldView } from '../../../lib/views/told-view.ts';
import { casesPast, dayOfRow, fallsBelowZero, someCases, someTold } from '../../fixtures/cases.ts';
import { pastOf } from '../../fixtures/past.ts';
import { translate } from '../../fixtures/translate.ts';

const plain = <T>(view: T): T => JSON.parse(JSON.stringify(view).replaceAll('\u00a0', ' ')) as T;
const view = plain(casesView(someCases, translate, 'en'));

describe('earlier cases, as shown', () => {
  it('says which falls are meant, by which convention', () => {
    expect(view.title).toBe('Earlier falls of the 30-day basis below 0 % a year');
    expect(view.definition).toContain(
      'At least 3 days below the line, gaps of up to 7 days joined; on record since 1 Jan 2021.',
    );
  });

  it('has a row for each, the latest first, failures like the rest', () => {
    expect(view.rows.map(({ cells }) => cells.start)).toEqual([
      '2 Dec 2022',
      '5 Feb 2022',
      '11 Apr 2021',
    ]);
    const deep = view.rows[1];
    expect(deep?.cells).toMatchObject({ days: '20', depth: '−5.5', path: 'undercut' });
    expect(deep?.cells.worst).toMatch(/^−/);
    expect(deep?.path.glyph).toBe('↓');
    expect(deep?.detail).toMatch(/^[\d,]+ at the start; after 7 days [+−]/);
  });

  it('counts in words, and says that few prove nothing', () => {
    expect(view.counts).toMatch(
      /^3 earlier cases\. After 90 days the price was higher in \d and lower in \d; down 20 % or more on the way in 1\. So few prove nothing\.$/,
    );
    expect(view.paths.join(' ')).toContain('5 Feb 2022');
    expect(JSON.stringify(view)).not.toMatch(/probab|chance|likely/i);
  });

  it('places the present one among them', () => {
    expect(view.open).toBe(
      'The present one began on 18 Sept 2023 and has 6 days below the line so far, down to −1.2 %/yr: number 3 of 4 by depth, number 2 by length.',
    );
  });

  it('sets the control beside them with its size, and says what it comes to', () => {
    expect(view.control.text).toMatch(/^[\d,]+ days with the same fall/);
    expect(view.control.compared).toHaveLength(5);
    expect(view.control.compared[0]?.text).toMatch(
      /^Higher after 90 days: \d+ %, these days \d+ % \(nine draws in ten: \d+ % to \d+ %\)$/,
    );
    expect([
      'They ended no differently from days with the same fall.',
      'They ended differently from days with the same fall. That is one record, and no rule.',
    ]).toContain(view.control.result);
    const few = casesView(
      { ...someCases, control: { ...someCases.control, endedNoDifferently: null } },
      translate,
      'en',
    );
    expect(few.control.result).toContain('Too few');
  });

  it('says how many other conventions would give', () => {
    expect(view.conventions.text).toMatch(/gives \d to \d cases/);
    expect(view.conventions.rows.map(({ name }) => name)).toContain(
      'at least 5 days, gaps of up to 0 days joined',
    );
    expect(view.conventions.rows.at(-1)?.name).toBe('falls of the regime below 4 % a year');
  });

  it('is empty with a reason', () => {
    const none = casesView(casesOf(pastOf(0, 0), fallsBelowZero, defaultLines), translate, 'en');
    expect(none).toMatchObject({
      rows: [],
      counts: '',
      open: '',
      empty: 'No closed day of the 30-day basis is on record yet.',
    });
    const deeper = casesOf(casesPast, { ...fallsBelowZero, line: -50 }, defaultLines);
    expect(casesView(deeper, translate, 'en').empty).toContain('Since 1 Jan 2021');
  });

  it('has something to sort by in every column', () => {
    for (const column of caseColumns) {
      expect(
        view.rows.some(({ order }) => order[column] !== null),
        column,
      ).toBe(true);
    }
  });
});

describe('cases as CSV', () => {
  const lines = casesCsv(someCases).split('\r\n');

  it('has one line for each case and the present one, as plain numbers', () => {
    expect(lines).toHaveLength(5);
    const head = (lines[0] ?? '').split(',');
    const row = (lines[2] ?? '').split(',');
    expect(lines.every((line) => line.split(',').length === head.length)).toBe(true);
    const cell = (name: string): string => row[head.indexOf(name)] ?? '';
    expect(cell('start')).toBe('2022-02-05');
    expect(cell('depth_percent_per_year')).toBe('-5.5');
    expect(Number(cell('worst_90d_percent'))).toBeLessThan(-20);
    expect(lines.at(-1)).toMatch(/^basis-30d,0,3,7,2023-09-18,.*,false$/);
  });

  it('leaves empty what is not known', () => {
    expect(lines.at(-1)).toContain(',,,');
    expect(lines.join('')).not.toMatch(/null|NaN|undefined/);
  });

  it('takes the unit of the dialect into its names', () => {
    const raw = { ...fallsBelowZero, dialect: 'front-month' } as const;
    expect(casesCsv(casesOf(casesPast, raw, defaultLines))).toContain('depth_percent,');
  });
});

describe('what the regimes told, as shown', () => {
  it('has the regimes that occurred, with word and glyph, and all days', () => {
    const told = plain(toldView(someTold, translate, 'en'));
    expect(told.rows.map(({ name }) => name)).toEqual([
      'Below spot',
      'Premium back',
      'Usual premium',
      'all days',
    ]);
    expect(told.rows[0]?.glyph).toBe('▼▼');
    expect(told.rows.at(-1)?.after[30].up).toMatch(/^\d+ %$/);
    expect(dayOfRow(0)).toBe(someTold.sinceDayMs);
  });

  it('says the sentence that was computed, and no other', () => {
    const said = (toldNothing: boolean | null) =>
      plain(toldView({ ...someTold, toldNothing }, translate, 'en')).result;
    expect(said(true)).toMatch(/^None of the regimes told later returns apart from chance/);
    expect(said(false)).toMatch(/more than chance explains/);
    expect(said(null)).toMatch(/too short/);
  });
});
