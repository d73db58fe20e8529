/**
 * The life of the pill on one page: follows the stored view, counts its age while somebody
 * looks, and leaves when it is told to or when its extension is gone.
 */
import type { AssetId } from '../../lib/quotes/assets.ts';
import { type ShownPill, shownPill } from '../../lib/views/pill-shown.ts';
import type { PillView } from '../../lib/views/pill-view.ts';
import { regimeAnnouncer } from './announcer.ts';
import { coinOfPage } from './coin-of-page.ts';
import { drag } from './drag.ts';
import { termMarks } from './mark-terms.ts';
import type { Overlay } from './overlay.ts';
import { articleOfPage } from './page-article.ts';
import { everywhere, isWelcome } from './welcome.ts';
import { pillDom } from './pill-dom.tsx';
import { fractionsOf, nextCorner, type Fractions, stepped } from './place.ts';
import { placeOfSite } from './place-of-site.ts';
import { siteHere } from './site-here.ts';
import type { Source } from './source.ts';

const tickMs = 15_000;
/** Room to the edges: beside it stand the scroll bars of pages that scroll within themselves. */
const edgePx: Fractions = { x: 18, y: 12 };

/** Returns how to stop, which leaves nothing behind. */
export function runPill(source: Source, overlay: Overlay): () => void {
  const ending = new AbortController();
  /** The view of the coin of the settings, which brings the settings along. */
  let own: PillView | null = null;
  let open = false;
  /** The coin whose numbers are drawn. */
  let drawn: string | null = null;
  let askedAtMs = -Infinity;
  /** Hidden until the page is loaded again. */
  let later = false;
  /** Hidden by a click that the stored view does not know of yet: a site, or all. */
  let hiding: string | null = null;
  let dragged: Fractions | null = null;
  const terms = termMarks();
  let timer: ReturnType<typeof setInterval> | undefined;
  const announcer = regimeAnnouncer();
  const place = placeOfSite(source);
  const article = articleOfPage(source, () => (own?.asset ?? null) as AssetId | null, paint);
  const coin = coinOfPage(source, paint);

  const stop = (): void => {
    ending.abort();
    clearInterval(timer);
    unwatch();
    unlisten();
    setOpen(false);
    article.stop();
    coin.stop();
    dom.clear();
    overlay.hide();
  };

  function receive(next: PillView | null): void {
    own = next;
    if (own && (hiding === everywhere ? !own.enabled : own.hiddenSites.includes(hiding ?? '')))
      hiding = null;
    place.follow(own?.places ?? []);
    paint();
  }

  /**
   * Numbers are old or missing. Those of the settings are asked for once, and by the clock of
   * the background from then on; those of another coin by the page alone.
   */
  async function wake(of: PillView | null): Promise<void> {
    const nowMs = Date.now();
    const isOwn = of === null || of.asset === own?.asset;
    if (nowMs - askedAtMs < (isOwn ? Infinity : of.everyMs)) return;
    askedAtMs = nowMs;
    await source.wake(isOwn ? null : of.asset);
    await refresh();
  }

  async function refresh(): Promise<void> {
    const next = await source.read(null);
    if (ending.signal.aborted) return;
    receive(next ?? own);
    await coin.refresh();
  }

  function setOpen(next: boolean): void {
    open = next;
    if (!open) terms.mark(false);
    if (open && article.current().state === 'unasked') article.ask(null);
  }

  function leave(how: string): void {
    hiding = how;
    void (how === everywhere ? source.hideEverywhere() : source.hide(how));
    setOpen(false);
  }

  /** What the reader does, by the names that the buttons carry. */
  function act(deed: string): void {
    const site = here();
    const spot = place.of(site);
    if (deed === 'line') {
      if (spot.dot) place.set({ ...spot, dot: false });
      else setOpen(!open);
    } else if (deed === 'close') setOpen(false);
    else if (deed === 'shrink') {
      setOpen(false);
      place.set({ ...spot, dot: true });
    } else if (deed === 'move') place.set({ ...spot, ...nextCorner(spot) });
    else if (deed === 'hide') leave(site);
    else if (deed === 'everywhere') leave(everywhere);
    else if (deed === 'later') {
      later = true;
      article.stop();
      setOpen(false);
      look();
    } else if (deed === 'open') void source.open();
    else if (deed.endsWith('mark')) terms.mark(deed === 'mark');
    else if (deed.startsWith('coin:')) article.ask(deed.slice(5));
    paint();
  }

  function step(key: string): boolean {
    const site = here();
    const next = stepped(place.of(site), key);
    if (next) place.set({ ...place.of(site), ...next });
    paint();
    return next !== null;
  }

  function grab(event: PointerEvent, box: Element, moved: () => void): void {
    const site = here();
    drag(event, box, edgePx, {
      move(at) {
        moved();
        dragged = at;
        paint();
      },
      end(spot) {
        dragged = null;
        if (spot) place.set({ ...place.of(site), ...spot });
        paint();
      },
    });
  }

  function paint(): void {
    if (ending.signal.aborted || !isVisible()) return;
    if (!source.alive()) return stop();
    const site = siteHere();
    if (later || site === null) return overlay.hide();
    if (own === null) void wake(null);
    if (own === null || !isWelcome(own, site, hiding)) return overlay.hide();
    if (article.isAwaited(site)) return;
    const ofPage = coin.viewOf(article.current().asset, own);
    if (ofPage === null && drawn === null) return;
    const view = ofPage ?? own;
    const nowMs = Date.now();
    const shown = shownPill(view, nowMs);
    if (isWanting(view, shown, nowMs)) void wake(view);
    else askedAtMs = -Infinity;
    const spot = place.of(site);
    dom.show({
      view,
      shown,
      article: article.current(),
      open,
      ownAsset: own.asset,
      dot: spot.dot,
      at: dragged ?? fractionsOf(spot),
      announcement: announcer(view, nowMs),
    });
    overlay.show();
    const isNews = drawn !== null && drawn !== view.asset;
    drawn = view.asset;
    // What was said of the page was said beside the numbers of the other coin.
    if (isNews && article.current().state === 'told') article.ask(null);
  }

  function isWanting(
    { asset, atMs, clockSkewMs, everyMs }: PillView,
    { form }: ShownPill,
    nowMs: number,
  ) {
    const ageMs = nowMs - clockSkewMs - (atMs ?? -Infinity);
    return form !== 'fresh' || (asset !== own?.asset && ageMs > everyMs);
  }

  /** A browser that does not tell of a changed address is looked at as well. */
  function tick(): void {
    follow();
    paint();
  }

  function look(): void {
    clearInterval(timer);
    if (!isVisible()) return;
    if (later) return paint();
    timer = setInterval(tick, tickMs);
    void refresh();
  }

  /** A page that changes its address by itself may arrive where the pill must not be. */
  let path = location.pathname;
  function follow(): void {
    if (location.pathname === path) return;
    path = location.pathname;
    setOpen(false);
    const site = siteHere();
    if (site === null) article.stop();
    else article.readAnew(site);
    paint();
  }

  /** From the popup and the keyboard. */
  function obey(word: string): boolean {
    const wasLater = later;
    if (word === 'ask') return later;
    later = false;
    if (word === 'toggle' && !wasLater) setOpen(!open);
    look();
    paint();
    return later;
  }

  const dom = pillDom(overlay.root, { act, step, grab }, ending.signal);
  const unwatch = source.watch((next, of) =>
    of === null ? receive(next) : coin.receive(next, of),
  );
  const unlisten = source.onWord(obey);
  const { signal } = ending;
  document.addEventListener('visibilitychange', look, { signal });
  document.addEventListener('fullscreenchange', paint, { signal });
  window.navigation?.addEventListener('currententrychange', follow, { signal });
  window.addEventListener('pageshow', (event) => event.persisted && look(), { signal });
  timer = setInterval(tick, tickMs);
  void refresh();
  return stop;
}

const here = (): string => siteHere() ?? '';

const isVisible = (): boolean => document.visibilityState === 'visible';
