/** What settings are called, and why a value was refused. */
import type { Field } from '../settings/schema.ts';
import type { RegimeLines } from '../settings/settings.ts';
import { decimal } from './format.ts';
import type { TextKey, Translate } from './translate.ts';

/** A refused value, as the background answers it. */
export interface RefusedValue {
  readonly field: string;
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

const lineNames: Readonly<Record<keyof RegimeLines, readonly [TextKey, TextKey]>> = {
  discountEnter: ['options.lines.discount', 'options.lines.enterBelow'],
  discountLeave: ['options.lines.discount', 'options.lines.leaveAbove'],
  thinEnter: ['options.lines.thin', 'options.lines.enterBelow'],
  thinLeave: ['options.lines.thin', 'options.lines.leaveAbove'],
  richEnter: ['options.lines.rich', 'options.lines.enterAbove'],
  richLeave: ['options.lines.rich', 'options.lines.leaveBelow'],
};

const isLine = (key: string): key is keyof RegimeLines => Object.hasOwn(lineNames, key);

/** "Thin premium, entered below"; what a line is called outside its row. */
const lineName = (key: keyof RegimeLines, t: Translate): string =>
  lineNames[key].map((part) => t(part)).join(', ');

const problemKeys: Readonly<Record<string, TextKey>> = {
  range: 'problem.range',
  choice: 'problem.choice',
  notAbove: 'problem.notAbove',
  notBelow: 'problem.notBelow',
  managed: 'problem.managed',
};

/** Why the value of a field was refused; null where it was not. */
export function problemText(
  field: string,
  refused: readonly RefusedValue[],
  t: Translate,
  locale: string,
): string | null {
  const problem = refused.find((candidate) => candidate.field === field);
  if (!problem) return null;
  const values = Object.entries(problem.values ?? {}).map(([name, value]) => [
    name,
    typeof value === 'number'
      ? decimal(value, locale, Number.isInteger(value) ? 0 : 1)
      : isLine(value)
        ? lineName(value, t)
        : value,
  ]);
  return t(
    problemKeys[problem.key] ?? 'problem.other',
    Object.fromEntries(values) as Record<string, string>,
  );
}

const fieldNames: Readonly<Record<Exclude<Field, `lines.${string}`>, TextKey>> = {
  asset: 'options.asset.title',
  cashPercent: 'options.cash.title',
  pollMinutes: 'options.poll.title',
  lean: 'options.poll.lean',
  exchangesOff: 'setting.exchangesOff',
  exchangesOn: 'setting.exchangesOn',
  'badge.metric': 'setting.badgeMetric',
  'badge.mode': 'setting.badgeMode',
  theme: 'options.theme.label',
  numbers: 'options.numbers.label',
  'alerts.enabled': 'options.alerts.title',
  'alerts.regime': 'setting.alertsRegime',
  'alerts.quorum': 'setting.alertsQuorum',
  'alerts.lines': 'setting.alertsLines',
  'alerts.cooldownHours': 'setting.alertsCooldown',
  'alerts.quietFromHour': 'setting.alertsQuietFrom',
  'alerts.quietToHour': 'setting.alertsQuietTo',
  'alerts.snoozedUntilMs': 'setting.alertsSnooze',
  'pill.enabled': 'options.pill.title',
  'pill.hiddenSites': 'setting.pillHidden',
  'pill.places': 'setting.pillPlaces',
};

/** Several fields that are changed as one. */
const groupNames = {
  file: 'options.file.title',
  lines: 'options.lines.title',
} as const satisfies Record<string, TextKey>;

const names: Readonly<Record<string, TextKey>> = { ...fieldNames, ...groupNames };

/** What a field is called in the sentence that says it was saved, and in a list of changes. */
export function fieldName(field: string, t: Translate): string {
  const key = field.replace(/^lines\./, '');
  if (isLine(key)) return lineName(key, t);
  return t(names[field] ?? 'options.title');
}
