/**
 * State to surfaces: the toolbar and the stored items follow the signals. One write holds
 * the ledger and the state made of it, so the store is never torn between the two.
 */
import { effect } from '@preact/signals-core';
import { applyToolbar } from '../../lib/platform/toolbar.ts';
import { chartItem, pillItem, storeTogether } from '../../lib/platform/stored.ts';
import { type ChartSeries, chartSeries } from '../../lib/state/chart-series.ts';
import { detail, ledger, market, pill, published, record, toolbar } from './state.ts';

/** Writes wait for each other, so that a slow older one never lands on a newer. */
let writing: Promise<void> = Promise.resolve();

const queue = (write: () => Promise<unknown>): void => {
  writing = writing.then(write).then(
    () => undefined,
    () => undefined,
  );
};

/** Resolves when everything published so far is stored. */
export const settled = (): Promise<void> => writing;

/** The largest item is only written where it changed, not at every start of the worker. */
async function storeChart(columns: ChartSeries): Promise<void> {
  const stored = await chartItem.read();
  // Column by column: Chromium gives the keys of an object back in another order.
  const isSame = Object.entries(columns).every(
    ([name, column]) =>
      JSON.stringify(stored?.[name as keyof ChartSeries]) === JSON.stringify(column),
  );
  if (!isSame) await chartItem.write(columns);
}

export function publishChanges(): void {
  effect(() => {
    const state = market.value;
    const basis = ledger.value;
    const more = detail.peek();
    published.value = state;
    queue(() => storeTogether({ market: state, detail: more, ledger: basis }));
  });
  effect(() => {
    const view = pill.value;
    queue(() => pillItem.write(view));
  });
  effect(() => {
    const view = toolbar.value;
    queue(() => applyToolbar(view));
  });
  effect(() => {
    const columns = chartSeries(record.value);
    queue(() => storeChart(columns));
  });
}
