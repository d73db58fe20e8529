/** What was not done, and why where it is the store: each of its troubles has its remedy. */
import { t } from '../../lib/platform/i18n.ts';
import { StoreError, storeProblem } from '../../lib/platform/store-problem.ts';
import { storeText } from '../../lib/views/words.ts';

export function because(failed: string, error: unknown): string {
  const isOfStore = error instanceof StoreError || error instanceof DOMException;
  return isOfStore ? `${failed} ${storeText(storeProblem(error), t)}` : failed;
}
