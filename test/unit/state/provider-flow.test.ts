import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { readFlowText } from '../../../lib/state/provider-flow.ts';

const nowMs = Date.UTC(2025, 10, 19, 12);
const read = (text: string) => readFlowText(text, 'BTC', nowMs);
const rows = (...lines: string[]): string => ['date,flow', ...lines].join('\n');

describe('a provider’s file', () => {
  const points = [
    { timeMs: Date.UTC(2025, 10, 14), value: 7.25 },
    { timeMs: Date.UTC(2025, 10, 15), value: 9 },
  ];

  it.each([
    ['as it is', 'date,flow\n2025-11-14,7.25\n2025-11-15,9\n'],
    ['newest first', 'date,flow\n2025-11-15,9\n2025-11-14,7.25'],
    [
      'with carriage returns and a mark at its head',
      '\uFEFFDate,Value\r\n2025-11-14,7.25\r\n2025-11-15,9\r\n',
    ],
    ['quoted', '"datetime","inhouse_flow_mean"\n"2025-11-14","7.25"\n"2025-11-15","9"'],
    ['with instants', 'timestamp,flow\n2025-11-14T00:00:00Z,7.25\n2025-11-15 00:00:00,9'],
    ['the numbers first', 'flow,day\n7.25,2025-11-14\n9,2025-11-15'],
    [
      'a price beside the flow',
      'day,price,in-house flow\n2025-11-14,94594,7.25\n2025-11-15,95000,9',
    ],
    ['written in powers of ten', 'date,flow\n2025-11-14,0.725e1\n2025-11-15,9.0'],
  ])('is read %s', (_how, text) => {
    expect(read(text)).toEqual({ ok: true, points });
  });

  it.each([
    ['JSON', '{"date":"2025-11-14","flow":7}', 'notCsv'],
    ['a page', '<html><body>date,flow</body></html>', 'notCsv'],
    ['one column', 'date\n2025-11-14\n2025-11-15', 'notCsv'],
    ['other separators', 'date;flow\n2025-11-14;7\n2025-11-15;8', 'notCsv'],
    ['nothing', '', 'notCsv'],
    ['no dates', 'block,flow\n1,7\n2,8', 'noDateColumn'],
    ['two columns of dates', 'date,time,flow\n2025-11-14,00:00,7', 'noDateColumn'],
    ['rows without a head', '2025-11-14,7\n2025-11-15,8', 'noDateColumn'],
    ['no flow among many', 'date,open,close\n2025-11-14,7,8', 'wrongColumns'],
    ['two flows', 'date,inflow,outflow\n2025-11-14,7,8', 'wrongColumns'],
    ['dollars', 'date,flow_usd\n2025-11-14,7\n2025-11-15,8', 'wrongUnit'],
    ['per cent', 'date,flow (%)\n2025-11-14,7\n2025-11-15,8', 'wrongUnit'],
    ['more than there are coins', rows('2025-11-14,7', '2025-11-15,94594000000'), 'tooMuch'],
    ['a cell too few', rows('2025-11-14,7', '2025-11-15'), 'badLine'],
    ['a comma for a point', rows('2025-11-14,7', '2025-11-15,7,5'), 'badLine'],
    ['a day no calendar has', rows('2025-11-14,7', '2025-02-30,8'), 'badDate'],
    ['a date in another order', rows('14.11.2025,7', '15.11.2025,8'), 'badDate'],
    ['seconds', rows('1763078400,7', '1763164800,8'), 'badDate'],
    ['a day before there were coins', rows('2008-11-14,7', '2025-11-15,8'), 'badDate'],
    ['a local time', rows('2025-11-14T00:00:00+09:00,7'), 'badDate'],
    ['a day to come', rows('2025-11-14,7', '2025-11-20,8'), 'futureDate'],
    ['a day twice', rows('2025-11-14,7', '2025-11-14,7'), 'duplicateDate'],
    ['two hours of a day', rows('2025-11-14 00:00,7', '2025-11-14 01:00,7'), 'duplicateDate'],
    ['text for a number', rows('2025-11-14,7', '2025-11-15,n/a'), 'badNumber'],
    ['no number', rows('2025-11-14,7', '2025-11-15,'), 'badNumber'],
    ['too large a power', rows('2025-11-14,7', '2025-11-15,1e999'), 'badNumber'],
    ['a number of another base', rows('2025-11-14,7', '2025-11-15,0x10'), 'badNumber'],
    ['a net flow', rows('2025-11-14,7', '2025-11-15,-8'), 'negative'],
    ['one day', rows('2025-11-14,7'), 'empty'],
    ['no day', 'date,flow\n', 'empty'],
  ])('with %s is refused: %s', (_what, text, key) => {
    expect(read(text)).toMatchObject({ ok: false, key });
  });

  it('names the line and the column', () => {
    expect(read(rows('2025-11-14,7', '2025-11-15,x'))).toEqual({
      ok: false,
      key: 'badNumber',
      values: { line: 3, column: 'flow' },
    });
  });

  it('takes today, whose day has begun', () => {
    expect(read(rows('2025-11-18,7', '2025-11-19,8'))).toMatchObject({ ok: true });
  });

  it('whatever comes in, what goes out is days in order with finite numbers', () => {
    const cell = fc.oneof(
      fc.constantFrom('2025-11-14', '2025-11-15', '2025-11-16', '7', '8.5', '-1', '', 'NaN'),
      fc.string({ maxLength: 8 }),
    );
    const line = fc.array(cell, { minLength: 1, maxLength: 3 }).map((cells) => cells.join(','));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const found = read(rows(...lines));
        if (!found.ok) return;
        const times = found.points.map(({ timeMs }) => timeMs);
        expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
        expect(times.every((timeMs) => timeMs % dayMs === 0)).toBe(true);
        expect(found.points.every(({ value }) => value >= 0 && Number.isFinite(value))).toBe(true);
      }),
    );
  });
});
