/** What a page does about exchanges that are not asked or not reached, in a click. */
import type { Settings } from '../settings/settings.ts';
import type { TroubleDeed } from '../views/trouble-view.ts';
import { listedExchanges } from './listed-exchanges.ts';
import { send } from './messages.ts';
import { requestHosts } from './permissions.ts';

/**
 * To be called in the turn of the click, in which alone the browser asks. Optional exchanges
 * are switched on in that turn, too: a panel may close under the question.
 */
export async function act(
  { kind, exchanges }: TroubleDeed,
  { exchangesOn }: Pick<Settings, 'exchangesOn'>,
): Promise<void> {
  if (kind === 'retry') {
    await Promise.allSettled(exchanges.map((exchange) => send({ type: 'retry', exchange })));
    return;
  }
  const meant = listedExchanges.filter(({ id }) => exchanges.includes(id));
  const asked = requestHosts(meant.flatMap(({ hosts }) => hosts)).catch(() => false);
  const added = meant.filter(({ id, optional }) => optional && !exchangesOn.includes(id));
  const switched = (on: readonly string[]): Promise<unknown> =>
    added.length === 0
      ? Promise.resolve()
      : send({ type: 'save-settings', settings: { exchangesOn: on } }).catch(() => undefined);
  await switched([...exchangesOn, ...added.map(({ id }) => id)]);
  if (!(await asked)) await switched(exchangesOn);
}
