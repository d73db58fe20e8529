/** The settings page as fields with their words, their values and what was refused. */
import type { BadgeMetric, RegimeLines, Settings } from '../settings/settings.ts';
import { defaultLines } from '../settings/settings.ts';
import { assets } from '../quotes/assets.ts';
import type { MarketState } from '../state/market-state.ts';
import { ofAsset, trueNow } from './freshness.ts';
import { clockNotice, type NoticeView } from './notice-view.ts';
import { toolbarView } from './toolbar-view.ts';
import { problemText, type RefusedValue } from './settings-words.ts';
import type { TextKey, Translate } from './translate.ts';
import { properName, type Tone } from './words.ts';

export interface NumberFieldView {
  /** Path in the settings. */
  readonly field: string;
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly step: number;
  readonly problem: string | null;
}

export interface ChoiceFieldView {
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly problem: string | null;
}

export interface OptionsView {
  /** Set while the machine's clock is known to be wrong. */
  readonly clock: NoticeView | null;
  readonly asset: ChoiceFieldView;
  readonly lines: readonly { readonly name: string; readonly fields: readonly NumberFieldView[] }[];
  readonly presetState: string;
  readonly isPreset: boolean;
  readonly cash: NumberFieldView;
  readonly poll: NumberFieldView;
  readonly lean: boolean;
  readonly metric: ChoiceFieldView;
  readonly mode: ChoiceFieldView;
  /** The badge as it reads with these settings. */
  readonly badge: { readonly text: string; readonly tone: Tone; readonly title: string };
  readonly theme: ChoiceFieldView;
  readonly pillEnabled: boolean;
  readonly hiddenSites: readonly {
    readonly id: string;
    readonly name: string;
    readonly showAgain: string;
  }[];
}

export function optionsView(
  settings: Settings,
  found: MarketState | null,
  refused: readonly RefusedValue[],
  t: Translate,
  locale: string,
  clockMs: number,
): OptionsView {
  const problem = (field: string): string | null => problemText(field, refused, t, locale);
  const line = (key: keyof RegimeLines, word: LineWord): NumberFieldView => ({
    field: `lines.${key}`,
    label: t(`options.lines.${word}`),
    unit: t('options.lines.unit'),
    value: settings.lines[key],
    step: 0.1,
    problem: problem(`lines.${key}`),
  });
  const choice = (
    field: string,
    label: TextKey,
    value: string,
    choices: Readonly<Record<string, TextKey>>,
  ): ChoiceFieldView => ({
    field,
    label: t(label),
    value,
    choices: Object.entries(choices).map(([value, key]) => ({ value, label: t(key) })),
    problem: problem(field),
  });
  const isPreset = lineKeys.every((key) => settings.lines[key] === defaultLines[key]);
  return {
    clock: found && clockNotice(found, t, locale),
    asset: {
      field: 'asset',
      label: t('options.asset.label'),
      value: settings.asset,
      choices: assets.map(({ id, name }) => ({ value: id, label: name })),
      problem: problem('asset'),
    },
    lean: settings.lean,
    lines: [
      {
        name: t('options.lines.discount'),
        fields: [line('discountEnter', 'enterBelow'), line('discountLeave', 'leaveAbove')],
      },
      {
        name: t('options.lines.thin'),
        fields: [line('thinEnter', 'enterBelow'), line('thinLeave', 'leaveAbove')],
      },
      {
        name: t('options.lines.rich'),
        fields: [line('richEnter', 'enterAbove'), line('richLeave', 'leaveBelow')],
      },
    ],
    isPreset,
    presetState: t(isPreset ? 'options.lines.isPreset' : 'options.lines.isOwn'),
    cash: {
      field: 'cashPercent',
      label: t('options.cash.label'),
      unit: t('options.lines.unit'),
      value: settings.cashPercent,
      step: 0.1,
      problem: problem('cashPercent'),
    },
    poll: {
      field: 'pollMinutes',
      label: t('options.poll.label'),
      unit: t('options.poll.unit'),
      value: settings.pollMinutes,
      step: 1,
      problem: problem('pollMinutes'),
    },
    metric: choice('badge.metric', 'options.badge.metricLabel', settings.badge.metric, metricKeys),
    mode: choice('badge.mode', 'options.badge.modeLabel', settings.badge.mode, {
      full: 'options.badge.mode.full',
      quiet: 'options.badge.mode.quiet',
      off: 'options.badge.mode.off',
    }),
    badge: toolbarView(ofAsset(found, settings), settings, t, locale, trueNow(found, clockMs)),
    theme: choice('theme', 'options.theme.label', settings.theme, {
      auto: 'options.theme.auto',
      light: 'options.theme.light',
      dark: 'options.theme.dark',
    }),
    pillEnabled: settings.pill.enabled,
    hiddenSites: settings.pill.hiddenSites.map((id) => ({
      id,
      name: properName(id),
      showAgain: t('options.pill.showAgainOn', { site: properName(id) }),
    })),
  };
}

type LineWord = 'enterBelow' | 'leaveAbove' | 'enterAbove' | 'leaveBelow';

const lineKeys = Object.keys(defaultLines) as (keyof RegimeLines)[];

const metricKeys: Readonly<Record<BadgeMetric, TextKey>> = {
  basis: 'options.badge.metric.basis',
  'story-scale': 'options.badge.metric.storyScale',
  funding: 'options.badge.metric.funding',
  'open-interest': 'options.badge.metric.openInterest',
  leverage: 'options.badge.metric.leverage',
  regime: 'options.badge.metric.regime',
};
