/**
 * Two sets of settings side by side: every field that differs, by its name, with both values
 * in words. For the preview of a file before anything of it is applied. What reads the same on
 * both sides is no change: the order of a list, or a place moved by less than is written.
 */
import { isManaged, type Policy } from '../settings/policy.ts';
import type { PillPlace, Settings } from '../settings/settings.ts';
import { hostOf } from '../sites/added-sites.ts';
import { decimal, percent } from './format.ts';
import { choiceKeys, isWorded, numbersText } from './setting-choices.ts';
import { fieldName } from './settings-words.ts';
import type { Translate } from './translate.ts';
import { assetName, properName } from './words.ts';

export interface ChangeRow {
  /** Path in the settings. */
  readonly field: string;
  readonly name: string;
  readonly now: string;
  readonly next: string;
}

/** A time and no choice: no file brings one. */
const passing = 'alerts.snoozedUntilMs';

/** @param policy what it sets is not changed by a file */
export const settingsChanges = (
  now: Settings,
  next: Settings,
  policy: Policy,
  t: Translate,
  locale: string,
): ChangeRow[] => {
  const given = leaves(now);
  return [...leaves(next)].flatMap(([field, value]) => {
    if (field === passing || isManaged(policy, field)) return [];
    const [before, after] = [given.get(field), value].map((each) =>
      valueText(field, each, t, locale),
    );
    if (before === undefined || after === undefined || before === after) return [];
    return [{ field, name: fieldName(field, t), now: before, next: after }];
  });
};

/** Every value by its path; a list is one value. */
function leaves(of: object, prefix = ''): Map<string, unknown> {
  return new Map(
    Object.entries(of).flatMap(([key, value]: [string, unknown]): [string, unknown][] =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? [...leaves(value, `${prefix}${key}.`)]
        : [[prefix + key, value]],
    ),
  );
}

function valueText(field: string, value: unknown, t: Translate, locale: string): string {
  if (typeof value === 'boolean') return t(value ? 'settingsValue.on' : 'settingsValue.off');
  if (typeof value === 'number') return numberText(field, value, t, locale);
  if (Array.isArray(value)) {
    const words = value.map((each) => itemText(field, each, t, locale));
    const parts = [...new Set(words)].toSorted((a, b) => a.localeCompare(b, locale));
    return parts.length === 0 ? t('options.none') : parts.join(', ');
  }
  const choice = String(value);
  if (field === 'asset') return assetName(choice);
  if (field === 'numbers') return numbersText(choice, t, locale);
  return isWorded(field) ? t(choiceKeys[field][choice] ?? 'options.none') : choice;
}

function itemText(field: string, item: unknown, t: Translate, locale: string): string {
  if (typeof item === 'number') return numberText(field, item, t, locale);
  return field === 'pill.places' ? placeText(item as PillPlace, t, locale) : siteText(String(item));
}

const siteText = (key: string): string => (hostOf(key) === key ? properName(key) : hostOf(key));

/** "Coindesk: left edge at 30 %, as a dot". */
const placeText = ({ site, edge, fraction, dot }: PillPlace, t: Translate, locale: string) =>
  t(dot ? 'settingsValue.placeDot' : 'settingsValue.place', {
    site: siteText(site),
    edge: t(`settingsValue.edge.${edge}`),
    percent: percent(fraction * 100, locale, 0),
  });

function numberText(field: string, value: number, t: Translate, locale: string): string {
  if (field.startsWith('alerts.quiet')) return `${String(value).padStart(2, '0')}:00`;
  const amount = exact(value, locale);
  if (field === 'pollMinutes') return t('settingsValue.minutes', { amount });
  if (field === 'alerts.cooldownHours') return t('settingsValue.hours', { amount });
  return t('unit.perYear', { percent: percent(value, locale, digitsOf(value)) });
}

const exact = (value: number, locale: string): string => decimal(value, locale, digitsOf(value));

const mostDigits = 20;

/** As many as tell it from any other number. */
function digitsOf(value: number): number {
  let digits = 0;
  while (digits < mostDigits && Number(value.toFixed(digits)) !== value) digits += 1;
  return digits;
}
