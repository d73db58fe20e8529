/** What came of the last copy, said for a while. */
import { signal } from '@preact/signals';
import { t } from '../../lib/platform/i18n.ts';

const saidMs = 3000;

export const copied = signal('');

export function sayCopied(isTaken: boolean): void {
  copied.value = t(isTaken ? 'popup.copied' : 'popup.notCopied');
  setTimeout(() => {
    copied.value = '';
  }, saidMs);
}
