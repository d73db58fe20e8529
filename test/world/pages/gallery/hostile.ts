/** Pages that mean no good, or do none: what they try is in their names. */
import type { GalleryPage } from './index.ts';

const main = '<main><article><h1>Bitcoin</h1><p>BTC and BTC again.</p></article></main>';
const script = (code: string): string => `<script>${code}</script>`;

export const hostilePages: Readonly<Record<string, GalleryPage>> = {
  'hostile-css': {
    head: `<style>
      * { all: unset !important; display: none !important; opacity: 0 !important; visibility: hidden !important }
      html, body, main, article, h1, p { display: block !important; visibility: visible !important; opacity: 1 !important }
      html > * { transform: scale(0) !important; filter: blur(9px) !important; clip-path: inset(50%) !important }
      body { transform: none !important; filter: none !important; clip-path: none !important }
      div, [popover], :popover-open { position: static !important; width: 0 !important; pointer-events: none !important }
    </style>`,
    body: main,
  },
  'strict-policy': {
    headers: {
      'content-security-policy':
        "default-src 'none'; style-src 'none'; script-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    },
    body: main,
  },
  faded: { head: '<style>html { opacity: 0.02 }</style>', body: main },
  covered: {
    body: `${main}<div style="position:fixed;inset:0;z-index:2147483647;background:#fff8"></div>`,
  },
  patched: {
    head: script(`
      const lie = () => { throw new Error('patched') };
      for (const name of ['attachShadow', 'append', 'setAttribute', 'remove', 'querySelector'])
        Element.prototype[name] = lie;
      for (const name of ['appendChild', 'insertBefore', 'removeChild']) Node.prototype[name] = lie;
      Array.prototype.map = Array.prototype.filter = Array.prototype.flatMap = lie;
      JSON.parse = JSON.stringify = lie;
      globalThis.fetch = lie;
      Object.keys = Object.entries = lie;
      document.createElement = document.createElementNS = lie;
    `),
    body: main,
  },
  /** Stops what is done in it before it comes to its target, by the end of the path. */
  stopper: {
    head: script(`
      const how = location.pathname.split('/').at(-1);
      for (const type of how === 'everything' ? ['pointerdown', 'pointerup', 'keydown', 'click'] : ['click'])
        addEventListener(type, (event) => {
          event.stopImmediatePropagation();
          if (how === 'called-off') event.preventDefault();
        }, true);
    `),
    body: main,
  },
  remover: {
    body: `${main}${script(`
      globalThis.removed = 0;
      new MutationObserver((records) => {
        for (const { addedNodes } of records)
          for (const node of addedNodes)
            if (node.nodeType === 1 && node.localName.includes('-')) {
              node.remove();
              globalThis.removed += 1;
            }
      }).observe(document, { childList: true, subtree: true });
    `)}`,
  },
  replacer: {
    body: `${main}${script(`
      globalThis.replace = (times) => {
        for (let i = 0; i < times; i += 1) {
          const body = document.createElement('body');
          body.innerHTML = '<main><h1>Body ' + i + '</h1></main>';
          document.body.replaceWith(body);
        }
      };
      const anew = '<!doctype html><title>Written anew</title><h1>Written anew</h1>';
      globalThis.rewrite = () => {
        document.open();
        document.write(anew);
        document.close();
      };
      globalThis.rewriteSlowly = async () => {
        document.open();
        await new Promise((resolve) => setTimeout(resolve));
        document.write(anew);
        await new Promise((resolve) => setTimeout(resolve));
        document.close();
      };
    `)}`,
  },
  /** Writes down every event, message, attribute and name that a page can see. */
  honeypot: {
    head: script(`
      globalThis.seen = [];
      const note = (what) => globalThis.seen.push(String(what).slice(0, 300));
      addEventListener('message', ({ data }) => note('message ' + JSON.stringify(data)), true);
      const dispatch = EventTarget.prototype.dispatchEvent;
      EventTarget.prototype.dispatchEvent = function (event) {
        note('dispatched ' + event.type);
        return dispatch.call(this, event);
      };
      const listen = EventTarget.prototype.addEventListener;
      EventTarget.prototype.addEventListener = function (type, ...rest) {
        note('listens ' + type);
        return listen.call(this, type, ...rest);
      };
      const define = customElements.define;
      customElements.define = function (name, ...rest) {
        note('defined ' + name);
        return define.call(this, name, ...rest);
      };
      new MutationObserver((records) => {
        for (const { target, addedNodes, attributeName } of records) {
          if (attributeName) note('attribute ' + attributeName + ' of ' + target.outerHTML);
          for (const node of addedNodes) note('added ' + (node.outerHTML ?? node.nodeValue));
        }
      }).observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
      for (const type of ['keydown', 'keyup', 'click', 'mousedown', 'pointerdown', 'focusin', 'copy'])
        listen.call(document, type, (event) => note('heard ' + event.type + ' ' + event.target.localName));
      globalThis.look = () => ({
        seen: globalThis.seen,
        globals: Object.getOwnPropertyNames(globalThis),
        symbols: Object.getOwnPropertySymbols(globalThis).map(String),
        html: document.documentElement.outerHTML,
        roots: [...document.querySelectorAll('*')].filter((each) => each.shadowRoot).length,
        highlights: [...CSS.highlights.keys()],
        sheets: document.adoptedStyleSheets.length,
        storage: JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }) + document.cookie,
        resources: performance.getEntriesByType('resource').map(({ name }) => name),
      });
    `),
    body: `${main}<input id="field"><button id="button">A button of the page</button>`,
  },
};
