/** The fixed words of the settings page. */
import {
  type AlertsLabels,
  alertsLabels,
  type DataLabels,
  dataLabels,
  type ExchangesLabels,
  exchangesLabels,
  type FileLabels,
  fileLabels,
  type FlowLabels,
  flowLabels,
  type LinesLabels,
  linesLabels,
  type SectionLabels,
} from './section-labels.ts';
import type { Translate } from './translate.ts';

export type SectionId =
  | 'asset'
  | 'lines'
  | 'cash'
  | 'badge'
  | 'pill'
  | 'theme'
  | 'alerts'
  | 'poll'
  | 'exchanges'
  | 'data'
  | 'flow'
  | 'file';

const groups = [
  ['reading', ['asset', 'lines', 'cash']],
  ['shown', ['badge', 'pill', 'theme']],
  ['told', ['alerts']],
  ['asked', ['poll', 'exchanges']],
  ['kept', ['data', 'flow', 'file']],
] as const satisfies readonly (readonly [string, readonly SectionId[]])[];

export interface NavGroup {
  readonly name: string;
  readonly sections: readonly { readonly id: SectionId; readonly title: string }[];
}

export interface OptionsLabels {
  readonly title: string;
  readonly intro: string;
  readonly nav: string;
  readonly groups: readonly NavGroup[];
  readonly managed: string;
  readonly managedNote: string;
  readonly lines: LinesLabels;
  readonly asset: SectionLabels;
  readonly cash: SectionLabels;
  readonly poll: SectionLabels & { readonly lean: string; readonly leanCost: string };
  readonly badge: SectionLabels & { readonly preview: string; readonly empty: string };
  readonly theme: SectionLabels;
  readonly pill: SectionLabels & {
    readonly enabled: string;
    readonly hidden: string;
    readonly none: string;
    readonly showAgain: string;
  };
  readonly alerts: AlertsLabels;
  readonly exchanges: ExchangesLabels;
  readonly flow: FlowLabels;
  readonly data: DataLabels;
  readonly file: FileLabels;
}

export function optionsLabels(t: Translate): OptionsLabels {
  const section = (id: SectionId): SectionLabels => ({
    title: t(`options.${id}.title`),
    help: t(`options.${id}.help`),
  });
  return {
    title: t('options.title'),
    intro: t('options.intro'),
    nav: t('options.nav'),
    groups: groups.map(([name, sections]) => ({
      name: t(`options.groups.${name}`),
      sections: sections.map((id) => ({ id, title: t(`options.${id}.title`) })),
    })),
    managed: t('options.managed'),
    managedNote: t('options.managedNote'),
    lines: { ...section('lines'), ...linesLabels(t) },
    asset: section('asset'),
    cash: section('cash'),
    poll: {
      ...section('poll'),
      lean: t('options.poll.lean'),
      leanCost: t('options.poll.leanCost'),
    },
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
    alerts: { ...section('alerts'), ...alertsLabels(t) },
    exchanges: { ...section('exchanges'), ...exchangesLabels(t) },
    flow: flowLabels(t),
    data: { ...section('data'), ...dataLabels(t) },
    file: { ...section('file'), ...fileLabels(t) },
  };
}
