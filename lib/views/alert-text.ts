/** An alert in words: for the notification of the browser and for the log of the options. */
import type { Alert } from '../state/alert.ts';
import { day, instant, perYear } from './format.ts';
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
      const { regime, before, sinceDayMs, averagePercent } = alert;
      return {
        title: t('alert.regime.title', {
          asset,
          glyph: regimeGlyph[regime],
          regime: regimeWord(regime, t),
        }),
        message: [
          t('alert.regime.since', {
            day: day(sinceDayMs, locale),
            before: regimeInline(before, t),
          }),
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

export interface AlertRow extends AlertText {
  readonly id: string;
  readonly time: string;
}

export const alertRow = (alert: Alert, t: Translate, locale: string): AlertRow => ({
  id: alert.id,
  time: instant(alert.atMs, t, locale),
  ...alertText(alert, t, locale),
});
