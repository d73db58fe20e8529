import type { CurveView } from '../lib/views/curve-view.ts';
import type { MoreView, RankView } from '../lib/views/more-view.ts';
import type { MoreLabels } from '../lib/views/more-labels.ts';

interface MoreProps {
  readonly more: MoreView;
  readonly labels: MoreLabels;
}

/** Behind the charts: curve by expiry, next payments, leverage and flow against their years. */
export function More({ more, labels }: MoreProps) {
  const { curve, payments, ranks, none } = more;
  return (
    <div class="more">
      {none !== null && <p class="quiet">{none}</p>}
      {curve ? (
        <section>
          <h3>{labels.curve}</h3>
          <Curve curve={curve} label={labels.curveSummary} />
          <CurveTable curve={curve} labels={labels} />
        </section>
      ) : (
        none === null && <p class="quiet">{labels.noCurve}</p>
      )}
      {payments.length > 0 && (
        <section>
          <h3>{labels.payments}</h3>
          <table>
            <thead>
              <tr>
                <th scope="col">{labels.venue}</th>
                <th scope="col" class="number">
                  {labels.funding}
                </th>
                <th scope="col" class="number">
                  {labels.next}
                </th>
              </tr>
            </thead>
            <tbody>
              {payments.map(({ name, funding, next, nextFull }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td class="number">{funding}</td>
                  <td class="number" title={nextFull}>
                    {next}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {ranks.map((rank) => (
        <section key={rank.title}>
          <h3>{rank.title}</h3>
          <Rank rank={rank} label={labels.ruler} />
        </section>
      ))}
    </div>
  );
}

const width = 440;
const height = 120;
const at = (share: number, size: number): number => (share / 100) * size;

const Curve = ({ curve, label }: { readonly curve: CurveView; readonly label: string }) => (
  <svg
    class="curve"
    dir="ltr"
    viewBox={`0 0 ${width + 34} ${height + 18}`}
    role="img"
    aria-label={label}
  >
    {curve.yTicks.map(({ y, label: text }) => (
      <g key={text}>
        <line class="curve-grid" x1="0" x2={width} y1={at(y, height)} y2={at(y, height)} />
        <text x={width + 6} y={at(y, height) + 4}>
          {text}
        </text>
      </g>
    ))}
    <line
      class="curve-zero"
      x1="0"
      x2={width}
      y1={at(curve.zeroY, height)}
      y2={at(curve.zeroY, height)}
    />
    <line
      class="curve-tenor"
      x1={at(curve.tenor.x, width)}
      x2={at(curve.tenor.x, width)}
      y1="0"
      y2={height}
    />
    <polyline
      class="curve-line"
      points={curve.line.map(({ x, y }) => `${at(x, width)},${at(y, height)}`).join(' ')}
    />
    {curve.dots.map(({ x, y, label: text }) => (
      <circle key={text} class="curve-dot" cx={at(x, width)} cy={at(y, height)} r="3">
        <title>{text}</title>
      </circle>
    ))}
    {curve.xTicks.map(({ x, label: text }) => (
      <text key={text} x={at(x, width)} y={height + 14} text-anchor="middle">
        {text}
      </text>
    ))}
  </svg>
);

const CurveTable = ({
  curve,
  labels,
}: {
  readonly curve: CurveView;
  readonly labels: MoreLabels;
}) => (
  <table>
    <thead>
      <tr>
        <th scope="col">{labels.expiry}</th>
        <th scope="col" class="number">
          {labels.days}
        </th>
        <th scope="col" class="number">
          {labels.premium}
        </th>
        <th scope="col" class="number">
          {labels.perYear}
        </th>
        <th scope="col">{labels.venues}</th>
      </tr>
    </thead>
    <tbody>
      {curve.rows.map(({ expiry, days, premium, perYear, venues }) => (
        <tr key={expiry}>
          <th scope="row">{expiry}</th>
          <td class="number">{days}</td>
          <td class="number">{premium}</td>
          <td class="number">{perYear}</td>
          <td class="quiet">{venues}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

interface RankProps {
  readonly rank: RankView;
  /** What the two ends of the ruler are. */
  readonly label: MoreLabels['ruler'];
}

/** A number on the ruler of its own last year: its middle nine tenths, and the tails. */
const Rank = ({ rank: { value, percentile, text }, label }: RankProps) => (
  <>
    <p class="rank" dir="ltr">
      <b>{value}</b>
      {percentile !== null && (
        <span class="rank-ruler" title={label}>
          <span class="rank-mark" style={{ left: `${percentile}%` }} />
        </span>
      )}
    </p>
    <p class="quiet">{text}</p>
  </>
);
