/**
 * Whose numbers the pill shows: those of the coin that the page is about. Where the settings
 * name another one, its view is stored beside theirs once somebody has looked at such a page.
 */
import { shownPill } from '../../lib/views/pill-shown.ts';
import type { PillView } from '../../lib/views/pill-view.ts';
import type { Source } from './source.ts';

/** Where its numbers do not come in this time, those of the coin of the settings are shown. */
const patienceMs = 5000;

export function coinOfPage(source: Source, changed: () => void) {
  /** Another than that of the settings. */
  let coin: string | null = null;
  let view: PillView | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function stopWaiting(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  function settle(): void {
    stopWaiting();
    changed();
  }

  function turnTo(next: string | null): void {
    stopWaiting();
    coin = next;
    view = null;
    if (coin === null) return;
    timer = setTimeout(settle, patienceMs);
    void meet(coin);
  }

  async function meet(wanted: string): Promise<void> {
    const found = await source.read(wanted);
    if (found && shownPill(found, Date.now()).form === 'fresh') return receive(found, wanted);
    if (coin === wanted) view = found;
    await source.wake(wanted);
  }

  function receive(next: PillView | null, of: string): void {
    if (of !== coin || next === null) return;
    view = next;
    settle();
  }

  return {
    receive,
    stop: () => turnTo(null),
    /** While the page was out of sight what was stored may not have been told. */
    refresh: async (): Promise<void> => {
      if (coin !== null) receive(await source.read(coin), coin);
    },
    /**
     * What to show for a coin; null while its numbers are awaited, which old ones are as well.
     *
     * @param asset null while the page is read, which changes nothing
     * @param own that of the coin of the settings, and with it the settings
     */
    viewOf(asset: string | null, own: PillView): PillView | null {
      const wanted = asset === own.asset ? null : asset;
      if (asset !== null && wanted !== coin) turnTo(wanted);
      if (timer !== undefined) return null;
      return view ? { ...view, theme: own.theme } : own;
    },
  };
}
