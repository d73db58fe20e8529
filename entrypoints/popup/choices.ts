/** What the reader chose, kept for the next time. */
import { signal } from '@preact/signals';
import { loadChosen, storeChosen } from '../../lib/platform/chosen-store.ts';
import type { Chosen } from '../../lib/views/chosen.ts';

export const chosen = signal<Chosen>(loadChosen());

export function keep(part: Partial<Chosen>): void {
  chosen.value = { ...chosen.value, ...part };
  storeChosen(chosen.value);
}
