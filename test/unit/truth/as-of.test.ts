import { expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../lib/quotes/point.ts';
import { pastAt } from '../../../lib/series/past.ts';
import { defaultSettings } from '../../../lib/settings/settings.ts';
import { assessAt } from '../../../lib/state/as-of.ts';
import { describeHistory } from '../../describe-recorded.ts';
import { day, recordedPast } from './history.ts';

/** At the close of a day. */
const closeOf = (isoDate: string): number => day(isoDate) + dayMs;

describeHistory('any past day of the record', () => {
  const past = recordedPast();
  const at = (instantMs: number) => assessAt(past, defaultSettings, instantMs);

  it('tells the close of 14 Nov 2025 as it was', () => {
    const state = at(closeOf('2025-11-14'));
    expect(state.average7.value?.toFixed(2)).toBe('2.82');
    expect(state.average30.value?.toFixed(2)).toBe('4.90');
    expect(state.price.value).toBeCloseTo(94_594, -1);
    expect(state.regime).toMatchObject({
      regime: 'thin',
      sinceDayMs: day('2025-11-14'),
      days: 1,
      previous: { regime: 'usual', days: 198 },
    });
    expect(state.lowerShare?.toFixed(2)).toBe('0.03');
    expect(state.payer).toBe('longs-pay');
    expect(state.funding.value?.toFixed(1)).toBe('5.6');
  });

  it('tells 6 Oct 2025: usual, day 160', () => {
    const state = at(closeOf('2025-10-06'));
    expect(state.regime).toMatchObject({ regime: 'usual', days: 160 });
    expect(state.average7.value?.toFixed(1)).toBe('9.8');
  });

  it.each([
    ['2025-11-17', '1.69', 92_215],
    ['2026-02-05', '2.42', 62_910],
  ])('tells %s: v %s, thin', (date, v, close) => {
    const state = at(closeOf(date));
    expect(state.average7.value?.toFixed(2)).toBe(v);
    expect(state.regime.regime).toBe('thin');
    expect(Math.abs((state.price.value ?? 0) - close)).toBeLessThan(1);
  });

  it('knows nothing of the day that runs, nor of any later one', () => {
    const evening = at(closeOf('2025-11-14') - hourMs);
    expect(evening.history.lastClosedDayMs).toBe(day('2025-11-13'));
    expect(evening.regime.regime).toBe('usual');
    const short = pastAt(past, closeOf('2025-11-14'));
    expect(assessAt(short, defaultSettings, closeOf('2025-11-14'))).toEqual(
      at(closeOf('2025-11-14')),
    );
  });

  it('before the record everything is unknown, with a reason', () => {
    const state = at(day('2015-01-01'));
    expect(state.regime.regime).toBe('unknown');
    expect([state.average7, state.price, state.funding].map(({ reason }) => reason?.key)).toEqual(
      Array(3).fill('notOnRecord'),
    );
  });
});
