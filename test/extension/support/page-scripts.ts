/** `scripting`, `commands` and `tabs` as far as the pill needs them; the fake browser has none. */
import { fakeBrowser } from 'wxt/testing/fake-browser';

interface Script {
  readonly id: string;
  readonly matches: readonly string[];
}

export interface PageScripts {
  readonly registered: Script[];
  /** Patterns of the tabs that were entered. */
  readonly entered: string[];
  /** Presses the key of the one command there is. */
  press(): void;
}

const listeners = new Set<() => void>();

export function installPageScripts(): PageScripts {
  const scripts: PageScripts = {
    registered: [],
    entered: [],
    press: () => {
      for (const listener of listeners) listener();
    },
  };
  const { registered, entered } = scripts;
  Object.assign(fakeBrowser.scripting, {
    getRegisteredContentScripts: async () => [...registered],
    async registerContentScripts(added: Script[]) {
      if (registered.length > 0) throw new Error('Duplicate script ID');
      registered.push(...added);
    },
    async unregisterContentScripts() {
      registered.length = 0;
    },
    async executeScript() {
      return [];
    },
  });
  Object.assign(fakeBrowser.tabs, {
    async query({ url }: { url?: string }) {
      if (url !== undefined) entered.push(url);
      return [];
    },
  });
  listeners.clear();
  Object.assign(fakeBrowser.commands, {
    onCommand: { addListener: (listener: () => void) => void listeners.add(listener) },
  });
  return scripts;
}
