/** The host permissions of the fake browser: those of the installation, and the user's. */
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Exchange } from '../../../lib/exchanges/exchange.ts';
import { exchanges } from '../../../lib/exchanges/index.ts';

const all: readonly Exchange[] = exchanges;

/** The hosts that a fresh installation may ask. */
const core = all.filter(({ optional }) => !optional).flatMap(({ hosts }) => hosts);

export const hostsOf = (id: string): readonly string[] =>
  all.find((exchange) => exchange.id === id)?.hosts ?? [];

export interface Hosts {
  /** The user allows hosts or takes them back; resolves when everybody was told. */
  allow(hosts: readonly string[]): Promise<void>;
  withdraw(hosts: readonly string[]): Promise<void>;
}

type Listener = (change: { origins: string[] }) => unknown;

function event() {
  const listeners = new Set<Listener>();
  return {
    addListener: (listener: Listener) => void listeners.add(listener),
    removeListener: (listener: Listener) => void listeners.delete(listener),
    hasListeners: () => listeners.size > 0,
    removeAllListeners: () => listeners.clear(),
    trigger: (change: { origins: string[] }) =>
      Promise.all([...listeners].map((listener) => listener(change))),
  };
}

const [onAdded, onRemoved] = [event(), event()];

/** Those of a worker that has died. */
export function forgetHostListeners(): void {
  onAdded.removeAllListeners();
  onRemoved.removeAllListeners();
}

interface Asked {
  readonly origins?: readonly string[];
}

const originOf = (host: string): string => `https://${host}/*`;

/** Replaces `permissions` of the fake browser, which knows none. */
export function installPermissions(): Hosts {
  const granted = new Set(core.map(originOf));
  const change = async (hosts: readonly string[], added: boolean): Promise<void> => {
    const origins = hosts.map(originOf);
    for (const origin of origins) {
      if (added) granted.add(origin);
      else granted.delete(origin);
    }
    await (added ? onAdded : onRemoved).trigger({ origins });
  };
  Object.assign(fakeBrowser.permissions, {
    onAdded,
    onRemoved,
    contains: vi.fn(async ({ origins = [] }: Asked) => origins.every((o) => granted.has(o))),
    getAll: vi.fn(async () => ({ origins: [...granted], permissions: [] })),
    request: vi.fn(async () => true),
    remove: vi.fn(async () => true),
  });
  return { allow: (hosts) => change(hosts, true), withdraw: (hosts) => change(hosts, false) };
}
