/**
 * All the pill knows of the extension: one stored view, and two short messages. It uses the
 * browser's own promise API, and no call here ever throws: after an update the old script
 * is cut off from its extension, and has to find out without a word in the console.
 */
import type { ArticleRequest } from '../../lib/articles/article-request.ts';
import type { PillWord } from '../../lib/platform/pill-tab.ts';
import type { PillPlace } from '../../lib/settings/settings.ts';
import type { ArticleClaims } from '../../lib/views/article-claims.ts';
import type { ArticleView } from '../../lib/views/article-view.ts';
import type { ThenWord } from '../../lib/views/then-view.ts';
import { pillViewVersion, type PillView } from '../../lib/views/pill-view.ts';

export interface Source {
  /** False once the extension was updated, disabled or removed. */
  alive(): boolean;
  /** That of the coin of the settings, or of another one. */
  read(coin: string | null): Promise<PillView | null>;
  /** Calls back with each later view and whose it is; returns how to stop. */
  watch(callback: (view: PillView | null, coin: string | null) => void): () => void;
  /** The stored view is missing or old. */
  wake(coin: string | null): Promise<void>;
  hide(site: string): Promise<void>;
  hideEverywhere(): Promise<void>;
  place(place: PillPlace): Promise<void>;
  /** The popup in a tab. */
  open(): Promise<void>;
  /** Null where nothing is on record, or nobody answers. */
  thenWord(asset: string, publishedAtMs: number): Promise<ThenWord | null>;
  article(request: ArticleRequest): Promise<ArticleView | null>;
  /** Null where the text makes none. */
  claims(request: ArticleRequest): Promise<ArticleClaims | null>;
  /** Words of the popup and of the keyboard command; answered with whether it is put off. */
  onWord(callback: (word: PillWord) => boolean): () => void;
}

/** Firefox shows content scripts no session area. */
const area = import.meta.env.FIREFOX ? 'local' : 'session';
const key = 'pill';
const keyOf = (coin: string | null): string => (coin === null ? key : `${key}.${coin}`);

export function nativeSource(): Source {
  const api = (globalThis as { browser?: typeof chrome }).browser ?? globalThis.chrome;
  const ask = async <T>(command: object): Promise<T | null> => {
    try {
      const answer = (await api.runtime.sendMessage(command)) as T | { refused: true } | undefined;
      return !answer || 'refused' in Object(answer) ? null : (answer as T);
    } catch {
      // Nobody listens; the alarm of the background polls all the same.
      return null;
    }
  };
  const tell = async (command: object): Promise<void> => {
    await ask(command);
  };
  return {
    alive() {
      try {
        return Boolean(api.runtime?.id);
      } catch {
        return false;
      }
    },
    async read(coin) {
      try {
        return viewOf((await api.storage[area].get(keyOf(coin)))[keyOf(coin)]);
      } catch {
        return null;
      }
    },
    watch(callback) {
      const listener = (
        changes: Readonly<Record<string, { readonly newValue?: unknown }>>,
        changed: string,
      ): void => {
        if (changed !== area) return;
        for (const [name, { newValue }] of Object.entries(changes)) {
          const [first, coin = null] = name.split('.');
          if (first === key) callback(viewOf(newValue), coin);
        }
      };
      return listened(() => api.storage.onChanged, listener);
    },
    wake: (coin) => tell(coin === null ? { type: 'wake' } : { type: 'look', asset: coin }),
    hide: (site) => tell({ type: 'hide', site }),
    hideEverywhere: () => tell({ type: 'hide-everywhere' }),
    place: (place) => tell({ type: 'place', ...place }),
    open: () => tell({ type: 'open' }),
    thenWord: (asset, publishedAtMs) => ask({ type: 'then-word', asset, publishedAtMs }),
    article: (request) => ask({ type: 'article', ...request }),
    claims: (request) => ask({ type: 'claims', ...request }),
    onWord(callback) {
      const listener = (message: unknown, _sender: unknown, reply: (answer: object) => void) => {
        if (typeof message !== 'object' || message === null || !('pill' in message)) return;
        reply({ later: callback(message.pill as PillWord) });
      };
      return listened(() => api.runtime.onMessage, listener);
    },
  };
}

interface Event<L> {
  addListener(listener: L): void;
  removeListener(listener: L): void;
}

/** Listens until it is told to stop; cut off, there is nothing to listen to or to stop. */
function listened<L>(event: () => Event<L>, listener: L): () => void {
  const change = (name: keyof Event<L>): void => {
    try {
      event()[name](listener);
    } catch {
      // Its extension is gone.
    }
  };
  change('addListener');
  return () => change('removeListener');
}

/** A view of another version belongs to another version of this script. */
function viewOf(stored: unknown): PillView | null {
  const view = stored as Partial<PillView> | null | undefined;
  return view?.version === pillViewVersion ? (view as PillView) : null;
}
