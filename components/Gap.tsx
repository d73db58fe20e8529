import type { GapView } from '../lib/views/gap-view.ts';

const width = 260;
const reach = 26;
/** Letters that fit; more of them are drawn narrower. */
const longest = 42;
/** A line of text, with the space above it. */
const line = 14;

/** Spot as a level line, the future that meets it on its last day, and the gap between them. */
export function Gap({ gap }: { readonly gap: GapView }) {
  const { isAbove, summary, spot, future, gapYear, today, expiry } = gap;
  const size = gap.size * reach;
  const spotY = line + (isAbove ? size : 0);
  const futureY = isAbove ? line : line + size;
  const low = Math.max(spotY, futureY) + (isAbove ? 2 : line);
  const from = 6;
  const to = width - 6;
  const said = [`${future} ${gap.gap}`, gapYear].filter((part) => part !== '').join(' · ');
  return (
    <figure class="gap" dir="ltr">
      <svg viewBox={`0 0 ${width} ${low + line + 2}`} role="img" aria-label={summary}>
        <path class="gap-fill" d={`M${from} ${spotY}L${from} ${futureY}L${to} ${spotY}Z`} />
        <line class="gap-spot" x1={from} y1={spotY} x2={to} y2={spotY} />
        <line class="gap-future" x1={from} y1={futureY} x2={to} y2={spotY} />
        <line class="gap-size" x1={from} y1={spotY} x2={from} y2={futureY} />
        <circle class="gap-end" cx={from} cy={futureY} r="3" />
        <circle class="gap-end" cx={to} cy={spotY} r="3.5" />
        <text
          x={from + 8}
          y={isAbove ? futureY - 4 : futureY + 11}
          {...(said.length > longest && {
            textLength: to - from - 8,
            lengthAdjust: 'spacingAndGlyphs',
          })}
        >
          {said}
        </text>
        <text
          class="gap-quiet"
          x={isAbove ? width / 2 : to - 6}
          y={isAbove ? spotY + 12 : spotY - 4}
          text-anchor={isAbove ? 'middle' : 'end'}
        >
          {spot}
        </text>
        <text class="gap-quiet" x={from - 4} y={low + 13}>
          {today}
        </text>
        <text class="gap-quiet" x={to + 4} y={low + 13} text-anchor="end">
          {expiry}
        </text>
      </svg>
    </figure>
  );
}
