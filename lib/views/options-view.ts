/** The settings page as fields with their words, their values and what was refused. */
import { isManaged, noPolicy, type Policy } from '../settings/policy.ts';
import { choices as settingChoices, type Settings } from '../settings/settings.ts';
import { assets } from '../quotes/assets.ts';
import type { MarketState } from '../state/market-state.ts';
import { ofAsset, trueNow } from './freshness.ts';
import { clockNotice, type NoticeView } from './notice-view.ts';
import { toolbarView } from './toolbar-view.ts';
import { choiceKeys, numbersText } from './setting-choices.ts';
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
  /** Set by an administrator, and shown only. */
  readonly isManaged: boolean;
}

export interface ChoiceFieldView {
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly problem: string | null;
  readonly isManaged: boolean;
}

export interface SwitchFieldView {
  readonly isOn: boolean;
  readonly isManaged: boolean;
}

export interface OptionsView {
  /** Set while the machine's clock is known to be wrong. */
  readonly clock: NoticeView | null;
  /** Whether anything at all is set by an administrator. */
  readonly isManaged: boolean;
  readonly asset: ChoiceFieldView;
  readonly cash: NumberFieldView;
  readonly poll: NumberFieldView;
  readonly lean: SwitchFieldView;
  readonly metric: ChoiceFieldView;
  readonly mode: ChoiceFieldView;
  /** The badge as it reads with these settings. */
  readonly badge: { readonly text: string; readonly tone: Tone; readonly title: string };
  readonly theme: ChoiceFieldView;
  readonly numbers: ChoiceFieldView;
  readonly pill: SwitchFieldView;
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
  policy: Policy = noPolicy,
): OptionsView {
  const isSet = (field: string): boolean => isManaged(policy, field);
  const problem = (field: string): string | null => problemText(field, refused, t, locale);
  const choice = (
    field: string,
    label: TextKey,
    value: string,
    choices: Readonly<Record<string, string>>,
  ): ChoiceFieldView => ({
    field,
    label: t(label),
    value,
    choices: Object.entries(choices).map(([value, label]) => ({ value, label })),
    problem: problem(field),
    isManaged: isSet(field),
  });
  const number = (
    field: string,
    given: Pick<NumberFieldView, 'label' | 'unit' | 'value' | 'step'>,
  ) => ({
    field,
    ...given,
    problem: problem(field),
    isManaged: isSet(field),
  });
  return {
    clock: found && clockNotice(found, t, locale),
    isManaged: Object.keys(policy).length > 0,
    asset: choice(
      'asset',
      'options.asset.label',
      settings.asset,
      Object.fromEntries(assets.map(({ id, name }) => [id, name])),
    ),
    lean: { isOn: settings.lean, isManaged: isSet('lean') },
    cash: number('cashPercent', {
      label: t('options.cash.label'),
      unit: t('options.lines.unit'),
      value: settings.cashPercent,
      step: 0.1,
    }),
    poll: number('pollMinutes', {
      label: t('options.poll.label'),
      unit: t('options.poll.unit'),
      value: settings.pollMinutes,
      step: 1,
    }),
    metric: choice(
      'badge.metric',
      'options.badge.metricLabel',
      settings.badge.metric,
      worded('badge.metric', t),
    ),
    mode: choice(
      'badge.mode',
      'options.badge.modeLabel',
      settings.badge.mode,
      worded('badge.mode', t),
    ),
    badge: toolbarView(ofAsset(found, settings), settings, t, locale, trueNow(found, clockMs)),
    theme: choice('theme', 'options.theme.label', settings.theme, worded('theme', t)),
    numbers: choice(
      'numbers',
      'options.numbers.label',
      settings.numbers,
      Object.fromEntries(
        settingChoices.numbers.map((style) => [style, numbersText(style, t, locale)]),
      ),
    ),
    pill: { isOn: settings.pill.enabled, isManaged: isSet('pill.enabled') },
    hiddenSites: settings.pill.hiddenSites.map((id) => ({
      id,
      name: properName(id),
      showAgain: t('options.pill.showAgainOn', { site: properName(id) }),
    })),
  };
}

const worded = (field: keyof typeof choiceKeys, t: Translate): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(choiceKeys[field]).map(([value, key]) => [value, t(key)]));
