/** What the reader chose in the popup, kept for the next time: of each, one of a few. */
import { type DialectId, dialectIds } from '../series/dialect.ts';
import { type ChartRange, chartRanges } from './chart-window.ts';

export const tabIds = ['meaning', 'cases', 'claims', 'receipts', 'venues'] as const;
export type TabId = (typeof tabIds)[number];

/** How much is said of what the basis means. */
export const meaningDepths = ['line', 'paragraph', 'full'] as const;
export type MeaningDepth = (typeof meaningDepths)[number];

export interface Chosen {
  readonly range: ChartRange;
  readonly dialect: DialectId;
  readonly tab: TabId;
  readonly depth: MeaningDepth;
}

export const defaultChosen: Chosen = {
  range: '1y',
  dialect: 'basis-30d',
  tab: 'meaning',
  depth: 'paragraph',
};

/** What was kept, part by part; what is damaged or of another version is as at first. */
export function readChosen(stored: unknown): Chosen {
  const one = <K extends keyof Chosen>(key: K, among: readonly Chosen[K][]): Chosen[K] => {
    const value = isRecord(stored) ? stored[key] : undefined;
    return among.find((each) => each === value) ?? defaultChosen[key];
  };
  return {
    range: one('range', chartRanges),
    dialect: one('dialect', dialectIds),
    tab: one('tab', tabIds),
    depth: one('depth', meaningDepths),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
