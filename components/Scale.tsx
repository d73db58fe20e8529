import type { ScaleView } from '../lib/views/scale-view.ts';

const at = (place: number): { left: string } => ({ left: `${place}%` });
const between = (from: number, to: number): { left: string; width: string } => ({
  left: `${from}%`,
  width: `${to - from}%`,
});

/** A ruler with the zones of the ladder, the 7-day average and its error bar. Left to right in every language. */
export function Scale({ scale }: { readonly scale: ScaleView }) {
  const { summary, zones, ticks, cash, mark, now, undecided } = scale;
  return (
    <figure class="scale" dir="ltr">
      <div class="scale-ruler" aria-hidden="true">
        {zones.map(({ regime, from, to, label }) => (
          <span key={regime} class="scale-zone" data-zone={regime} style={between(from, to)}>
            {label}
          </span>
        ))}
        {ticks.map((tick) => (
          <span key={tick.label} class="scale-tick" style={at(tick.at)}>
            {tick.label}
          </span>
        ))}
        <span class="scale-cash" style={at(cash.at)} title={cash.label} />
        {now && <span class="scale-now" style={at(now.at)} title={now.label} />}
        {mark && <span class="scale-error" style={between(mark.from, mark.to)} />}
        {mark && <span class="scale-mark" style={at(mark.at)} />}
      </div>
      <figcaption class="scale-legend">
        <span class="unseen">{summary}</span>
        {mark && <span class="key key-mark">{scale.markLabel}</span>}
        {now && <span class="key key-now">{now.label}</span>}
        <span class="key key-cash">{cash.label}</span>
        {undecided && <span class="scale-undecided">{undecided}</span>}
      </figcaption>
    </figure>
  );
}
