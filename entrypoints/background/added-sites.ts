/** Sites that the user added: the pill is registered there, and goes where that is taken back. */
import { exchanges } from '../../lib/exchanges/index.ts';
import type { Exchange } from '../../lib/exchanges/exchange.ts';
import { enterOpenTabs, registerPill } from '../../lib/platform/page-scripts.ts';
import { grantedPatterns } from '../../lib/platform/permissions.ts';
import { addedSites } from '../../lib/sites/added-sites.ts';
import { untouched } from '../../lib/sites/patterns.ts';
import { added } from './state.ts';

const apiHosts: ReadonlySet<string> = new Set(
  (exchanges as readonly Exchange[]).flatMap(({ hosts }) => hosts),
);

export const readAdded = async (): Promise<string[]> =>
  addedSites(await grantedPatterns(), apiHosts);

/** One after another: two registrations under one name at once would both fail. */
let following: Promise<void> = Promise.resolve();

/** Also enters the tabs that are open where a site is new since `before`. */
export function followAdded(before: readonly string[] = added.value): Promise<void> {
  following = following.then(() => follow(before)).catch(() => undefined);
  return following;
}

async function follow(before: readonly string[]): Promise<void> {
  const now = await readAdded();
  if (now.join() !== added.value.join()) added.value = now;
  await registerPill(now, untouched());
  await Promise.all(now.filter((site) => !before.includes(site)).map(enterOpenTabs));
}
