/**
 * The three pictures of the first page, drawn here and in the colours of the tokens. Time
 * runs from left to right in every language.
 */
import type { WelcomeLabels } from '../lib/views/welcome-view.ts';

/** A future above the coin, and both the same on its last day. */
export const BasisPicture = ({ labels }: { readonly labels: WelcomeLabels['basis'] }) => (
  <svg class="picture" viewBox="0 0 288 176" role="img" aria-label={labels.picture}>
    <path
      class="pic-gap"
      d="M24 48 C92 52 164 82 264 94 C208 112 142 100 104 110 C66 120 52 118 24 108 Z"
    />
    <path class="pic-rule" d="M24 146 H264 M24 142 V150 M264 142 V150" />
    <path class="pic-coin" d="M24 108 C52 118 66 120 104 110 C142 100 208 112 264 94" />
    <path class="pic-future" d="M24 48 C92 52 164 82 264 94" />
    <path class="pic-bracket" d="M18 50 H12 V106 H18" />
    <circle class="pic-dot" cx="264" cy="94" r="4.5" />
    <text class="pic-strong" x="34" y="83">
      {labels.gap}
    </text>
    <text x="104" y="46">
      {labels.future}
    </text>
    <text x="104" y="131">
      {labels.coin}
    </text>
    <text class="pic-quiet" x="24" y="166">
      {labels.today}
    </text>
    <text class="pic-quiet" x="264" y="166" text-anchor="end">
      {labels.end}
    </text>
  </svg>
);

const bandHeight = 36;
const lastLine = 16 + 3 * bandHeight;

/** Closed days of an average that falls; the last two lie beyond the last line. */
const closes: readonly (readonly [number, number])[] = [
  [24, 66],
  [33, 50],
  [42, 40],
  [51, 38],
  [60, 46],
  [69, 60],
  [78, 68],
  [87, 67],
  [96, 80],
  [105, 98],
  [114, 114],
  [123, 133],
  [132, 142],
];

/** The average between its lines; two closed days beyond one are another regime. */
export const RegimePicture = ({ labels }: { readonly labels: WelcomeLabels['regime'] }) => (
  <svg class="picture" viewBox="0 0 288 176" role="img" aria-label={labels.picture}>
    {labels.bands.map(({ regime, glyph, word }, index) => (
      <g key={regime}>
        <rect
          class="pic-band"
          data-zone={regime}
          x="24"
          y={16 + index * bandHeight}
          width="240"
          height={bandHeight}
        />
        <text class="pic-band-name" x="256" y={16 + index * bandHeight + 23} text-anchor="end">
          {glyph} {word}
        </text>
      </g>
    ))}
    <path class="pic-rule" d="M24 52 H264 M24 88 H264 M24 124 H264" />
    <polyline class="pic-average" points={closes.map((place) => place.join(' ')).join(' ')} />
    {closes.map(([x, y]) => (
      <circle
        key={x}
        class={y > lastLine ? 'pic-dot' : 'pic-day'}
        cx={x}
        cy={y}
        r={y > lastLine ? 4 : 2.5}
      />
    ))}
  </svg>
);

/** Funding goes from one side to the other; open contracts are held against coins. */
export const LeveragePicture = ({ labels }: { readonly labels: WelcomeLabels['leverage'] }) => (
  <svg class="picture" viewBox="0 0 288 176" role="img" aria-label={labels.picture}>
    <text class="pic-strong" x="24" y="48">
      {labels.longs}
    </text>
    <text class="pic-strong" x="264" y="48" text-anchor="end">
      {labels.shorts}
    </text>
    <text class="pic-quiet" x="144" y="30" text-anchor="middle">
      {labels.funding}
    </text>
    <path class="pic-arrow" d="M96 43 H188 M180 37 L189 43 L180 49" />
    <path class="pic-rule" d="M24 72 H264" />
    <text x="24" y="98">
      {labels.open}
    </text>
    <rect class="pic-open" x="24" y="105" width="66" height="12" />
    <text x="24" y="140">
      {labels.held}
    </text>
    <rect class="pic-held" x="24" y="147" width="240" height="12" />
  </svg>
);
