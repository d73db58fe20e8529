/** What the reader can have done: ask anew, another coin, copies, a picture of the charts. */
import { locale, t } from '../../lib/platform/i18n.ts';
import { send } from '../../lib/platform/messages.ts';
import { copyToClipboard, saveFile } from '../../lib/platform/save-file.ts';
import { copyText } from '../../lib/views/copy-text.ts';
import { chartWindow, charts } from './charts.ts';
import { asOfDayMs, late } from './record.ts';
import { asked, copied, shownAtMs, view } from './view.ts';
import { keep } from './choices.ts';

export const refresh = (): void => void send({ type: 'refresh' }).catch(() => undefined);

/** Another coin is a setting: what is stored comes back by itself, and is then asked for. */
export function chooseAsset(asset: string): void {
  asOfDayMs.value = null;
  void send({ type: 'save-settings', settings: { asset } }).then(refresh, () => undefined);
}

/** Opens a receipt, also one that is open already. */
export function showReceipt(receipt: string): void {
  asked.value = null;
  keep({ tab: 'receipts' });
  asked.value = receipt;
}

const saidMs = 3000;

export async function copyReading(): Promise<void> {
  const isTaken = await copyToClipboard(copyText(view.value, shownAtMs.value, t, locale));
  copied.value = t(isTaken ? 'popup.copied' : 'popup.notCopied');
  setTimeout(() => {
    copied.value = '';
  }, saidMs);
}

export async function savePicture(panels: readonly HTMLElement[]): Promise<void> {
  const [shown, window] = [charts.value, chartWindow.value];
  if (!late.value || !shown || !window) return;
  const { headline, asset } = view.value;
  const picture = await late.value.pictureOf(panels, {
    title: t('charts.pictureTitle', { asset, word: headline.word, number: headline.number }),
    subtitle: shown.span(window),
    source: t('charts.pictureSource'),
  });
  if (picture) saveFile(picture, `basis-lens-${asset}.png`);
}
