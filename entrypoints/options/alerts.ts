/**
 * The alerts as the page sets them. The permission is asked for in the click itself, before
 * anything is waited for, since the browser shows its question only then.
 */
import { computed, signal } from '@preact/signals';
import { locale, t } from '../../lib/platform/i18n.ts';
import { mayNotify, requestNotifications } from '../../lib/platform/notifications.ts';
import { onHostsChanged } from '../../lib/platform/permissions.ts';
import { alertItem } from '../../lib/platform/stored.ts';
import type { Alert } from '../../lib/state/alert.ts';
import { alertsView } from '../../lib/views/alerts-view.ts';
import { localeWith } from '../../lib/views/number-style.ts';
import { change, nowMs, policy, refused, settings, say } from './model.ts';

const isAllowed = signal<boolean | null>(null);
const log = signal<readonly Alert[]>([]);

const shown = (alerts: readonly Alert[]) =>
  alertsView(
    settings.value,
    isAllowed.value,
    alerts,
    refused.value,
    policy.value,
    t,
    localeWith(locale, settings.value.numbers),
    nowMs.value,
  );

/** Without the log where what is stored of it cannot be read. */
export const alerts = computed(() => {
  try {
    return shown(log.value);
  } catch {
    return shown([]);
  }
});

const readAllowed = async (): Promise<void> => {
  isAllowed.value = await mayNotify();
};

export async function followAlerts(): Promise<void> {
  onHostsChanged(() => void readAllowed());
  alertItem.watch((memory) => {
    log.value = memory?.log ?? [];
  });
  const [memory] = await Promise.all([alertItem.read().catch(() => null), readAllowed()]);
  log.value = memory?.log ?? [];
}

export async function switchAlerts(isOn: boolean): Promise<void> {
  if (!isOn) {
    await change('alerts.enabled', false);
    return;
  }
  const asked = requestNotifications();
  isAllowed.value = await asked.catch(() => false);
  if (!isAllowed.value) say(t('options.alerts.said.denied'));
  else if (!settings.value.alerts.enabled) await change('alerts.enabled', true);
}

export async function addLine(value: number): Promise<void> {
  const { lines } = settings.value.alerts;
  const next = [...new Set([...lines, value])].toSorted((a, b) => a - b);
  await change('alerts.lines', next);
}

export async function removeLine(value: number): Promise<void> {
  const { lines } = settings.value.alerts;
  await change(
    'alerts.lines',
    lines.filter((line) => line !== value),
  );
}

export async function snooze(hours: number): Promise<void> {
  await change('alerts.snoozedUntilMs', hours === 0 ? 0 : Date.now() + hours * 3_600_000);
}
