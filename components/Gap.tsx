import type { GapView } from '../lib/views/gap-view.ts';

const width = 260;
const top = 16;
const reach = 30;

/** Spot as a level line, the future that meets it on its last day, and the gap between them. */
export function Gap({ gap }: { readonly gap: GapView }) {
  const { height, summary } = gap;
  const isAbove = height >= 0;
  const spotY = isAbove ? top + reach + 6 : top + 6;
  const futureY = spotY - height * reach;
  const from = 12;
  const to = width - 12;
  return (
    <figure class="gap" dir="ltr">
      <svg viewBox={`0 0 ${width} 76`} role="img" aria-label={summary}>
        <path class="gap-fill" d={`M${from} ${spotY}L${from} ${futureY}L${to} ${spotY}Z`} />
        <line class="gap-spot" x1={from} y1={spotY} x2={to} y2={spotY} />
        <line class="gap-future" x1={from} y1={futureY} x2={to} y2={spotY} />
        <line class="gap-size" x1={from} y1={spotY} x2={from} y2={futureY} />
        <circle class="gap-end" cx={to} cy={spotY} r="3.5" />
        <circle class="gap-start" cx={from} cy={futureY} r="3" />
        <text x={from + 8} y={isAbove ? futureY - 4 : futureY + 13}>
          {gap.future} {gap.gap}
          {gap.gapYear === '' ? '' : ` · ${gap.gapYear}`}
        </text>
        <text class="gap-quiet" x={to - 40} y={isAbove ? spotY + 13 : spotY - 5} text-anchor="end">
          {gap.spot}
        </text>
        <text class="gap-quiet" x={from - 4} y="73">
          {gap.today}
        </text>
        <text class="gap-quiet" x={to + 4} y="73" text-anchor="end">
          {gap.expiry}
        </text>
      </svg>
    </figure>
  );
}
