/**
 * "From May to June 2025 bitcoin climbed from 60,000 to 90,000." Holds where a daily close of
 * those months lies within 5 % of the first price or below, and a later one within 5 % of the
 * second or above. US dollars.
 */
import { isoDay } from '../quotes/iso-day.ts';
import type { Evidence } from '../signals/reading.ts';
import type { Claim } from './claim.ts';

const fromMs = isoDay('2025-05-01');
const untilMs = isoDay('2025-06-30');
const [lowUsd, highUsd] = [60_000, 90_000];
const tolerance = 0.05;
const fewestDays = 55;

export const claim8b: Claim = {
  id: '8b',
  check: ({ dayMs, close }) => {
    const closes = dayMs.flatMap((day, row) =>
      day >= fromMs && day <= untilMs ? (close[row] ?? []) : [],
    );
    if (closes.length < fewestDays) {
      return [
        { dialect: null, verdict: 'cannot-tell', reason: { key: 'recordShort' }, numbers: [] },
      ];
    }
    const numbers: Evidence[] = [
      { name: 'lowestClose', value: Math.min(...closes), unit: 'usd' },
      { name: 'highestClose', value: Math.max(...closes), unit: 'usd' },
    ];
    const start = closes.findIndex((price) => price <= lowUsd * (1 + tolerance));
    const climbed =
      start >= 0 && closes.slice(start).some((price) => price >= highUsd * (1 - tolerance));
    return climbed
      ? [{ dialect: null, verdict: 'holds', reason: { key: 'climbed' }, numbers }]
      : [{ dialect: null, verdict: 'does-not-hold', reason: { key: 'didNotClimb' }, numbers }];
  },
};
