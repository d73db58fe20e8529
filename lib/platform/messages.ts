/**
 * Commands to the background. Messages carry no state: surfaces read what is stored.
 * A command from a page's content script is hostile until proven otherwise; only the verbs
 * in `pageVerbs` are taken from there.
 */
import type { AssetId } from '../quotes/assets.ts';
import type { ArticleRequest } from '../articles/article-request.ts';
import type { PillPlace } from '../settings/settings.ts';
import type { ArticleClaims } from '../views/article-claims.ts';
import type { ArticleView } from '../views/article-view.ts';
import type { ThenWord } from '../views/then-view.ts';
import type { Problem } from '../settings/schema.ts';
import type { StoreProblem } from '../state/store-problem.ts';
import { browser } from './browser.ts';

export interface Commands {
  /** Poll now, where the budget allows it. */
  refresh: { request: { type: 'refresh' }; answer: { ok: true } };
  /** Ask an exchange that failed again before its time, unless it named that time itself. */
  retry: { request: { type: 'retry'; exchange: string }; answer: { ok: true } };
  /** The stored past was changed by a page: read it again. */
  'history-changed': { request: { type: 'history-changed' }; answer: { ok: true } };
  /** From a page that has another store than the background: a deed with the stored past. */
  history: {
    request: { type: 'history'; deed: string; given: readonly unknown[] };
    answer: { ok: true; result: unknown } | { ok: false; problem: StoreProblem };
  };
  /** Validate and store; the answer names every refused field. */
  'save-settings': {
    request: { type: 'save-settings'; settings: unknown };
    answer: { ok: true } | { ok: false; problems: Problem[] };
  };
  /** Show the pill again on a site of the registry. */
  'show-site': { request: { type: 'show-site'; site: string }; answer: { ok: true } };
  /** From a page: hide the pill on a site of the registry. */
  hide: { request: { type: 'hide'; site: string }; answer: { ok: true } };
  /** From a page: the pill off, on every site. */
  'hide-everywhere': { request: { type: 'hide-everywhere' }; answer: { ok: true } };
  /** From a page: where the reader put the pill on a site. */
  place: { request: { type: 'place' } & PillPlace; answer: { ok: true } };
  /** From a page: v at the close of the day of an article. */
  'then-word': {
    request: { type: 'then-word'; asset: AssetId; publishedAtMs: number };
    answer: ThenWord | null;
  };
  /** From a page, when its card is opened: the claims of its text, held against its day. */
  claims: { request: { type: 'claims' } & ArticleRequest; answer: ArticleClaims | null };
  /** From a page, when its card is opened: what the record says to an article. */
  article: { request: { type: 'article' } & ArticleRequest; answer: ArticleView | null };
  /** From a page: the popup in a tab. */
  open: { request: { type: 'open' }; answer: { ok: true } };
  /** From a page: the stored view is missing or old. */
  wake: { request: { type: 'wake' }; answer: { ok: true } };
  /** From a page that is about another coin than the settings: its view is missing or old. */
  look: { request: { type: 'look'; asset: AssetId }; answer: { ok: true } };
}

type CommandName = keyof Commands;
export type Handlers = {
  [N in CommandName]: (command: Commands[N]['request']) => Promise<Commands[N]['answer']>;
};

/** What a content script may ask. */
const pageVerbs: ReadonlySet<string> = new Set<CommandName>([
  'hide',
  'hide-everywhere',
  'place',
  'then-word',
  'article',
  'claims',
  'open',
  'wake',
  'look',
]);

/** What is stored, and so not taken from a private window. */
const storingVerbs: ReadonlySet<string> = new Set<CommandName>([
  'hide',
  'hide-everywhere',
  'place',
  'look',
]);

const refused = { ok: false, refused: true } as const;

export async function send<N extends CommandName>(
  command: Commands[N]['request'] & { type: N },
): Promise<Commands[N]['answer']> {
  return (await browser.runtime.sendMessage(command)) as Commands[N]['answer'];
}

interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly tab?: { readonly incognito?: boolean | undefined } | undefined;
}

const largestMessage = 16_384;
/** Part of a series, from our own pages alone. */
const largestHistory = 1_048_576;

/** True where the sender is one of our own pages, not a script on somebody else's. */
const isOwnPage = (sender: Sender): boolean =>
  sender.url !== undefined && sender.url.startsWith(browser.runtime.getURL(''));

/** The handler of a message that may be answered, else null: unknown, oversized, foreign, privileged. */
export function route(
  message: unknown,
  sender: Sender,
  handlers: Handlers,
): (() => Promise<unknown>) | null {
  if (sender.id !== browser.runtime.id) return null;
  if (typeof message !== 'object' || message === null || !('type' in message)) return null;
  const { type } = message;
  if (typeof type !== 'string' || !Object.hasOwn(handlers, type)) return null;
  if (!isOwnPage(sender) && !pageVerbs.has(type)) return null;
  if (sender.tab?.incognito === true && storingVerbs.has(type)) return null;
  const largest = type === 'history' ? largestHistory : largestMessage;
  if (JSON.stringify(message).length > largest) return null;
  const handle = handlers[type as CommandName] as (command: unknown) => Promise<unknown>;
  return () => handle(message);
}

/** Registers the one message listener; must be called in the first turn of the worker. */
export function listen(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => {
    const answer = route(message, sender, handlers);
    return answer ? answer().catch(() => refused) : Promise.resolve(refused);
  });
}
