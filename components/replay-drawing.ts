/** What is drawn around the replayed curve: spells as shading and as strips, lines and names. */
import type { ReplayView, Span } from '../lib/views/replay-view.ts';
import { type ChartColours, resolved } from './chart-colours.ts';
import { textSize } from './chart-scales.ts';

type Colours = ChartColours & { readonly regimes: Readonly<Record<string, string>> };

/** What is needed of the chart library's plot. */
interface Plot {
  readonly ctx: CanvasRenderingContext2D;
  /** The plotting area, in canvas pixels. */
  readonly bbox: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  valToPos(value: number, scale: string, inCanvasPixels: boolean): number;
}

const regimes = ['discount', 'thin', 'returning', 'usual', 'rich'];
const stripHeight = 8;

/** The strong colours of the strips, from the tokens. */
export function readRegimeColours(host: HTMLElement): Readonly<Record<string, string>> {
  const found = resolved(
    host,
    regimes.map((regime) => `strip-${regime}`),
  );
  return Object.fromEntries(regimes.map((regime) => [regime, found[`strip-${regime}`] ?? '']));
}

/** The shading of each spell over the whole height, and the strip that repeats it strongly. */
export function drawSpells(plot: Plot, view: ReplayView, colours: Colours): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.globalAlpha = 0.16;
  fill(plot, view.spans, colours.regimes, bbox.top, bbox.height);
  ctx.globalAlpha = 1;
  strips(view).forEach((spans, index) => {
    const top = bbox.top + bbox.height - (2 - index) * (stripHeight + 2) * ratio;
    fill(plot, spans, colours.regimes, top, stripHeight * ratio);
  });
  ctx.restore();
}

/** With nothing to compare there is one, at the bottom. */
const strips = ({ spans, stored }: ReplayView): readonly (readonly Span[])[] =>
  stored === null ? [[], spans] : [spans, stored];

function fill(
  plot: Plot,
  spans: readonly Span[],
  colours: Readonly<Record<string, string>>,
  top: number,
  height: number,
): void {
  const { ctx, bbox } = plot;
  const right = bbox.left + bbox.width;
  for (const { regime, from, to } of spans) {
    const colour = colours[regime];
    if (colour === undefined) continue;
    const start = Math.max(plot.valToPos(from, 'x', true), bbox.left);
    const end = Math.min(plot.valToPos(to, 'x', true), right);
    ctx.fillStyle = colour;
    ctx.fillRect(start, top, Math.max(end - start, 0), height);
  }
}

/** Room on the left for the names, in CSS pixels. */
export const namesWidth = 96;

/** Between the middles of two names. */
const nameHeight = 13;

/** The lines with their names beside the plot, pushed apart where they would overlap. */
export function drawReplayNames(
  plot: Plot,
  view: ReplayView,
  colours: Colours,
  [draft, stored]: readonly [string, string],
): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const bottom = bbox.top + bbox.height;
  ctx.save();
  ctx.font = colours.font.replace(/^\d+px/, `${textSize * ratio}px`);
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'right';
  ctx.fillStyle = colours.text;
  ctx.lineWidth = ratio;
  const edge = bbox.left - 18 * ratio;
  const width = (namesWidth - 22) * ratio;
  const seen = view.lines
    .map(({ value, label }) => ({ label, y: plot.valToPos(value, 'y', true) }))
    .filter(({ y }) => y >= bbox.top && y <= bottom);
  const rows = stripRows(view).map(({ name, y }) => ({
    label: name === 'draft' ? draft : stored,
    y: bottom - y * ratio,
  }));
  for (const { y } of seen) {
    ctx.strokeStyle = colours.line;
    ctx.beginPath();
    ctx.moveTo(bbox.left, Math.round(y) + 0.5);
    ctx.lineTo(bbox.left + bbox.width, Math.round(y) + 0.5);
    ctx.stroke();
  }
  const floor = (rows[0]?.y ?? bottom) - nameHeight * ratio;
  for (const { label, y, place } of apart(seen, nameHeight * ratio, floor)) {
    ctx.fillText(label, edge, place, width);
    ctx.strokeStyle = colours.line;
    ctx.beginPath();
    ctx.moveTo(edge + 4 * ratio, place);
    ctx.lineTo(bbox.left - 2 * ratio, Math.round(y) + 0.5);
    ctx.stroke();
  }
  for (const { label, y } of rows) ctx.fillText(label, edge, y, width);
  ctx.restore();
}

/** What the strips are called, by their middle above the bottom; one needs no name. */
const stripRows = ({ stored }: ReplayView): { name: 'draft' | 'stored'; y: number }[] =>
  stored === null
    ? []
    : [
        { name: 'draft', y: 1.5 * (stripHeight + 2) + 1 },
        { name: 'stored', y: 0.5 * (stripHeight + 2) },
      ];

interface Name {
  readonly label: string;
  readonly y: number;
}

/** Places for names from the bottom up, none below the floor, none over another. */
function apart(
  names: readonly Name[],
  height: number,
  floor: number,
): (Name & { place: number })[] {
  let free = floor;
  return names
    .toSorted((a, b) => b.y - a.y)
    .map((name) => {
      const place = Math.min(name.y, free);
      free = place - height;
      return { ...name, place };
    });
}
