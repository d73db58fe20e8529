/** What each dialect is held against in the chart: lines, shading, cash, and its digits. */
import type { RegimeId } from '../regime/regime.ts';
import { tenorDays } from '../series/curve.ts';
import type { DialectId } from '../series/dialect.ts';
import type { Settings } from '../settings/settings.ts';
import { nobodyPaysPercent } from '../signals/perp-premium.ts';
import { decimal } from './format.ts';
import type { Translate } from './translate.ts';

export interface DialectLines {
  /** The lines the reading turns on; what is said of one stands on its side of it. */
  readonly lines: readonly {
    readonly value: number;
    readonly label: string;
    readonly side: 'above' | 'below';
  }[];
  /** Shading in the unit of the dialect; null reaches the edge. */
  readonly bands: readonly {
    readonly regime: RegimeId;
    readonly from: number | null;
    readonly to: number | null;
  }[];
  readonly cash: { readonly value: number; readonly label: string } | null;
}

/** Digits after the point, in readouts. */
export const dialectDigits: Readonly<Record<DialectId, number>> = {
  'basis-30d': 1,
  'story-scale': 2,
  'front-month': 2,
  'perp-premium': 3,
  funding: 1,
};

/** Below `charts.dialect` in the locale files. */
export const dialectKeys = {
  'basis-30d': 'basis30',
  'story-scale': 'storyScale',
  'front-month': 'frontMonth',
  'perp-premium': 'perpPremium',
  funding: 'funding',
} as const satisfies Record<DialectId, string>;

/** The range in which the story sees little confidence, % of front-month futures. */
const storyRange = 0.5;
/** Above it longs are said to pay up, % a year. */
const payingUp = 11;

export function dialectLines(
  dialect: DialectId,
  { lines, cashPercent }: Pick<Settings, 'lines' | 'cashPercent'>,
  t: Translate,
  locale: string,
): DialectLines {
  const line = (
    key: 'discount' | 'thin' | 'returning' | 'rich' | 'storyRange' | 'rest' | 'payUp' | 'shortsPay',
    value: number,
    digits = dialectDigits[dialect],
  ): DialectLines['lines'][number] => ({
    value,
    label: t(`chart.line.${key}`, { line: decimal(value, locale, wholeOr(value, digits)) }),
    side: belowKeys.has(key) ? 'below' : 'above',
  });
  const belowSpot = { regime: 'discount', from: null, to: 0 } as const;
  switch (dialect) {
    case 'basis-30d':
      return ofLadder(1);
    case 'story-scale':
      return ofLadder(tenorDays / 365);
    case 'front-month':
      return {
        lines: [line('discount', 0), line('storyRange', storyRange, 1)],
        bands: [belowSpot, { regime: 'thin', from: 0, to: storyRange }],
        cash: null,
      };
    case 'perp-premium':
      return {
        lines: [line('discount', 0), line('rest', nobodyPaysPercent, 2)],
        bands: [{ regime: 'discount', from: null, to: nobodyPaysPercent }],
        cash: null,
      };
    case 'funding':
      return {
        lines: [line('shortsPay', 0), line('payUp', payingUp)],
        bands: [belowSpot, { regime: 'rich', from: payingUp, to: null }],
        cash: null,
      };
  }

  function ofLadder(scale: number): DialectLines {
    const [below, thin, back, rich] = [
      lines.discountEnter * scale,
      lines.thinEnter * scale,
      lines.thinLeave * scale,
      lines.richEnter * scale,
    ];
    return {
      lines: [
        line('discount', below),
        line('thin', thin),
        line('returning', back),
        line('rich', rich),
      ],
      bands: [
        { regime: 'discount', from: null, to: below },
        { regime: 'thin', from: below, to: thin },
        { regime: 'rich', from: rich, to: null },
      ],
      cash: {
        value: cashPercent * scale,
        label: t('scale.cash', {
          cash: decimal(
            cashPercent * scale,
            locale,
            wholeOr(cashPercent * scale, scale === 1 ? 1 : 2),
          ),
        }),
      },
    };
  }
}

const belowKeys: ReadonlySet<string> = new Set(['discount', 'thin', 'rest', 'shortsPay']);

const wholeOr = (value: number, digits: number): number => (Number.isInteger(value) ? 0 : digits);

/** The line below which an average makes a case, in the unit of its dialect. */
export function caseLine(dialect: DialectId, { thinEnter }: Settings['lines']): number {
  switch (dialect) {
    case 'basis-30d':
      return thinEnter;
    case 'story-scale':
      return (thinEnter * tenorDays) / 365;
    case 'perp-premium':
      return nobodyPaysPercent;
    case 'front-month':
    case 'funding':
      return 0;
  }
}
