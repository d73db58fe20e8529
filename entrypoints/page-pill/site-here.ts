/** By what the pill remembers this page; null where it stays away. */
import { siteKeyOf } from '../../lib/sites/site-of.ts';

let known: { readonly url: string; readonly site: string | null } | null = null;

/** Looked up once for each address: it is asked for with every repaint. */
export function siteHere(): string | null {
  const url = location.href;
  if (known?.url !== url) known = { url, site: siteKeyOf(url) };
  return known.site;
}
