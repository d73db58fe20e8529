/** An island as Astro makes it: an element of its own that takes over what it holds. */
import { createElement as h, useEffect, useState } from 'react';
import { hydrateRoot } from 'react-dom/client';

function Island() {
  const [count, setCount] = useState(0);
  useEffect(() => {
    window.isHydrated = true;
  }, []);
  const press = () => setCount(count + 1);
  return [
    h('input', { id: 'field', key: 1 }),
    h('button', { id: 'button', key: 2, onClick: press }, `Pressed ${count}`),
  ];
}

export async function render(script) {
  const { renderToString } = await import('react-dom/server');
  const head = `<title>Bitcoin in Astro</title><script src="${script}" defer></script>`;
  const island = `<astro-island ssr client="idle">${renderToString(h(Island))}</astro-island>`;
  const body = `<main><h1>Bitcoin in Astro</h1><p>BTC, and BTC again.</p>${island}</main>`;
  return `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
}

export function hydrate() {
  class AstroIsland extends HTMLElement {
    connectedCallback() {
      requestIdleCallback(() => {
        hydrateRoot(this, h(Island), {
          onRecoverableError: (error) => window.failures.push(String(error)),
        });
        this.removeAttribute('ssr');
      });
    }
  }
  customElements.define('astro-island', AstroIsland);
}
