/** The choices of the settings in words, for their fields and for a list of changes. */
import type { BadgeMetric, BadgeMode, Theme } from '../settings/settings.ts';
import { decimal } from './format.ts';
import type { TextKey, Translate } from './translate.ts';

type Words<T extends string> = Readonly<Record<T, TextKey>>;

const metricKeys: Words<BadgeMetric> = {
  basis: 'options.badge.metric.basis',
  'story-scale': 'options.badge.metric.storyScale',
  funding: 'options.badge.metric.funding',
  'open-interest': 'options.badge.metric.openInterest',
  leverage: 'options.badge.metric.leverage',
  regime: 'options.badge.metric.regime',
};

const modeKeys: Words<BadgeMode> = {
  full: 'options.badge.mode.full',
  quiet: 'options.badge.mode.quiet',
  off: 'options.badge.mode.off',
};

const themeKeys: Words<Theme> = {
  auto: 'options.theme.auto',
  light: 'options.theme.light',
  dark: 'options.theme.dark',
};

/** By the path in the settings. */
export const choiceKeys: Readonly<
  Record<'badge.metric' | 'badge.mode' | 'theme', Readonly<Record<string, TextKey>>>
> = { 'badge.metric': metricKeys, 'badge.mode': modeKeys, theme: themeKeys };

export const isWorded = (field: string): field is keyof typeof choiceKeys =>
  Object.hasOwn(choiceKeys, field);

/** "1.234,5": a style is named by what it looks like. */
export const numbersText = (style: string, t: Translate, locale: string): string => {
  const plain = locale.replace(/-x-num-\w+$/, '');
  const sample = decimal(1234.5, style === 'browser' ? plain : `${plain}-x-num-${style}`);
  return style === 'browser' ? t('options.numbers.browser', { sample }) : sample;
};
