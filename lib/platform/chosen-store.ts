/**
 * What the reader chose in the popup, in the storage of its own page: read before the first
 * paint without waiting, and of no concern to the background.
 */
import { type Chosen, readChosen } from '../views/chosen.ts';

const key = 'chosen';

export function loadChosen(): Chosen {
  try {
    return readChosen(JSON.parse(localStorage.getItem(key) ?? 'null'));
  } catch {
    return readChosen(null);
  }
}

/** Where nothing can be kept, the choice holds while the page is open. */
export function storeChosen(chosen: Chosen): void {
  try {
    localStorage.setItem(key, JSON.stringify(chosen));
  } catch {}
}
