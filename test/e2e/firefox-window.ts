/**
 * What a person does in the browser's own window, outside of any page: clicks on the toolbar,
 * answers to questions, keys. They are real ones, as scripts cannot make them.
 */
import type { Browser } from 'puppeteer-core';
import type { Driver } from './driver.ts';
import { evaluateInBrowser } from './firefox-bidi.ts';
import { geckoId } from './firefox.ts';
import { until } from './until.ts';

interface TextInputProcessor {
  beginInputTransactionForTests(target: Window): boolean;
  keydown(event: KeyboardEvent): number;
  keyup(event: KeyboardEvent): boolean;
}

declare const Cc: Record<string, { createInstance(of: unknown): TextInputProcessor }>;
declare const Ci: { readonly nsITextInputProcessor: unknown };
declare const CustomizableUI: { addWidgetToArea(id: string, area: string): void };
declare const window: Window & {
  synthesizeMouseEvent(type: string, x: number, y: number, options: object): boolean;
  readonly windowUtils: {
    sendWheelEvent(
      x: number,
      y: number,
      dx: number,
      dy: number,
      dz: number,
      mode: number,
      ...rest: number[]
    ): void;
  };
  readonly document: Document;
};

type XulPanel = HTMLElement & { readonly state: string };

export interface Key {
  readonly key: string;
  readonly code: string;
  readonly keyCode: number;
}

export const alt: Key = { key: 'Alt', code: 'AltLeft', keyCode: 18 };
export const shift: Key = { key: 'Shift', code: 'ShiftLeft', keyCode: 16 };
const enter: Key = { key: 'Enter', code: 'Enter', keyCode: 13 };

/** All of them down in this order and up again, to whatever has the focus. */
export const pressKeys = (browser: Browser, ...keys: readonly Key[]): Promise<void> =>
  evaluateInBrowser(
    browser,
    (pressed) => {
      const input = Cc['@mozilla.org/text-input-processor;1']?.createInstance(
        Ci.nsITextInputProcessor,
      );
      input?.beginInputTransactionForTests(window);
      const events = pressed.map((key) => new KeyboardEvent('', key));
      for (const event of events) input?.keydown(event);
      for (const event of events.toReversed()) input?.keyup(event);
    },
    keys,
  );

/** Clicks on what is in the window, once it is there. */
const click = (browser: Browser, selector: string): Promise<boolean> =>
  until(
    () =>
      evaluateInBrowser(
        browser,
        (wanted) => {
          const box = window.document.querySelector(wanted)?.getBoundingClientRect();
          if (!box?.width) return false;
          for (const type of ['mousemove', 'mousedown', 'mouseup']) {
            const place = [box.x + box.width / 2, box.y + box.height / 2] as const;
            window.synthesizeMouseEvent(type, ...place, { button: 0, clickCount: 1 });
          }
          return true;
        },
        selector,
      ),
    { what: `${selector} in the window of the browser` },
  );

declare const gBrowser: { readonly selectedBrowser: HTMLElement };

/** A wheel that turns by lines, as one of a mouse does, over a place of the tab in front. */
export const turnWheel = (browser: Browser, x: number, y: number, lines: number): Promise<void> =>
  evaluateInBrowser(
    browser,
    (left, top, turned) => {
      const box = gBrowser.selectedBrowser.getBoundingClientRect();
      const byLines = 1;
      window.windowUtils.sendWheelEvent(
        box.x + left,
        box.y + top,
        0,
        turned,
        0,
        byLines,
        0,
        0,
        0,
        0,
      );
    },
    x,
    y,
    lines,
  );

const actionId = `${geckoId.replaceAll(/[^a-z0-9-]/g, '_')}-browser-action`;

/** A click on the button in the toolbar, which stands there from then on. */
export async function clickAction(browser: Browser): Promise<void> {
  const pin = (id: string): void => CustomizableUI.addWidgetToArea(id, 'nav-bar');
  await evaluateInBrowser(browser, pin, actionId);
  await click(browser, `#${actionId}`);
}

/** The panel that such a click opens. */
export const panelOf = ({ browser, evaluate }: Driver) => ({
  text: (selector: string): Promise<string> =>
    evaluate((wanted) => {
      const [view] = chrome.extension.getViews({ type: 'popup' });
      return view?.document.querySelector<HTMLElement>(wanted)?.innerText ?? '';
    }, selector),
  /** By the keyboard: what is still arriving moves nothing away from under it. */
  async press(selector: string): Promise<void> {
    const focus = (wanted: string): boolean => {
      const [view] = chrome.extension.getViews({ type: 'popup' });
      view?.document.querySelector<HTMLElement>(wanted)?.focus();
      return view?.document.activeElement?.matches(wanted) === true;
    };
    await until(() => evaluate(focus, selector), { what: `${selector} in the panel` });
    await evaluateInBrowser(browser, () => {
      window.document.querySelector<HTMLElement>('.webextension-popup-browser')?.focus();
    });
    await pressKeys(browser, enter);
  },
  close: (): Promise<void> =>
    evaluate(() => {
      for (const view of chrome.extension.getViews({ type: 'popup' })) view.close();
    }),
});

const question = '#addon-webext-permissions-notification';

/** What the browser asks before it lets the extension do more; '' while it asks nothing. */
export const askedFor = (browser: Browser): Promise<string> =>
  evaluateInBrowser(
    browser,
    (wanted) => {
      const asked = window.document.querySelector(wanted);
      const panel = asked?.closest<XulPanel>('#notification-popup');
      return panel?.state === 'open' ? (asked?.textContent ?? '') : '';
    },
    question,
  );

export async function answer(browser: Browser, word: 'allow' | 'deny'): Promise<void> {
  await until(() => askedFor(browser), { what: 'the question' });
  const button = word === 'allow' ? 'primary' : 'secondary';
  await click(browser, `${question} .popup-notification-${button}-button`);
  await until(async () => (await askedFor(browser)) === '', { what: 'the question to go' });
}
