/**
 * State to surfaces: the toolbar and the stored items follow the signals. One write holds
 * the ledger and the state made of it, so the store is never torn between the two.
 */
import { computed, effect } from '@preact/signals-core';
import { applyToolbar } from '../../lib/platform/toolbar.ts';
import {
  otherLedgerItem,
  pagePillItem,
  pillItem,
  storeTogether,
} from '../../lib/platform/stored.ts';
import { divided, type Ledger } from '../../lib/state/ledger.ts';
import { pagePills } from './page-coins.ts';
import { detail, ledger, market, pill, published, settings, toolbar } from './state.ts';

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

const parts = computed(() => divided(ledger.value, settings.value.asset));

const isSame = (one: Ledger['requests'], other: Ledger['requests']): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([key, record]) => other[key] === record);

export function publishChanges(): void {
  effect(() => {
    const state = market.value;
    const { own: basis } = parts.value;
    const more = detail.peek();
    published.value = state;
    queue(() => storeTogether({ market: state, detail: more, ledger: basis }));
  });
  let stored = parts.value.others;
  effect(() => {
    const { others } = parts.value;
    if (isSame(others.requests, stored.requests)) return;
    stored = others;
    queue(() => otherLedgerItem.write(others));
  });
  effect(() => {
    const view = pill.value;
    queue(() => pillItem.write(view));
  });
  effect(() => {
    for (const { asset, view } of pagePills.value) queue(() => pagePillItem(asset).write(view));
  });
  effect(() => {
    const view = toolbar.value;
    queue(() => applyToolbar(view));
  });
}
