/**
 * Permissions and retries of exchanges. A permission is asked for in the click itself, before
 * anything is waited for, since the browser shows its question only then.
 */
import { computed, signal } from '@preact/signals';
import { locale, t } from '../../lib/platform/i18n.ts';
import { act } from '../../lib/platform/allow-exchanges.ts';
import { send } from '../../lib/platform/messages.ts';
import {
  grantedHosts,
  onHostsChanged,
  removeHosts,
  requestHosts,
} from '../../lib/platform/permissions.ts';
import { isSwitchedOn } from '../../lib/state/access.ts';
import { trueNow } from '../../lib/views/freshness.ts';
import { type TroubleDeed, troubleView } from '../../lib/views/trouble-view.ts';
import { localeWith } from '../../lib/views/number-style.ts';
import { type ExchangeRow, exchangesView } from '../../lib/views/exchanges-view.ts';
import { listedExchanges } from '../../lib/platform/listed-exchanges.ts';
import { change, market, nowMs, settings, say } from './model.ts';

const granted = signal<ReadonlySet<string> | null>(null);

const rows = (state: typeof market.value): ExchangeRow[] =>
  exchangesView(
    listedExchanges,
    granted.value,
    state,
    settings.value,
    t,
    localeWith(locale, settings.value.numbers),
    nowMs.value,
  );

/** As before any was asked where the stored numbers cannot be read. */
export const exchanges = computed<readonly ExchangeRow[]>(() => {
  try {
    return rows(market.value);
  } catch {
    return rows(null);
  }
});

/** None where the stored numbers cannot be read. */
export const trouble = computed(() => {
  const { value: state } = market;
  if (state === null) return null;
  try {
    const numbers = localeWith(locale, settings.value.numbers);
    const trueMs = trueNow(state, nowMs.value);
    return troubleView(state, settings.value, listedExchanges, t, numbers, trueMs);
  } catch {
    return null;
  }
});

export const deed = (what: TroubleDeed): void => void act(what, settings.value);

const readGranted = async (): Promise<void> => {
  granted.value = await grantedHosts(listedExchanges.flatMap(({ hosts }) => hosts));
};

/** Reads what the browser allows, and follows what is changed there or here. */
export async function followPermissions(): Promise<void> {
  onHostsChanged(() => void readGranted());
  await readGranted();
}

/** To switch on what is not allowed is to allow it. */
export function switchExchange(id: string, isOn: boolean): Promise<void> {
  const isDenied = exchanges.value.some((row) => row.id === id && row.allow !== null);
  return isOn && isDenied ? allow(id) : setOn(id, isOn);
}

/** Listed are the exchanges that stand otherwise than at the installation. */
async function setOn(id: string, isOn: boolean): Promise<void> {
  const { optional } = listedOf(id);
  const field = optional ? 'exchangesOn' : 'exchangesOff';
  const others = settings.value[field].filter((listed) => listed !== id);
  await change(field, isOn === optional ? [...others, id] : others);
}

export async function allow(id: string): Promise<void> {
  const { name: exchange, hosts } = listedOf(id);
  const asked = requestHosts(hosts);
  const isAllowed = await asked.catch(() => false);
  if (isAllowed) {
    await readGranted();
    if (!isSwitchedOn(listedOf(id), settings.value)) await setOn(id, true);
  }
  say(t(isAllowed ? 'exchange.said.allowed' : 'exchange.said.denied', { exchange }));
  if (isAllowed) await send({ type: 'retry', exchange: id }).catch(() => undefined);
}

export async function takeBack(id: string): Promise<void> {
  const { name: exchange, hosts } = listedOf(id);
  try {
    await setOn(id, false);
    await removeHosts(hosts);
    await readGranted();
    say(t('exchange.said.takenBack', { exchange }));
  } catch {
    say(t('exchange.said.failed'));
  }
}

export async function retry(id: string): Promise<void> {
  try {
    await send({ type: 'retry', exchange: id });
    say(t('exchange.said.asked', { exchange: listedOf(id).name }));
  } catch {
    say(t('exchange.said.failed'));
  }
}

const listedOf = (id: string): (typeof listedExchanges)[number] =>
  listedExchanges.find((exchange) => exchange.id === id) ?? {
    id,
    name: id,
    hosts: [],
    optional: false,
    documentation: '',
    dated: [],
  };
