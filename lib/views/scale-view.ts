/**
 * Where the 7-day average stands between the lines of the ladder, with its error bar:
 * places in per cent of the width, so that any component can draw it.
 */
import type { RegimeId } from '../regime/regime.ts';
import type { Settings } from '../settings/settings.ts';
import type { MarketState } from '../state/market-state.ts';
import { decimal, percent, plusMinus } from './format.ts';
import type { Translate } from './translate.ts';

export interface ScaleView {
  /** For readers who do not see it. */
  readonly summary: string;
  readonly zones: readonly {
    readonly regime: RegimeId;
    readonly from: number;
    readonly to: number;
    readonly label: string;
  }[];
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly cash: { readonly at: number; readonly label: string };
  /** The average; `from` and `to` are the ends of its error bar. */
  readonly mark: { readonly at: number; readonly from: number; readonly to: number } | null;
  /** "7-day average, ±1.3", for the legend. */
  readonly markLabel: string;
  /** The basis of this minute. */
  readonly now: { readonly at: number; readonly label: string } | null;
  /** Set where the error bar reaches a line that would change the reading. */
  readonly undecided: string | null;
}

export function scaleView(
  state: MarketState,
  { lines, cashPercent }: Settings,
  t: Translate,
  locale: string,
): ScaleView {
  const { discountEnter, thinEnter, richEnter } = lines;
  const value = state.average7.value;
  const error = state.errorPercent ?? 0;
  const low = Math.min(
    discountEnter - 4,
    (value ?? 0) - error - 0.3,
    (state.basisNow.value ?? 0) - 0.3,
  );
  const high = Math.max(
    richEnter + 4,
    (value ?? 0) + error + 0.3,
    (state.basisNow.value ?? 0) + 0.3,
  );
  const at = (number: number): number => ((number - low) / (high - low)) * 100;
  const zone = (regime: RegimeId, from: number, to: number): ScaleView['zones'][number] => ({
    regime,
    from,
    to,
    label: t(`regime.${regime}.short`),
  });
  return {
    summary: summary(state, t, locale),
    zones: [
      zone('discount', 0, at(discountEnter)),
      zone('thin', at(discountEnter), at(thinEnter)),
      zone('usual', at(thinEnter), at(richEnter)),
      zone('rich', at(richEnter), 100),
    ],
    ticks: [discountEnter, thinEnter, richEnter].map((line) => ({
      at: at(line),
      label: lineLabel(line, locale),
    })),
    cash: {
      at: at(cashPercent),
      label: t('scale.cash', { cash: lineLabel(cashPercent, locale) }),
    },
    mark: value === null ? null : { at: at(value), from: at(value - error), to: at(value + error) },
    markLabel:
      state.errorPercent === null
        ? t('headline.average')
        : t('headline.averageWithError', { error: plusMinus(state.errorPercent, locale) }),
    now:
      state.basisNow.value === null
        ? null
        : {
            at: at(state.basisNow.value),
            label: t('scale.now'),
          },
    undecided: undecided(state, t, locale),
  };
}

const lineLabel = (line: number, locale: string): string =>
  decimal(line, locale, Number.isInteger(line) ? 0 : 1);

function undecided(
  { average7, errorPercent, regime }: MarketState,
  t: Translate,
  locale: string,
): string | null {
  if (average7.value === null || errorPercent === null) return null;
  const near = regime.distances.find(({ distance }) => Math.abs(distance) <= errorPercent);
  return near ? t('scale.undecided', { line: lineLabel(near.linePercent, locale) }) : null;
}

function summary({ average7, errorPercent }: MarketState, t: Translate, locale: string): string {
  if (average7.value === null) return t('scale.noNumber');
  return t('scale.summary', {
    value: percent(average7.value, locale),
    error: errorPercent === null ? t('scale.noError') : decimal(errorPercent, locale),
  });
}
