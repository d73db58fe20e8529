/** How each curve is drawn; those of one panel differ by width and dash, not by colour alone. */
import type { CurveId } from '../lib/views/chart-panels.ts';
import type { ChartColours } from './chart-colours.ts';

interface CurveStyle {
  readonly stroke: string;
  readonly width: number;
  readonly dash?: number[];
  readonly points: { readonly show: false };
}

const points = { show: false } as const;

export function curveStyle(id: CurveId, colours: ChartColours): CurveStyle {
  switch (id) {
    case 'day':
      return { stroke: colours.basis, width: 1, points };
    case 'average7':
      return { stroke: colours.average7, width: 2.25, points };
    case 'average30':
      return { stroke: colours.average30, width: 1.75, dash: [2, 3], points };
    case 'case':
      return { stroke: colours.case, width: 1.75, dash: [7, 3], points };
    case 'price':
    case 'funding':
    case 'openInterest':
      return { stroke: colours.average7, width: 1.5, points };
  }
}
