/**
 * A whole document by React, streamed with a part that comes late, and taken over as the app
 * router of Next does: from the document down, in a transition.
 */
import {
  createElement as h,
  StrictMode,
  Suspense,
  startTransition,
  useEffect,
  useState,
} from 'react';
import { hydrateRoot } from 'react-dom/client';

let late;
const promise = () =>
  (late ??= new Promise((resolve) => setTimeout(resolve)).then(() => (late = true)));
function Late() {
  if (typeof document === 'undefined' && promise() !== true) throw promise();
  return h('p', null, 'BTC, and BTC again.');
}

function Button() {
  const [count, setCount] = useState(0);
  useEffect(() => {
    window.isHydrated = true;
  }, []);
  return h('button', { id: 'button', onClick: () => setCount(count + 1) }, `Pressed ${count}`);
}

const Page = ({ script }) =>
  h(
    'html',
    { lang: 'en' },
    h('head', null, h('title', null, 'Bitcoin in React')),
    h(
      'body',
      null,
      h('main', null, h('h1', null, 'Bitcoin in React'), h('input', { id: 'field' }), h(Button)),
      h(Suspense, { fallback: h('p', null, 'Later') }, h(Late)),
      h('footer', null, 'The end'),
      h('script', { src: script, defer: true }),
    ),
  );

export async function render(script) {
  const { renderToPipeableStream } = await import('react-dom/server');
  const { text } = await import('node:stream/consumers');
  const { PassThrough } = await import('node:stream');
  late = undefined;
  const into = new PassThrough();
  const { pipe } = renderToPipeableStream(h(Page, { script }), { onShellReady: () => pipe(into) });
  return text(into);
}

export function hydrate(script) {
  startTransition(() => {
    hydrateRoot(document, h(StrictMode, null, h(Page, { script })), {
      onRecoverableError: (error) => window.failures.push(String(error)),
    });
  });
}
