/**
 * The commands of WebDriver BiDi that puppeteer has no method for: navigation to pages of
 * an extension (its `goto` waits for events that Firefox does not send there), closed
 * shadow roots, and functions that run in the browser's own window.
 */
import type { Browser, Page } from 'puppeteer-core';
import { BidiBrowser } from 'puppeteer-core/internal/bidi/Browser.js';
import { BidiFrame } from 'puppeteer-core/internal/bidi/Frame.js';
import { callOf } from './driver.ts';

/** A value as BiDi writes it down; the parts that are read here. */
export interface RemoteValue {
  readonly type: string;
  readonly sharedId?: string;
  readonly value?: unknown;
}

interface Evaluation {
  readonly type: 'success' | 'exception';
  readonly result?: RemoteValue;
  readonly exceptionDetails?: { readonly text: string };
}

async function send<T>(browser: Browser, method: string, parameters: object): Promise<T> {
  if (!(browser instanceof BidiBrowser)) throw new Error('this browser does not speak BiDi');
  const { result } = await browser.connection.send(method as 'session.status', parameters);
  return result as T;
}

export function contextOf(page: Page): string {
  const frame = page.mainFrame();
  if (!(frame instanceof BidiFrame)) throw new Error('this page does not speak BiDi');
  return frame._id;
}

/** Also of pages of an extension, whose address puppeteer does not tell. */
export async function addressOf(page: Page): Promise<string> {
  const { contexts } = await send<{ contexts: { url: string }[] }>(
    page.browser(),
    'browsingContext.getTree',
    { root: contextOf(page), maxDepth: 0 },
  );
  return contexts[0]?.url ?? '';
}

export const navigate = (page: Page, url: string): Promise<unknown> =>
  send(page.browser(), 'browsingContext.navigate', {
    context: contextOf(page),
    url,
    wait: 'complete',
  });

/** The result of `script.evaluate` or `script.callFunction`; throws what was thrown there. */
export async function evaluation(
  browser: Browser,
  method: 'script.evaluate' | 'script.callFunction',
  parameters: object,
): Promise<RemoteValue> {
  const answer = await send<Evaluation>(browser, method, { awaitPromise: true, ...parameters });
  if (!answer.result) throw new Error(answer.exceptionDetails?.text ?? `${method} gave no result`);
  return answer.result;
}

/** Runs a function in the browser's own window; what it returns must survive JSON. */
export async function evaluateInBrowser<A extends unknown[], T>(
  browser: Browser,
  run: (...args: A) => T | Promise<T>,
  ...args: A
): Promise<T> {
  const tree = await send<{ contexts: { context: string }[] }>(browser, 'browsingContext.getTree', {
    'moz:scope': 'chrome',
  });
  const { value } = await evaluation(browser, 'script.evaluate', {
    expression: `(async () => JSON.stringify(await ${callOf(run, args)}))()`,
    target: { context: tree.contexts[0]?.context },
  });
  return (typeof value === 'string' ? JSON.parse(value) : undefined) as T;
}
