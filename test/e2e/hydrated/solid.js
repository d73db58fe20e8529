/**
 * A whole document by Solid, as SolidStart does it. Written as its compiler writes it, once
 * for the server and once for the browser.
 */
import { createSignal, onMount } from 'solid-js';
import * as web from 'solid-js/web';

const [count, setCount] = createSignal(0);

function PageInBrowser() {
  onMount(() => (window.isHydrated = true));
  const html = web.getNextElement();
  const body = web.getNextMatch(html.firstChild, 'body');
  const button = body.firstChild.firstChild.nextSibling.nextSibling.nextSibling;
  const [marker, current] = web.getNextMarker(button.firstChild.nextSibling.nextSibling);
  web.createComponent(web.NoHydration, {});
  button.$$click = () => setCount(count() + 1);
  web.insert(button, count, marker, current);
  web.runHydrationEvents();
  return html;
}

const headParts = ['<head><title>Bitcoin in Solid</title>', '', '</head>'];
const bodyParts = [
  '<html',
  ' lang="en">',
  '<body><main><h1>Bitcoin in Solid</h1><p>BTC, and BTC again.</p><input id="field"><button id="button">Pressed <!--$-->',
  '<!--/--></button></main><footer>The end</footer></body></html>',
];

const PageOnServer = (script) => () =>
  web.ssr(
    bodyParts,
    web.ssrHydrationKey(),
    web.createComponent(web.NoHydration, {
      get children() {
        const own = `<script src="${script}" defer></script>`;
        return web.ssr(headParts, web.generateHydrationScript(), own);
      },
    }),
    web.escape(count()),
  );

export const render = (script) => `<!doctype html>${web.renderToString(PageOnServer(script))}`;

export function hydrate() {
  web.delegateEvents(['click']);
  web.hydrate(PageInBrowser, document);
}
