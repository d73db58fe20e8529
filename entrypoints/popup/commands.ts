/** What the reader can have done: ask anew, another coin, copies, a picture of the charts. */
import { t } from '../../lib/platform/i18n.ts';
import { act } from '../../lib/platform/allow-exchanges.ts';
import { send } from '../../lib/platform/messages.ts';
import { copyToClipboard, saveFile } from '../../lib/platform/save-file.ts';
import type { TroubleDeed } from '../../lib/views/trouble-view.ts';
import { copyText } from '../../lib/views/copy-text.ts';
import { chartWindow, charts } from './charts.ts';
import { keep } from './choices.ts';
import { sayCopied } from './copied.ts';
import { asOfDayMs, behind } from './record.ts';
import { locale, settings } from './model.ts';
import { asked, shownAtMs, view } from './view.ts';

export const refresh = (): void => void send({ type: 'refresh' }).catch(() => undefined);

/** In the click itself: the browser asks its own question only then. */
export const deed = (what: TroubleDeed): void => void act(what, settings.value);

/** Another coin is a setting: what is stored comes back by itself, and is then asked for. */
export function chooseAsset(asset: string): void {
  asOfDayMs.value = null;
  void send({ type: 'save-settings', settings: { asset } }).then(refresh, () => undefined);
}

/** Opens a receipt, and shows it again where it is open already; what was counted of cases is their table. */
export function showReceipt(receipt: string): void {
  const isCases = receipt === 'cases';
  keep({ tab: isCases ? 'cases' : 'receipts' });
  asked.value = isCases ? null : { receipt };
}

export const copyReading = (): Promise<void> =>
  copyToClipboard(copyText(view.value, shownAtMs.value, t, locale.value)).then(sayCopied);

export async function savePicture(panels: readonly HTMLElement[]): Promise<void> {
  const [shown, window] = [charts.value, chartWindow.value];
  if (!behind.value || !shown || !window) return;
  const { headline, asset } = view.value;
  const picture = await behind.value.pictureOf(panels, {
    title: t('charts.pictureTitle', { asset, word: headline.word, number: headline.number }),
    subtitle: shown.span(window),
    source: t('charts.pictureSource'),
  });
  if (picture) saveFile(picture, `basis-lens-${asset}.png`);
}
