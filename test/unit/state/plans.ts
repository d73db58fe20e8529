/** Made-up sources for the plan, and what an exchange that has every row would answer. */
import type { SettlementRule } from '../../../lib/exchanges/contract-calendar.ts';
import { type Exchange, type HistorySource, intervalMs } from '../../../lib/exchanges/exchange.ts';
import type { AssetId } from '../../../lib/quotes/assets.ts';
import type { Series } from '../../../lib/quotes/point.ts';
import {
  extend,
  type HistoryPage,
  nextPages,
  type Resting,
} from '../../../lib/state/history-plan.ts';
import type { Coverage } from '../../../lib/state/history-wishes.ts';

export const settlesAtNoon: SettlementRule = (day) => day + 12 * 3_600_000;

const source = (over: Partial<HistorySource>): HistorySource => ({
  series: 'current-quarter',
  firstMs: Date.UTC(2019, 8, 8),
  maxRows: 1500,
  url: () => 'https://venue.example/',
  read: () => [],
  ...over,
});

/** An exchange of one host, named after it. */
export const venueOf = (id: string, ...history: Partial<HistorySource>[]): Exchange => ({
  id,
  name: id,
  documentation: `https://${id}.example`,
  hosts: [`${id}.example`],
  endpoints: [],
  history: history.map((over) => source({ url: () => `https://${id}.example/`, ...over })),
});

export const nothing: Resting = { hosts: new Set(), failing: new Set(), idle: new Set() };
export const failing = (...keys: string[]): Resting => ({ ...nothing, failing: new Set(keys) });

/** What an exchange with every row since `firstMs` would put on the page. */
export function answer(page: HistoryPage, nowMs: number): Series {
  const step = page.source.stepMs ?? intervalMs[page.interval];
  const points = [];
  for (let open = Math.ceil(page.fromMs / step) * step; open < page.toMs; open += step) {
    const timeMs = page.source.stepMs ? open : open + step;
    if (open >= page.source.firstMs && timeMs <= nowMs) points.push({ timeMs, value: 1 });
  }
  return points;
}

export interface Run {
  readonly exchanges: readonly Exchange[];
  readonly asset?: AssetId;
  readonly coverage: Map<string, Coverage>;
  readonly nowMs: number;
  readonly resting?: Resting;
  readonly most?: number;
}

/** The pages of one round of hosts after the other, until nothing is lacking. */
export function run({ exchanges, asset = 'BTC', coverage, nowMs, resting, most = 5_000 }: Run) {
  const pages: HistoryPage[] = [];
  const idle = new Set(resting?.idle);
  for (;;) {
    const round = nextPages(exchanges, asset, coverage, { ...nothing, ...resting, idle }, nowMs);
    if (round.length === 0) return pages;
    for (const page of round) {
      if (pages.length >= most) return pages;
      pages.push(page);
      const held = coverage.get(page.key);
      const reached = extend(held, page, answer(page, nowMs));
      if (!reached || (reached.fromMs === held?.fromMs && reached.toMs === held.toMs))
        idle.add(page.key);
      else coverage.set(page.key, reached);
    }
  }
}
