/**
 * Notifications of the browser, an optional permission: the browser has no word for them
 * until it is given, and none again once it is taken back.
 */
import { browser } from './browser.ts';

const permission = { permissions: ['notifications' as const] };

export const mayNotify = (): Promise<boolean> =>
  browser.permissions.contains(permission).catch(() => false);

/** Must be called in the turn of the user's click; false where the user refused. */
export const requestNotifications = (): Promise<boolean> => browser.permissions.request(permission);

/** A second one of the same id takes the place of the first. */
export async function notify(
  id: string,
  { title, message }: { readonly title: string; readonly message: string },
): Promise<void> {
  const iconUrl = browser.runtime.getURL('/icons/128.png');
  await browser.notifications.create(id, { type: 'basic', iconUrl, title, message });
}

let isListening = false;

/**
 * Must be called in the first turn of the worker: a click may be what wakes it. Without the
 * permission it listens as soon as that is given.
 */
export function onNotificationClicked(callback: (id: string) => void): void {
  const listen = (): void => {
    const { notifications } = browser as Partial<typeof browser>;
    if (isListening || !notifications) return;
    isListening = true;
    notifications.onClicked.addListener((id) => {
      void notifications.clear(id).catch(() => undefined);
      callback(id);
    });
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
}
