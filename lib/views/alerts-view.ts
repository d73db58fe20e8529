/** The alerts of the settings page: what is told, when not, and what was told so far. */
import { hourMs } from '../quotes/point.ts';
import { isManaged, type Policy } from '../settings/policy.ts';
import type { Settings } from '../settings/settings.ts';
import type { Alert } from '../state/alert.ts';
import { type AlertRow, alertRow } from './alert-text.ts';
import { age, instant, perYear } from './format.ts';
import type { NumberFieldView } from './options-view.ts';
import { problemText, type RefusedValue } from './settings-words.ts';
import type { Translate } from './translate.ts';

export interface HourChoice {
  readonly value: number;
  readonly label: string;
}

export interface AlertsView {
  readonly isOn: boolean;
  /** Switched on, and the browser does not allow it. */
  readonly isDenied: boolean;
  /** Which of them an administrator set. */
  readonly managed: {
    readonly enabled: boolean;
    readonly regime: boolean;
    readonly quorum: boolean;
    readonly lines: boolean;
    readonly quiet: boolean;
  };
  readonly regime: boolean;
  readonly quorum: boolean;
  readonly lines: readonly {
    readonly value: number;
    readonly label: string;
    readonly removeName: string;
  }[];
  /** Where another line can be added, and why not. */
  readonly canAdd: boolean;
  readonly lineProblem: string | null;
  readonly cooldown: NumberFieldView;
  readonly hours: readonly HourChoice[];
  readonly quietFromHour: number;
  readonly quietToHour: number;
  readonly snoozes: readonly { readonly hours: number; readonly label: string }[];
  /** Null while nothing is snoozed. */
  readonly snoozed: string | null;
  readonly log: readonly AlertRow[];
}

const snoozeHours = [1, 8, 24, 168];
const mostLines = 5;

/** @param isAllowed whether the browser lets us notify; null while that is not known */
export function alertsView(
  { alerts }: Pick<Settings, 'alerts'>,
  isAllowed: boolean | null,
  log: readonly Alert[],
  refused: readonly RefusedValue[],
  policy: Policy,
  t: Translate,
  locale: string,
  nowMs: number,
): AlertsView {
  const isSet = (field: string): boolean => isManaged(policy, `alerts.${field}`);
  return {
    isOn: alerts.enabled && isAllowed !== false,
    isDenied: alerts.enabled && isAllowed === false,
    managed: {
      enabled: isSet('enabled'),
      regime: isSet('regime'),
      quorum: isSet('quorum'),
      lines: isSet('lines'),
      quiet: isSet('quietFromHour') || isSet('quietToHour'),
    },
    regime: alerts.regime,
    quorum: alerts.quorum,
    lines: alerts.lines.map((value) => {
      const label = perYear(value, t, locale);
      return { value, label, removeName: t('options.alerts.removeName', { line: label }) };
    }),
    canAdd: alerts.lines.length < mostLines,
    lineProblem: problemText('alerts.lines', refused, t, locale),
    cooldown: {
      field: 'alerts.cooldownHours',
      label: t('options.alerts.cooldown'),
      unit: t('options.alerts.hours'),
      value: alerts.cooldownHours,
      step: 1,
      problem: problemText('alerts.cooldownHours', refused, t, locale),
      isManaged: isSet('cooldownHours'),
    },
    hours: Array.from({ length: 24 }, (_, hour) => ({
      value: hour,
      label: `${String(hour).padStart(2, '0')}:00`,
    })),
    quietFromHour: alerts.quietFromHour,
    quietToHour: alerts.quietToHour,
    snoozes: snoozeHours.map((hours) => ({
      hours,
      label: age(hours * hourMs, t, locale),
    })),
    snoozed:
      alerts.snoozedUntilMs > nowMs
        ? t('options.alerts.snoozed', { time: instant(alerts.snoozedUntilMs, t, locale) })
        : null,
    log: log.map((alert) => alertRow(alert, t, locale)),
  };
}
