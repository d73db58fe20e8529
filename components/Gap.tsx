import type { GapView } from '../lib/views/gap-view.ts';

const width = 260;
const reach = 26;
/** Room for the dots at both ends. */
const edge = 4;

/** Spot as a level line, the future that meets it on its last day, and the gap between them. */
export function Gap({ gap }: { readonly gap: GapView }) {
  const { isAbove, spot, future, gapYear, today, expiry } = gap;
  const said = [`${future} ${gap.gap}`, gapYear].filter((part) => part !== '').join(' · ');
  return (
    <figure class="gap" role="img" aria-label={gap.summary}>
      {isAbove ? <b>{said}</b> : <span class="gap-end">{spot}</span>}
      <Lines isAbove={isAbove} size={gap.size * reach} />
      {!isAbove && <b>{said}</b>}
      <span class="gap-foot">
        <span>{today}</span>
        {isAbove && <span>{spot}</span>}
        <span class="gap-end">{expiry}</span>
      </span>
    </figure>
  );
}

function Lines({ isAbove, size }: { readonly isAbove: boolean; readonly size: number }) {
  const spotY = edge + (isAbove ? size : 0);
  const futureY = edge + (isAbove ? 0 : size);
  const from = edge;
  const to = width - edge;
  return (
    <svg dir="ltr" viewBox={`0 0 ${width} ${size + 2 * edge}`} aria-hidden="true">
      <path class="gap-fill" d={`M${from} ${spotY}L${from} ${futureY}L${to} ${spotY}Z`} />
      <line class="gap-spot" x1={from} y1={spotY} x2={to} y2={spotY} />
      <line class="gap-future" x1={from} y1={futureY} x2={to} y2={spotY} />
      <line class="gap-size" x1={from} y1={spotY} x2={from} y2={futureY} />
      <circle class="gap-dot" cx={from} cy={futureY} r="3" />
      <circle class="gap-dot" cx={to} cy={spotY} r="3.5" />
    </svg>
  );
}
