/**
 * The life of the pill on one page: follows the stored view, counts its age while somebody
 * looks, and leaves when it is told to or when its extension is gone.
 */
import type { AssetId } from '../../lib/quotes/assets.ts';
import type { PillPlace } from '../../lib/settings/settings.ts';
import { shownPill } from '../../lib/views/pill-shown.ts';
import type { PillView } from '../../lib/views/pill-view.ts';
import { regimeAnnouncer } from './announcer.ts';
import { asking } from './asking.ts';
import { coinOfPage } from './coin-of-page.ts';
import { drag } from './drag.ts';
import { keepListening } from './listening.ts';
import { termMarks } from './mark-terms.ts';
import type { Overlay } from './overlay.ts';
import { articleOfPage } from './page-article.ts';
import { pageChanges } from './page-changes.ts';
import { everywhere, isWelcome } from './welcome.ts';
import { pillDom } from './pill-dom.tsx';
import { fractionsOf, nextCorner, type Fractions, stepped } from './place.ts';
import { placeOfSite } from './place-of-site.ts';
import { siteHere } from './site-here.ts';
import type { Source } from './source.ts';

const tickMs = 15_000;

/** Returns how to stop, which leaves nothing behind. */
export function runPill(source: Source, overlay: Overlay): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  /** The view of the coin of the settings, which brings the settings along. */
  let own: PillView | null = null;
  let open = false;
  /** The coin whose numbers are drawn. */
  let drawn: string | null = null;
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
  const asks = asking(source, refresh);

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

  async function refresh(): Promise<void> {
    receive((await source.read(null)) ?? own);
    await coin.refresh();
  }

  function setOpen(next: boolean): void {
    open = next;
    if (!open) terms.mark(false);
  }

  function leave(how: string): void {
    hiding = how;
    void (how === everywhere ? source.hideEverywhere() : source.hide(how));
    setOpen(false);
  }

  const spotHere = (): PillPlace => place.of(siteHere() ?? '');

  /** What the reader does, by the names that the buttons carry. */
  function act(deed: string): void {
    const spot = spotHere();
    if (deed === 'line') {
      if (spot.dot) place.set({ ...spot, dot: false });
      else setOpen(!open);
    } else if (deed === 'close') setOpen(false);
    else if (deed === 'shrink') {
      setOpen(false);
      place.set({ ...spot, dot: true });
    } else if (deed === 'move') place.set({ ...spot, ...nextCorner(spot) });
    else if (deed === 'hide') leave(spot.site);
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
    const spot = spotHere();
    const next = stepped(spot, key);
    if (next) place.set({ ...spot, ...next });
    paint();
    return next !== null;
  }

  function grab(event: PointerEvent, line: Element, moved: () => void): void {
    const before = spotHere();
    drag(event, line, {
      move(at) {
        moved();
        dragged = at;
        paint();
      },
      end(spot) {
        dragged = null;
        if (spot) place.set({ ...before, ...spot });
        paint();
      },
    });
  }

  function paint(): void {
    if (signal.aborted || !isVisible()) return;
    if (!source.alive()) return stop();
    const site = siteHere();
    if (later || site === null) return overlay.hide();
    if (own === null) asks.missing();
    if (own === null || !isWelcome(own, site, hiding)) return overlay.hide();
    if (article.isAwaited(site)) return;
    if (open && article.current().state === 'unasked') article.ask(null);
    const ofPage = coin.viewOf(article.current().asset, own);
    if (ofPage === null && drawn === null) return;
    const view = ofPage ?? own;
    const nowMs = Date.now();
    const shown = shownPill(view, nowMs);
    asks.shown(view, view.asset === own.asset, shown.form);
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

  function look(): void {
    clearInterval(timer);
    if (!isVisible()) return;
    if (later) return paint();
    timer = setInterval(lookForChanges, tickMs);
    void refresh();
  }

  /** A page that changes its address by itself may arrive where the pill must not be. */
  function follow(isSure: boolean): void {
    const site = siteHere();
    if (isSure) setOpen(false);
    if (site === null) article.stop();
    else if (isSure) article.readAnew(site);
    else article.check(site);
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

  const dom = pillDom(overlay.root, { act, step, grab }, signal);
  const unwatch = source.watch((next, of) =>
    of === null ? receive(next) : coin.receive(next, of),
  );
  const unlisten = source.onWord(obey);
  const comeBack = (event: PageTransitionEvent): void => void (event.persisted && look());
  keepListening(() => {
    document.addEventListener('visibilitychange', look, { signal });
    document.addEventListener('fullscreenchange', paint, { signal });
    window.addEventListener('pageshow', comeBack, { signal });
  }, signal);
  const lookForChanges = pageChanges(follow, signal);
  look();
  return stop;
}

const isVisible = (): boolean => document.visibilityState === 'visible';
