/** Kinds of pages: how they are dated, what they are about, how they are laid out. */
import { dayMs } from '../../market/calendar.ts';
import type { GalleryPage } from './index.ts';

const iso = (tMs: number): string => new Date(tMs).toISOString();

const text = (about: string): string =>
  Array.from(
    { length: 12 },
    (_, index) =>
      `<p>Paragraph ${index + 1} of a text about ${about}. Its futures cost more than the coin, and open interest is what is left open.</p>`,
  ).join('\n');

const article = (title: string, about = 'bitcoin and BTC'): string =>
  `<main><article><h1>${title}</h1>${text(about)}</article></main>`;

const linked = (node: object): string =>
  `<script type="application/ld+json">${JSON.stringify(node)}</script>`;
const meta = (name: string, content: string): string =>
  `<meta property="${name}" content="${content}">`;

export const datedOn = (publishedMs: number): GalleryPage => ({
  head: meta('article:published_time', iso(publishedMs)),
  body: article('Bitcoin, dated by a meta element'),
});

export function kindsOfPages(storyMs: number): Readonly<Record<string, GalleryPage>> {
  const published = iso(storyMs);
  return {
    'dated-by-meta': datedOn(storyMs),
    'no-doctype': {
      body: '',
      raw: {
        type: 'text/html',
        text: `<title>Bitcoin in quirks</title>${meta('article:published_time', published)}${article('Bitcoin in quirks')}`,
      },
    },
    'dated-by-time': {
      head: meta('og:type', 'article'),
      body: article('Bitcoin, dated by its time').replace(
        '<p>',
        `<time datetime="${published}">then</time><p>`,
      ),
    },
    'live-blog': {
      head: linked({
        '@graph': [
          { '@type': 'WebPage' },
          { '@type': 'LiveBlogPosting', headline: 'Bitcoin live', datePublished: published },
        ],
      }),
      body: article('Bitcoin live'),
    },
    syndicated: {
      head: `<link rel="canonical" href="https://first.example/story">${linked({
        '@type': 'NewsArticle',
        datePublished: iso(storyMs + dayMs),
      })}${meta('article:published_time', published)}`,
      body: article('Bitcoin, as told elsewhere first'),
    },
    'wrong-date': {
      head: linked({ '@type': 'NewsArticle', datePublished: '2099-01-01T00:00:00Z' }),
      body: article('Bitcoin tomorrow'),
    },
    undated: { body: article('Bitcoin, at no time') },
    ether: {
      head: meta('article:published_time', published),
      body: article('Ether alone', 'ether and ETH'),
    },
    'two-coins': {
      head: meta('article:published_time', published),
      body: article('Bitcoin and ether', 'bitcoin and ether'),
    },
    'right-to-left': {
      root: 'lang="ar" dir="rtl"',
      head: meta('article:published_time', published),
      body: article('بيتكوين Bitcoin'),
    },
    dark: {
      head: '<style>html, body { background: #000 !important; color: #ddd }</style>',
      body: article('Bitcoin at night'),
    },
    'small-root-font': {
      head: '<style>html { font-size: 10px } body { font: 1.6rem serif; zoom: 1 }</style>',
      body: article('Bitcoin with a root font of 10 px'),
    },
    amp: {
      root: 'lang="en" amp',
      head: '<style>html { overflow: hidden; height: 100% } body { height: 100%; overflow-y: scroll; position: relative; transform: translateZ(0) }</style>',
      body: article('Bitcoin, accelerated'),
    },
    'inner-scroller': {
      head: '<style>body { height: 100vh; display: flex; flex-direction: column } .scroller { flex: 1; overflow-y: scroll } .bar { position: sticky; bottom: 0; z-index: 2147483647; background: #ccc }</style>',
      body: `<div class="scroller">${article('Bitcoin in a box')}</div><div class="bar">A bar of the page at its foot</div>`,
    },
    'infinite-scroll': {
      body: `${article('Bitcoin without end')}<script>
        let page = 1;
        addEventListener('scroll', () => {
          if (innerHeight + scrollY < document.body.scrollHeight - 400) return;
          page += 1;
          document.querySelector('main').insertAdjacentHTML('beforeend', ${JSON.stringify(article('More bitcoin'))});
          history.replaceState(null, '', '/gallery/infinite-scroll/' + page);
        });
      </script>`,
    },
    'single-page': {
      head: meta('article:published_time', published),
      body: `${article('Bitcoin, first route')}<button id="go">Go</button><script>
        document.querySelector('#go').addEventListener('click', () => {
          history.pushState(null, '', '/gallery/single-page/next');
          document.querySelector('[property="article:published_time"]').remove();
          document.querySelector('h1').textContent = 'Bitcoin, second route';
        });
      </script>`,
    },
    frame: {
      body: '<main><h1>A page in a page</h1><iframe src="/gallery/undated" style="width:100%;height:300px"></iframe></main>',
    },
    dialog: {
      body: `${article('Bitcoin behind a dialog')}<dialog><p>Take our newsletter</p></dialog><script>document.querySelector('dialog').showModal()</script>`,
    },
    /** What was there before the pill and lies over the whole page, by the end of the path. */
    covers: {
      body: `${article('Bitcoin behind something')}
      <style>.cover { position: fixed; inset: 0; width: 100%; height: 100%; z-index: 9; background: #0003 }</style>
      <dialog>A modal</dialog><div class="cover" id="popover" popover="manual">A popover</div>
      <div id="component"></div><script>
        const inner = document.querySelector('#component').attachShadow({ mode: 'open' });
        inner.innerHTML = '<dialog>A modal of a component</dialog>';
        const within = inner.firstChild, dialog = document.querySelector('dialog');
        const popover = document.querySelector('#popover');
        const overlay = Object.assign(document.createElement('div'), { className: 'cover' });
        const others = () => [...document.body.children].filter((each) => each !== overlay);
        const turn = (isInert) => others().forEach((each) => (each.inert = isInert));
        const covers = {
          dialog: [() => dialog.showModal(), () => dialog.close()],
          popover: [() => popover.showPopover(), () => popover.hidePopover()],
          component: [() => within.showModal(), () => within.close()],
          overlay: [() => (document.body.append(overlay), turn(true)), () => (turn(false), overlay.remove())],
        };
        const kind = location.pathname.split('/').at(-1);
        [globalThis.cover, globalThis.uncover] = covers[kind] ?? [];
        if (kind !== 'overlay') globalThis.cover?.();
      </script>`,
    },
    login: { body: '<main><h1>Sign in</h1><input type="password"></main>' },
    xml: {
      body: '',
      raw: { type: 'application/xml', text: '<feed><title>Bitcoin</title></feed>' },
    },
    svg: {
      body: '',
      raw: {
        type: 'image/svg+xml',
        text: '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle r="20"/></svg>',
      },
    },
  };
}
