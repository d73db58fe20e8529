/** The past of coins that pages are about while the settings name another. */
import { readCoverage } from '../../lib/platform/history-store.ts';
import type { AssetId } from '../../lib/quotes/assets.ts';
import { nextPages, progress } from '../../lib/state/history-plan.ts';
import type { Stage } from '../../lib/state/history-wishes.ts';
import { fetchPage, newCycle } from './history-page.ts';
import { heldOf, isOld, pagesPerRecord, remake, unrecorded } from './history-record.ts';
import type { SilentHosts } from './hosts.ts';
import { coinOf, otherCoins, pageCoins, setCoin } from './page-coins.ts';
import { enabled, now, remembered } from './state.ts';

/**
 * Until `first` is there it is what their averages and their regime need; until `rest`, for
 * when the past of the settings is there, all of it.
 *
 * @param isWanted asked before each round of pages: true and no other is begun
 */
export async function fetchOfPages(
  until: Stage,
  silent: SilentHosts,
  isWanted: () => boolean,
): Promise<void> {
  for (const [asset] of otherCoins()) await fetchOfPage(asset, until, silent, isWanted);
}

async function fetchOfPage(
  asset: AssetId,
  until: Stage,
  silent: SilentHosts,
  isWanted: () => boolean,
): Promise<void> {
  let coverage = await readCoverage();
  const cycle = await newCycle(asset, silent);
  cycle.pending = unrecorded(asset, coverage, (await coinOf(asset)).record);
  const write = async (): Promise<void> => {
    const coin = pageCoins.value.get(asset);
    if (!coin) return;
    const isHeld = heldOf(asset, coverage).length > 0;
    const isNew = cycle.pending > 0 || (isHeld && isOld(coin.record));
    const made = isNew ? await remake(asset, remembered(), coverage) : coin.record;
    cycle.pending = 0;
    const share = progress(enabled(), asset, coverage, cycle, now());
    if (isNew || !coin.isReady || share !== coin.progress)
      setCoin(asset, { ...coin, record: made, progress: share, isReady: true });
  };
  for (;;) {
    const pages = isWanted() ? [] : nextPages(enabled(), asset, coverage, cycle, now());
    const wanted = pages.filter(({ stage }) => until === 'rest' || stage === 'first');
    if (wanted.length === 0) break;
    await Promise.all(wanted.map((page) => fetchPage(page, coverage.get(page.key), cycle)));
    coverage = await readCoverage();
    if (cycle.pending >= pagesPerRecord) await write();
  }
  await write();
}
