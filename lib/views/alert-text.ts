/**
 * Alerts in words: one for the log of the options, and all that are told at once for the one
 * notification of the browser.
 */
import type { Alert } from '../state/alert.ts';
import { day, instant, percent, perYear } from './format.ts';
import { plural } from './plural.ts';
import type { Translate } from './translate.ts';
import { regimeGlyph, regimeInline, regimeWord } from './words.ts';

export interface AlertText {
  readonly title: string;
  readonly message: string;
}

export function alertText(alert: Alert, t: Translate, locale: string): AlertText {
  const { asset } = alert;
  switch (alert.kind) {
    case 'regime': {
      const { sinceDayMs, averagePercent } = alert;
      const { glyph, regime, before } = regimeWords(alert, t);
      return {
        title: t('alert.regime.title', { asset, glyph, regime }),
        message: [
          t('alert.regime.since', { day: day(sinceDayMs, locale), before }),
          ...(averagePercent === null
            ? []
            : [t('alert.average', { value: perYear(averagePercent, t, locale) })]),
        ].join(' '),
      };
    }
    case 'line':
      return {
        title: t(`alert.line.${alert.side}`, {
          asset,
          line: perYear(alert.linePercent, t, locale),
        }),
        message: t('alert.average', { value: perYear(alert.averagePercent, t, locale) }),
      };
    case 'quorum':
      return {
        title: t('alert.quorum.title', { asset }),
        message: t('alert.quorum.message', { venues: plural('venues', alert.used, t, locale) }),
      };
  }
}

/** What happened together, as after a sleep or at the end of quiet hours, is told in one. */
export function alertsText(alerts: readonly Alert[], t: Translate, locale: string): AlertText {
  const [first] = alerts;
  if (first && alerts.length === 1) return alertText(first, t, locale);
  return {
    title: t('alert.several.title', {
      asset: first?.asset ?? '',
      alerts: plural('alerts', alerts.length, t, locale),
    }),
    message: [
      ...alerts
        .filter(isOf('regime'))
        .map((alert) => t('alert.several.regime', regimeWords(alert, t))),
      ...linesText(alerts, t, locale),
      ...alerts.filter(isOf('quorum')).map((alert) => alertText(alert, t, locale).message),
    ].join(' '),
  };
}

type Told<K extends Alert['kind']> = Extract<Alert, { readonly kind: K }>;

const isOf =
  <K extends Alert['kind']>(kind: K) =>
  (alert: Alert): alert is Told<K> =>
    alert.kind === kind;

const regimeWords = ({ regime, before }: Told<'regime'>, t: Translate) => ({
  glyph: regimeGlyph[regime],
  regime: regimeWord(regime, t),
  before: regimeInline(before, t),
});

/** "The 7-day average is 2.1 % a year: below 3.0 %, 4.0 % and 6.0 %." */
function linesText(alerts: readonly Alert[], t: Translate, locale: string): string[] {
  const crossed = alerts.filter(isOf('line'));
  const [first] = crossed;
  if (!first) return [];
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const sides = (['above', 'below'] as const).flatMap((side) => {
    const lines = crossed.filter((alert) => alert.side === side);
    const values = lines.map(({ linePercent }) => percent(linePercent, locale));
    return values.length === 0 ? [] : [t(`alert.several.${side}`, { lines: list.format(values) })];
  });
  const value = perYear(first.averagePercent, t, locale);
  return [t('alert.several.lines', { value, sides: list.format(sides) })];
}

export interface AlertRow extends AlertText {
  readonly id: string;
  readonly time: string;
}

export const alertRow = (alert: Alert, t: Translate, locale: string): AlertRow => ({
  id: alert.id,
  time: instant(alert.atMs, t, locale),
  ...alertText(alert, t, locale),
});
