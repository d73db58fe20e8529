/** The sites that the user added: the browser's permissions, read and taken back. */
import { computed, signal } from '@preact/signals';
import { t } from '../../lib/platform/i18n.ts';
import { grantedPatterns, onHostsChanged, removeHosts } from '../../lib/platform/permissions.ts';
import { sitesView } from '../../lib/views/sites-view.ts';
import { listedExchanges } from '../../lib/platform/listed-exchanges.ts';
import { say } from './model.ts';

const granted = signal<readonly string[]>([]);
const apiHosts: ReadonlySet<string> = new Set(listedExchanges.flatMap(({ hosts }) => hosts));

export const sites = computed(() => sitesView(granted.value, apiHosts, t));

const readGranted = async (): Promise<void> => {
  granted.value = await grantedPatterns();
};

export async function followSites(): Promise<void> {
  onHostsChanged(() => void readGranted());
  await readGranted();
}

export async function removeSite(host: string): Promise<void> {
  const isGone = await removeHosts([host]).catch(() => false);
  await readGranted();
  say(t(isGone ? 'options.sites.removed' : 'exchange.said.failed', { site: host }));
}
