/**
 * What the popup says of the pill on the page in front: how to get it there, or back. Nothing
 * where it simply stands, or cannot.
 */
import type { Settings } from '../settings/settings.ts';
import { addable, hostOf } from '../sites/added-sites.ts';
import { siteKeyOf } from '../sites/site-of.ts';
import type { Translate } from './translate.ts';

export interface PillSwitchView {
  readonly text: string;
  readonly button: string;
  readonly deed:
    | { readonly kind: 'add' | 'remove'; readonly host: string }
    | { readonly kind: 'show-site'; readonly site: string }
    | { readonly kind: 'show' | 'show-everywhere' };
}

export interface FrontPage {
  /** Empty where the browser does not tell it. */
  readonly url: string;
  /** Its pill is hidden until it is loaded again. */
  readonly later: boolean;
  /** Sites that the user added. */
  readonly added: readonly string[];
}

export function pillSwitchView(
  { url, later, added }: FrontPage,
  { enabled, hiddenSites }: Settings['pill'],
  t: Translate,
): PillSwitchView | null {
  const site = siteKeyOf(url);
  const again = t('popup.pill.show');
  if (!enabled)
    return {
      text: t('popup.pill.hiddenEverywhere'),
      button: again,
      deed: { kind: 'show-everywhere' },
    };
  if (site !== null && hiddenSites.includes(site))
    return { text: t('popup.pill.hidden'), button: again, deed: { kind: 'show-site', site } };
  if (later) return { text: t('popup.pill.later'), button: again, deed: { kind: 'show' } };
  const found = addable(url);
  if (site === null || !('pattern' in found)) return null;
  const host = hostOf(found.pattern);
  return added.includes(found.pattern)
    ? {
        text: t('popup.pill.added'),
        button: t('popup.pill.remove'),
        deed: { kind: 'remove', host },
      }
    : { text: '', button: t('popup.pill.add'), deed: { kind: 'add', host } };
}
