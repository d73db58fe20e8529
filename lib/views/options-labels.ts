/** The fixed words of the settings page. */
import type { PopupLabels } from './popup-labels.ts';
import { venueLabels } from './popup-labels.ts';
import type { Translate } from './translate.ts';

interface SectionLabels {
  readonly title: string;
  readonly help: string;
}

export interface OptionsLabels {
  readonly title: string;
  readonly intro: string;
  readonly lines: SectionLabels & { readonly reset: string };
  readonly cash: SectionLabels;
  readonly poll: SectionLabels;
  readonly badge: SectionLabels & { readonly preview: string; readonly empty: string };
  readonly theme: SectionLabels;
  readonly pill: SectionLabels & {
    readonly enabled: string;
    readonly hidden: string;
    readonly none: string;
    readonly showAgain: string;
  };
  readonly venues: SectionLabels & PopupLabels['venues'];
  readonly undo: string;
}

export function optionsLabels(t: Translate): OptionsLabels {
  const section = (id: 'lines' | 'cash' | 'poll' | 'badge' | 'theme' | 'pill' | 'venues') => ({
    title: t(`options.${id}.title`),
    help: t(`options.${id}.help`),
  });
  return {
    title: t('options.title'),
    intro: t('options.intro'),
    lines: { ...section('lines'), reset: t('options.lines.reset') },
    cash: section('cash'),
    poll: section('poll'),
    badge: {
      ...section('badge'),
      preview: t('options.badge.preview'),
      empty: t('options.badge.empty'),
    },
    theme: section('theme'),
    pill: {
      ...section('pill'),
      enabled: t('options.pill.label'),
      hidden: t('options.pill.hidden'),
      none: t('options.pill.none'),
      showAgain: t('options.pill.showAgain'),
    },
    venues: { ...venueLabels(t), ...section('venues') },
    undo: t('options.undo'),
  };
}
