/**
 * The life of the pill on one page: follows the stored view, counts its age while somebody
 * looks, and leaves when it is told to or when its extension is gone.
 */
import { render } from 'preact';
import { Pill } from '../../components/Pill.tsx';
import type { RegimeId } from '../../lib/regime/regime.ts';
import { siteOf } from '../../lib/sites/site-of.ts';
import { shownPill } from '../../lib/views/pill-shown.ts';
import type { PillView } from '../../lib/views/pill-view.ts';
import type { Overlay } from './overlay.ts';
import type { Source } from './source.ts';

const tickMs = 15_000;
/** A change of regime is not read out more often than this. */
const announceEveryMs = 5 * 60_000;

/** Returns how to stop, which leaves nothing behind. */
export function runPill(source: Source, overlay: Overlay): () => void {
  const ending = new AbortController();
  let view: PillView | null = null;
  let open = false;
  let asked = false;
  /** Hidden by a click that the stored view does not know of yet. */
  let hiding: string | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  const announcer = regimeAnnouncer();

  const stop = (): void => {
    ending.abort();
    clearInterval(timer);
    unwatch();
    render(null, overlay.root);
    overlay.hide();
  };

  function receive(next: PillView | null): void {
    view = next;
    if (hiding !== null && view?.hiddenSites.includes(hiding)) hiding = null;
    paint();
  }

  /** Once for each stretch of old or missing numbers. */
  async function wake(): Promise<void> {
    if (asked) return;
    asked = true;
    await source.wake();
    await refresh();
  }

  async function refresh(): Promise<void> {
    const next = await source.read();
    if (!ending.signal.aborted) receive(next ?? view);
  }

  function setOpen(next: boolean): void {
    open = next;
    paint();
  }

  function hideHere(site: string): void {
    hiding = site;
    open = false;
    void source.hide(site);
    paint();
  }

  function paint(): void {
    if (ending.signal.aborted || !isVisible()) return;
    if (!source.alive()) return stop();
    const site = siteOf(location.href);
    if (view === null) void wake();
    if (view === null || site === null || !isWelcome(view, site)) return overlay.hide();
    const nowMs = Date.now();
    const shown = shownPill(view, nowMs);
    if (shown.form === 'fresh') asked = false;
    else void wake();
    render(
      <Pill
        view={view}
        shown={shown}
        open={open}
        announcement={announcer(view, nowMs)}
        onOpen={() => setOpen(true)}
        onClose={() => setOpen(false)}
        onHide={() => hideHere(site)}
        onLater={stop}
      />,
      overlay.root,
    );
    overlay.show();
  }

  const isWelcome = ({ enabled, hiddenSites }: PillView, site: string): boolean =>
    enabled && site !== hiding && !hiddenSites.includes(site) && !document.fullscreenElement;

  function look(): void {
    clearInterval(timer);
    if (!isVisible()) return;
    timer = setInterval(paint, tickMs);
    void refresh();
  }

  /** A page that changes its address by itself may arrive where the pill must not be. */
  let path = location.pathname;
  function follow(): void {
    if (location.pathname === path) return;
    path = location.pathname;
    paint();
  }

  const unwatch = source.watch(receive);
  const { signal } = ending;
  document.addEventListener('visibilitychange', look, { signal });
  document.addEventListener('fullscreenchange', paint, { signal });
  window.navigation?.addEventListener('currententrychange', follow, { signal });
  window.addEventListener('pageshow', (event) => event.persisted && look(), { signal });
  look();
  return stop;
}

const isVisible = (): boolean => document.visibilityState === 'visible';

/** What the status line says: nothing at first, then each change of regime, with pauses. */
function regimeAnnouncer(): (view: PillView, nowMs: number) => string {
  let last: RegimeId | null = null;
  let said = '';
  let saidAtMs = -Infinity;
  return ({ regime, announcement }, nowMs) => {
    if (last !== null && regime !== last && nowMs - saidAtMs >= announceEveryMs) {
      said = announcement ?? '';
      saidAtMs = nowMs;
    }
    last = regime;
    return said;
  };
}
