/** What the status line says: nothing at first, then each change of regime, with pauses. */
import type { RegimeId } from '../../lib/regime/regime.ts';
import type { PillView } from '../../lib/views/pill-view.ts';

/** A change of regime is not read out more often than this. */
const announceEveryMs = 5 * 60_000;

export function regimeAnnouncer(): (view: PillView, nowMs: number) => string {
  let last: RegimeId | null = null;
  let coin = '';
  let said = '';
  let saidAtMs = -Infinity;
  return ({ asset, regime, announcement }, nowMs) => {
    // Another coin has another regime, which is no change.
    if (asset !== coin) last = null;
    coin = asset;
    if (last !== null && regime !== last && nowMs - saidAtMs >= announceEveryMs) {
      said = announcement ?? '';
      saidAtMs = nowMs;
    }
    last = regime;
    return said;
  };
}
