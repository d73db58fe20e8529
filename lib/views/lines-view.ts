/**
 * The lines of the ladder while they are being moved: what holds, what is drafted, which
 * preset it is, and why a draft cannot be saved. % a year of the 7-day average.
 */
import { lineProblems, lineRange, type Problem } from '../settings/lines.ts';
import { defaultLines, type RegimeLines } from '../settings/settings.ts';
import { problemText } from './settings-words.ts';
import type { TextKey, Translate } from './translate.ts';
import { regimeGlyph, regimeTone, type Tone } from './words.ts';

export const presetIds = ['cash', 'ownYear', 'custom'] as const;
export type PresetId = (typeof presetIds)[number];

export interface LineFieldView {
  readonly line: keyof RegimeLines;
  readonly field: string;
  readonly label: string;
  /** What the slider is called beside the number field of the same line. */
  readonly sliderLabel: string;
  readonly unit: string;
  readonly value: number;
  readonly step: number;
  /** Between which the slider moves; the field takes more. */
  readonly min: number;
  readonly max: number;
  readonly problem: string | null;
}

export interface LinesView {
  readonly preset: PresetId;
  readonly presets: readonly {
    readonly value: PresetId;
    readonly label: string;
    readonly help: string;
    readonly isDisabled: boolean;
  }[];
  readonly groups: readonly {
    readonly name: string;
    readonly glyph: string;
    readonly tone: Tone;
    readonly fields: readonly LineFieldView[];
  }[];
  readonly isMoved: boolean;
  readonly canSave: boolean;
  /** Whether they hold, are only moved, or cannot be saved. */
  readonly state: string;
  readonly isManaged: boolean;
}

export const lineKeys = Object.keys(defaultLines) as (keyof RegimeLines)[];

export const isSameLines = (one: RegimeLines, other: RegimeLines): boolean =>
  lineKeys.every((key) => one[key] === other[key]);

/** Why a draft cannot be saved; a field that holds no number is one reason. */
export const draftProblems = (draft: RegimeLines, stored: RegimeLines): readonly Problem[] => {
  const [min, max] = lineRange;
  const outside = lineKeys.filter((key) => !(draft[key] >= min && draft[key] <= max));
  return outside.length > 0
    ? outside.map((key) => ({ field: `lines.${key}`, key: 'range', values: { min, max } }))
    : lineProblems(draft, stored);
};

/** @param ownYear null where the past does not give them, undefined while it is read */
export function linesView(
  stored: RegimeLines,
  draft: RegimeLines,
  ownYear: RegimeLines | null | undefined,
  isManaged: boolean,
  t: Translate,
  locale: string,
): LinesView {
  const problems = draftProblems(draft, stored);
  const isMoved = !isSameLines(draft, stored);
  const field = (line: keyof RegimeLines, word: LineWord): LineFieldView => {
    const label = t(`options.lines.${word}`);
    return {
      line,
      field: `lines.${line}`,
      label,
      sliderLabel: t('options.lines.slider', { line: label }),
      unit: t('options.lines.unit'),
      value: draft[line],
      step: 0.1,
      min: -10,
      max: 40,
      problem: problemText(`lines.${line}`, problems, t, locale),
    };
  };
  const group = (
    name: 'discount' | 'thin' | 'rich',
    fields: readonly LineFieldView[],
  ): LinesView['groups'][number] => ({
    name: t(`options.lines.${name}`),
    glyph: regimeGlyph[name],
    tone: regimeTone[name],
    fields,
  });
  return {
    preset: presetOf(draft, ownYear ?? null),
    presets: presetIds.map((value) => ({
      value,
      label: t(`options.lines.preset.${value}`),
      help:
        value === 'ownYear' && ownYear === null
          ? t('options.lines.ownYearMissing')
          : t(`options.lines.presetHelp.${value}`),
      isDisabled: isManaged || (value === 'ownYear' && !ownYear),
    })),
    groups: [
      group('rich', [field('richEnter', 'enterAbove'), field('richLeave', 'leaveBelow')]),
      group('thin', [field('thinLeave', 'leaveAbove'), field('thinEnter', 'enterBelow')]),
      group('discount', [
        field('discountLeave', 'leaveAbove'),
        field('discountEnter', 'enterBelow'),
      ]),
    ],
    isMoved,
    canSave: isMoved && problems.length === 0,
    state: t(stateKey(isMoved, problems.length > 0)),
    isManaged,
  };
}

type LineWord = 'enterBelow' | 'leaveAbove' | 'enterAbove' | 'leaveBelow';

const stateKey = (isMoved: boolean, isWrong: boolean): TextKey =>
  isWrong ? 'options.lines.cannotSave' : isMoved ? 'options.lines.unsaved' : 'options.lines.stored';

const presetOf = (lines: RegimeLines, ownYear: RegimeLines | null): PresetId => {
  if (isSameLines(lines, defaultLines)) return 'cash';
  return ownYear && isSameLines(lines, ownYear) ? 'ownYear' : 'custom';
};
