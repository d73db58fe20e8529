/** The state of the market as a table for the terminal. */
import type { Reading } from '../lib/signals/reading.ts';
import type { MarketState } from '../lib/state/market-state.ts';
import { regimeReasonText } from '../lib/views/headline-view.ts';
import { venueCount } from '../lib/views/venues.ts';
import { reasonText, regimeWord } from '../lib/views/words.ts';
import { translate as t } from '../test/fixtures/translate.ts';

const number = (value: number, digits: number, signed: boolean): string =>
  new Intl.NumberFormat('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: signed ? 'exceptZero' : 'auto',
  })
    .format(value)
    .replace('-', '−');

const perYear = (value: number): string => `${number(value, 2, true)} % a year`;

const show = ({ value, reason }: Reading, format: (value: number) => string): string =>
  value === null ? `— ${reason ? reasonText(reason, t, 'en') : ''}` : format(value);

const day = (timeMs: number | null): string =>
  timeMs === null ? 'unknown' : new Date(timeMs).toISOString().slice(0, 10);

const reasons = ({ regime }: MarketState): string =>
  regime.reasons.map((reason) => regimeReasonText(reason, t, 'en')).join('; ');

export function report(state: MarketState, nowMs: number): string {
  const { basisNow, regime, lastAnswerMs, history } = state;
  const used = basisNow.venues.filter(({ excluded }) => excluded === null);
  const { answered, all } = venueCount(state);
  const rows: readonly (readonly [string, string])[] = [
    ['asset', state.asset],
    ['30-day basis now', `${show(basisNow, perYear)}${basisNow.held ? ', held' : ''}`],
    ['7-day average (v)', show(state.average7, perYear)],
    ['30-day average (m)', show(state.average30, perYear)],
    ['trend', state.trend ?? 'unknown'],
    ['regime', `${regimeWord(regime.regime, t)}${regime.held ? ', held' : ''}`],
    ['  because', reasons(state) || 'no reason given'],
    [
      '  since',
      regime.sinceDayMs === null
        ? 'unknown'
        : `the close of ${day(regime.sinceDayMs)}, ${regime.days} closed days`,
    ],
    ['funding, 7 days', show(state.funding, perYear)],
    [
      'open interest',
      show(state.openInterest, (coins) => `${number(coins, 0, false)} ${state.asset}`),
    ],
    ['leverage', show(state.leverage, (ratio) => number(ratio, 3, false))],
    ['venues answering', `${answered} of ${all}, ${used.length} in the basis`],
    [
      'history',
      `${number(history.progress * 100, 0, false)} %, to ${day(history.lastClosedDayMs)}`,
    ],
    [
      'age',
      lastAnswerMs === null
        ? 'no answer yet'
        : `${number((nowMs - state.clockSkewMs - lastAnswerMs) / 1000, 0, false)} s`,
    ],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n');
}
