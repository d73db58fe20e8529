/**
 * Which exchanges are asked: those of the installation that the user has not switched off,
 * the optional ones that the user switched on, and of both only those all of whose hosts the
 * browser lets us ask. A permission alone is no switch: a browser may have given it for the
 * pages of the same host.
 */
import type { Exchange } from '../exchanges/exchange.ts';
import type { Settings } from '../settings/settings.ts';

/** `off` by the user's switch, `not-allowed` for want of a host permission. */
export type Access = 'on' | 'off' | 'not-allowed';

type Switches = Pick<Settings, 'exchangesOff' | 'exchangesOn'>;

export const isSwitchedOn = (
  { id, optional }: { readonly id: string; readonly optional?: boolean },
  { exchangesOff, exchangesOn }: Switches,
): boolean => (optional ? exchangesOn.includes(id) : !exchangesOff.includes(id));

export function accessOf(
  exchange: Exchange,
  switches: Switches,
  granted: ReadonlySet<string>,
): Access {
  if (!isSwitchedOn(exchange, switches)) return 'off';
  return exchange.hosts.every((host) => granted.has(host)) ? 'on' : 'not-allowed';
}

export const enabledExchanges = (
  exchanges: readonly Exchange[],
  switches: Switches,
  granted: ReadonlySet<string>,
): Exchange[] => exchanges.filter((exchange) => accessOf(exchange, switches, granted) === 'on');
