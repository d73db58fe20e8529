/** What is told at once is told in one, whatever it is. */
import { describe, expect, it } from 'vitest';
import type { Alert } from '../../../lib/state/alert.ts';
import { alertsText, alertText } from '../../../lib/views/alert-text.ts';
import { translate } from '../../fixtures/translate.ts';

const told = { id: 'x', asset: 'BTC', atMs: 0 } as const;
const line = (linePercent: number, side: 'above' | 'below' = 'below'): Alert => ({
  ...told,
  kind: 'line',
  linePercent,
  side,
  averagePercent: 2.1,
});
const regime: Alert = {
  ...told,
  kind: 'regime',
  regime: 'thin',
  before: 'usual',
  sinceDayMs: 0,
  averagePercent: 2.1,
};
const quorum: Alert = { ...told, kind: 'quorum', used: 1 };

const text = (...alerts: Alert[]) => {
  const { title, message } = alertsText(alerts, translate, 'en');
  return { title, message: message.replaceAll('\u00a0', ' ') };
};

describe('D16: alerts in one notification', () => {
  it('one alone reads as in the log', () => {
    for (const alert of [line(4), regime, quorum])
      expect(alertsText([alert], translate, 'en')).toEqual(alertText(alert, translate, 'en'));
  });

  it('several thresholds are one sentence, by side', () => {
    expect(text(line(4), line(6))).toEqual({
      title: 'BTC: 2 alerts at once',
      message: 'The 7-day average is 2.1 % a year: below 4.0 % and 6.0 %.',
    });
    expect(text(line(1, 'above'), line(4), line(6)).message).toBe(
      'The 7-day average is 2.1 % a year: above 1.0 % and below 4.0 % and 6.0 %.',
    );
  });

  it('beside another regime and the loss of the quorum', () => {
    expect(text(regime, line(4), quorum)).toEqual({
      title: 'BTC: 3 alerts at once',
      message:
        '▼ Thin premium, usual premium before. The 7-day average is 2.1 % a year: below 4.0 %. Too few exchanges agree: 1 venue could be used. The last good value is kept.',
    });
  });
});
