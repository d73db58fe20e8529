/**
 * Two sets of settings side by side: every field that differs, by its name, with both values
 * in words. For the preview of a file before anything of it is applied.
 */
import type { Settings } from '../settings/settings.ts';
import { decimal } from './format.ts';
import { fieldName } from './settings-words.ts';
import type { TextKey, Translate } from './translate.ts';
import { assetName, properName } from './words.ts';

export interface ChangeRow {
  /** Path in the settings. */
  readonly field: string;
  readonly name: string;
  readonly now: string;
  readonly next: string;
}

export const settingsChanges = (
  now: Settings,
  next: Settings,
  t: Translate,
  locale: string,
): ChangeRow[] => {
  const given = leaves(now);
  return [...leaves(next)].flatMap(([field, value]) => {
    const held = given.get(field);
    if (JSON.stringify(held) === JSON.stringify(value)) return [];
    const text = (each: unknown): string => valueText(field, each, t, locale);
    return [{ field, name: fieldName(field, t), now: text(held), next: text(value) }];
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

const choiceKeys: Readonly<Record<string, Readonly<Record<string, TextKey>>>> = {
  'badge.metric': {
    basis: 'options.badge.metric.basis',
    'story-scale': 'options.badge.metric.storyScale',
    funding: 'options.badge.metric.funding',
    'open-interest': 'options.badge.metric.openInterest',
    regime: 'options.badge.metric.regime',
  },
  'badge.mode': {
    full: 'options.badge.mode.full',
    quiet: 'options.badge.mode.quiet',
    off: 'options.badge.mode.off',
  },
  theme: {
    auto: 'options.theme.auto',
    light: 'options.theme.light',
    dark: 'options.theme.dark',
  },
};

function valueText(field: string, value: unknown, t: Translate, locale: string): string {
  if (typeof value === 'boolean') return t(value ? 'settingsValue.on' : 'settingsValue.off');
  if (typeof value === 'number') return decimal(value, locale, Number.isInteger(value) ? 0 : 1);
  if (Array.isArray(value)) {
    const parts = value.map((each) =>
      typeof each === 'string' ? properName(each) : valueText(field, each, t, locale),
    );
    return parts.length === 0 ? t('options.none') : parts.join(', ');
  }
  if (typeof value !== 'string') return t('options.none');
  if (field === 'asset') return assetName(value);
  if (field === 'numbers') return numbersText(value, t, locale);
  const key = choiceKeys[field]?.[value];
  return key ? t(key) : value;
}

/** "1.234,5": a style is named by what it looks like. */
export const numbersText = (style: string, t: Translate, locale: string): string => {
  const plain = locale.replace(/-x-num-\w+$/, '');
  const sample = decimal(1234.5, style === 'browser' ? plain : `${plain}-x-num-${style}`);
  return style === 'browser' ? t('options.numbers.browser', { sample }) : sample;
};
