/**
 * When numbers are asked for anew. Those of the coin of the settings once, where they are old
 * or missing: from then on the background asks by its clock. Those of another coin are asked
 * for by the page alone, as often as they are made.
 */
import type { ShownPill } from '../../lib/views/pill-shown.ts';
import type { PillView } from '../../lib/views/pill-view.ts';
import type { Source } from './source.ts';

export function asking(source: Source, refresh: () => Promise<void>) {
  let askedAtMs = -Infinity;

  async function ask(coin: string | null, everyMs: number): Promise<void> {
    const nowMs = Date.now();
    if (nowMs - askedAtMs < everyMs) return;
    askedAtMs = nowMs;
    await source.wake(coin);
    await refresh();
  }

  return {
    missing: () => void ask(null, Infinity),
    shown(view: PillView, isOwn: boolean, form: ShownPill['form']): void {
      const { asset, atMs, clockSkewMs, everyMs } = view;
      const isDue = Date.now() - clockSkewMs - (atMs ?? 0) > everyMs;
      if (form !== 'fresh' || (!isOwn && isDue))
        void ask(isOwn ? null : asset, isOwn ? Infinity : everyMs);
      else askedAtMs = -Infinity;
    },
  };
}
