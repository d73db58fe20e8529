/**
 * All the pill knows of the extension: one stored view, and two short messages. It uses the
 * browser's own promise API, and no call here ever throws: after an update the old script
 * is cut off from its extension, and has to find out without a word in the console.
 */
import { pillViewVersion, type PillView } from '../../lib/views/pill-view.ts';

export interface Source {
  /** False once the extension was updated, disabled or removed. */
  alive(): boolean;
  read(): Promise<PillView | null>;
  /** Calls back with each later view; returns how to stop. */
  watch(callback: (view: PillView | null) => void): () => void;
  /** The stored view is missing or old. */
  wake(): Promise<void>;
  hide(site: string): Promise<void>;
}

/** Firefox shows content scripts no session area. */
const area = import.meta.env.FIREFOX ? 'local' : 'session';
const key = 'pill';

export function nativeSource(): Source {
  const api = (globalThis as { browser?: typeof chrome }).browser ?? globalThis.chrome;
  const tell = async (command: object): Promise<void> => {
    try {
      await api.runtime.sendMessage(command);
    } catch {
      // Nobody listens; the alarm of the background polls all the same.
    }
  };
  return {
    alive() {
      try {
        return Boolean(api.runtime?.id);
      } catch {
        return false;
      }
    },
    async read() {
      try {
        return viewOf((await api.storage[area].get(key))[key]);
      } catch {
        return null;
      }
    },
    watch(callback) {
      const listener = (
        changes: Readonly<Record<string, { readonly newValue?: unknown }>>,
        changed: string,
      ): void => {
        const change = changed === area ? changes[key] : undefined;
        if (change) callback(viewOf(change.newValue));
      };
      try {
        api.storage.onChanged.addListener(listener);
      } catch {
        return () => undefined;
      }
      return () => {
        try {
          api.storage.onChanged.removeListener(listener);
        } catch {
          // Cut off; there is nothing left to remove it from.
        }
      };
    },
    wake: () => tell({ type: 'wake' }),
    hide: (site) => tell({ type: 'hide', site }),
  };
}

/** A view of another version belongs to another version of this script. */
const viewOf = (stored: unknown): PillView | null =>
  typeof stored === 'object' &&
  stored !== null &&
  'version' in stored &&
  stored.version === pillViewVersion
    ? (stored as PillView)
    : null;
