import { expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { pastAt } from '../../../lib/series/past.ts';
import { defaultSettings } from '../../../lib/settings/settings.ts';
import { exchangeFlow } from '../../../lib/signals/exchange-flow.ts';
import { assessAt } from '../../../lib/state/as-of.ts';
import { describeHistory } from '../../describe-recorded.ts';
import { day, recordedPast } from './history.ts';

describeHistory('exchange flow on the recorded years', () => {
  const past = recordedPast();
  const at = (isoDate: string) => exchangeFlow(pastAt(past, day(isoDate) + dayMs));
  const movedOn = (isoDate: string): number =>
    at(isoDate).amount.evidence.reduce(
      (sum, { name, value }) =>
        typeof value === 'number' && (name === 'flowIn' || name === 'flowOut') ? sum + value : sum,
      0,
    );

  it.each([
    ['2025-10-06', 62_564, '2.3'],
    ['2025-11-14', 92_473, '3.4'],
  ])('%s: %i BTC in and out, %s %% of the reserve', (date, coins, percent) => {
    expect(movedOn(date)).toBeCloseTo(coins, -1);
    expect(at(date).amount.value?.toFixed(1)).toBe(percent);
  });

  it('was at p87 on 14 Nov 2025, and is not marked there', () => {
    expect(at('2025-11-14')).toMatchObject({ percentile: 87, tail: null, knownDays: 365 });
  });

  it('is told so by the state of that close, marked as resting on revised data', () => {
    const { flows, leverageScope } = assessAt(past, defaultSettings, day('2025-11-14') + dayMs);
    expect(flows.map(({ kind, percentile }) => [kind, percentile])).toEqual([['proxy', 87]]);
    expect(leverageScope.restsOnRevised).toBe(true);
  });

  it('rose above p90 on the 18th and above p95, where it is marked, on the 21st', () => {
    // The notes read 95 on the 18th; by the rule as it is written it is within 3 of that.
    expect(Math.abs((at('2025-11-18').percentile ?? 0) - 95)).toBeLessThanOrEqual(3);
    expect(at('2025-11-21')).toMatchObject({ tail: 'high' });
    expect(at('2025-11-21').percentile).toBeGreaterThanOrEqual(95);
  });

  it('was in the middle on 6 Oct 2025', () => {
    const { percentile, tail } = at('2025-10-06');
    expect(percentile).toBeGreaterThan(40);
    expect(percentile).toBeLessThan(70);
    expect(tail).toBeNull();
  });
});
