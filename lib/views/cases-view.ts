/**
 * Earlier cases as a table and the sentences below it: counts in words, the days that looked
 * the same, and what other conventions give. Failures stand in the same rows as the rest.
 */
import type { Analogue } from '../regime/analogues.ts';
import type { Cases } from '../regime/cases.ts';
import { dialectUnit } from '../series/dialect.ts';
import { casesControl, type ControlView } from './cases-control.ts';
import { casesConventions, type ConventionsView } from './cases-conventions.ts';
import { dialectLine, dialectName, dialectNumber, dialectShort } from './dialect-words.ts';
import { dash, decimal, longDay, percent, price } from './format.ts';
import { plural } from './plural.ts';
import type { Translate } from './translate.ts';

export const caseColumns = [
  'start',
  'path',
  'days',
  'depth',
  'price',
  'after7',
  'after30',
  'after90',
  'worst',
] as const;
export type CaseColumn = (typeof caseColumns)[number];

export interface CaseRow {
  readonly startDayMs: number;
  readonly cells: Readonly<Record<CaseColumn, string>>;
  /** What a column is sorted by; null goes last. */
  readonly order: Readonly<Record<CaseColumn, number | null>>;
  readonly path: { readonly glyph: string; readonly word: string };
  /** What the narrow table leaves out, as a sentence. */
  readonly detail: string;
}

export interface CasesView {
  readonly title: string;
  readonly definition: string;
  readonly caption: string;
  readonly columns: readonly {
    readonly id: CaseColumn;
    readonly label: string;
    readonly hint: string;
  }[];
  /** Latest first. */
  readonly rows: readonly CaseRow[];
  /** Why there are none; empty where there are. */
  readonly empty: string;
  readonly open: string;
  readonly counts: string;
  readonly pathsTitle: string;
  readonly paths: readonly string[];
  readonly control: ControlView;
  readonly conventions: ConventionsView;
  readonly copy: string;
  readonly exportCsv: string;
}

export function casesView(cases: Cases, t: Translate, locale: string): CasesView {
  const { definition, ended, sinceDayMs } = cases;
  const dialect = dialectName(definition.dialect, t);
  const since = sinceDayMs === null ? '' : longDay(sinceDayMs, locale);
  const days = (count: number): string => plural('days', count, t, locale);
  return {
    title: t('cases.title', {
      dialect,
      line: dialectLine(definition.dialect, definition.line, t, locale),
    }),
    definition:
      sinceDayMs === null
        ? ''
        : t('cases.definition', {
            minimum: days(definition.minimumDays),
            gap: days(definition.mergeGapDays),
            since,
          }),
    caption: t('cases.tableCaption'),
    columns: caseColumns.map((id) => ({
      id,
      label: t(`cases.column.${id}`),
      hint:
        id === 'depth' && dialectUnit(definition.dialect) === 'percent'
          ? t('cases.hint.depthPercent')
          : t(`cases.hint.${id}`),
    })),
    rows: ended.toReversed().map((found) => rowOf(found, cases, t, locale)),
    empty:
      sinceDayMs === null
        ? t('cases.noRecord', { dialect })
        : ended.length === 0
          ? t('cases.none', { since })
          : '',
    open: openText(cases, t, locale),
    counts: ended.length === 0 ? '' : countsText(cases, t, locale),
    pathsTitle: t('cases.pathsTitle'),
    paths: ended.length === 0 ? [] : pathTexts(cases, t, locale),
    control: casesControl(cases.control, t, locale),
    conventions: casesConventions(cases, t, locale),
    copy: t('cases.copy'),
    exportCsv: t('cases.exportCsv'),
  };
}

/** A check and a cross would judge; these say where the price went. */
const pathGlyph = { held: '=', deeper: '↓', waiting: '…' } as const;
const pathOf = ({ undercut }: Analogue): keyof typeof pathGlyph =>
  undercut === null ? 'waiting' : undercut ? 'deeper' : 'held';

function rowOf(found: Analogue, cases: Cases, t: Translate, locale: string): CaseRow {
  const { dialect } = cases.definition;
  const { after7Percent, after30Percent, after90Percent, worst90Percent } = found;
  const change = (value: number | null): string =>
    value === null ? dash : decimal(value, locale, 1, 'always');
  const path = pathOf(found);
  const low =
    found.lowNear === null || found.lowDayMs === null
      ? t('cases.lowUnknown')
      : found.lowNear
        ? t('cases.lowNear')
        : t('cases.lowFar', { day: longDay(found.lowDayMs, locale) });
  const cells = {
    start: longDay(found.startDayMs, locale),
    path: t(`cases.path.${path}`),
    days: decimal(found.daysBelow, locale, 0),
    depth: dialectNumber(dialect, found.depth, locale),
    price: found.price === null ? dash : price(found.price, locale),
    after7: change(after7Percent),
    after30: change(after30Percent),
    after90: change(after90Percent),
    worst: change(worst90Percent),
  };
  const signed = (value: number | null): string =>
    value === null ? dash : percent(value, locale, 1, 'always');
  return {
    startDayMs: found.startDayMs,
    cells,
    order: {
      start: found.startDayMs,
      path: found.undercutPercent,
      days: found.daysBelow,
      depth: found.depth,
      price: found.price,
      after7: after7Percent,
      after30: after30Percent,
      after90: after90Percent,
      worst: worst90Percent,
    },
    path: { glyph: pathGlyph[path], word: cells.path },
    detail: t('cases.detail', {
      price: cells.price,
      after7: signed(after7Percent),
      after30: signed(after30Percent),
      low,
    }),
  };
}

function openText({ open, definition }: Cases, t: Translate, locale: string): string {
  if (!open) return '';
  const number = (value: number): string => decimal(value, locale, 0);
  const said = {
    start: longDay(open.startDayMs, locale),
    days: plural('days', open.daysBelow, t, locale),
    depth: dialectShort(definition.dialect, open.depth, t, locale),
  };
  return open.among === 1
    ? t('cases.openFirst', said)
    : t('cases.open', {
        ...said,
        depthRank: number(open.depthRank),
        lengthRank: number(open.lengthRank),
        among: number(open.among),
      });
}

function countsText({ counts }: Cases, t: Translate, locale: string): string {
  const number = (value: number): string => decimal(value, locale, 0);
  const said = {
    cases: plural('cases', counts.cases, t, locale),
    higher: number(counts.higher),
    lower: number(counts.lower),
    deep: number(counts.deep),
  };
  return counts.waiting === 0
    ? t('cases.counts', said)
    : t('cases.countsWaiting', { ...said, waiting: number(counts.waiting) });
}

function pathTexts({ paths }: Cases, t: Translate, locale: string): string[] {
  const ways = ['higher', 'lower', 'waiting', 'deep'] as const;
  return ways
    .filter((way) => paths[way].length > 0)
    .map((way) =>
      t(`cases.way.${way}`, {
        count: decimal(paths[way].length, locale, 0),
        days: paths[way].map((start) => longDay(start, locale)).join(', '),
      }),
    );
}
