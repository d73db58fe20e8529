/**
 * A gallery of pages as sites make them, good and bad, for what stands on pages: one entry
 * each. They are served below `/gallery/` of a news host and of a site that is not listed,
 * some under a policy of their own.
 */
import { type Reply } from '../../venues/venue.ts';
import { dayMs, hourMs } from '../../market/calendar.ts';
import { page, unlistedHost } from '../site.ts';
import { hostilePages } from './hostile.ts';
import { datedOn, kindsOfPages } from './kinds.ts';

export interface GalleryPage {
  readonly head?: string;
  readonly body: string;
  /** Attributes of the root element. */
  readonly root?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The whole document where it is no HTML. */
  readonly raw?: { readonly type: string; readonly text: string };
}

const listedHost = 'www.coindesk.com';
export const galleryHosts: readonly string[] = [listedHost, unlistedHost];
const folder = '/gallery/';

/** By name; dates are of the shown days. */
const galleryPages = (storyMs: number): Readonly<Record<string, GalleryPage>> => ({
  ...kindsOfPages(storyMs),
  ...hostilePages,
});

export const galleryUrl = (name: string, host: string = listedHost): string =>
  `https://${host}${folder}${name}`;

/** `/gallery/days-ago/81` is an article of that day. */
const daysAgo = (days: string | undefined, todayMs: number): GalleryPage =>
  datedOn(todayMs - Number(days) * dayMs + 9.5 * hourMs);

export function galleryReply(
  path: string,
  label: string,
  storyMs: number,
  todayMs: number,
): Reply | null {
  if (!path.startsWith(folder)) return null;
  const [name = '', part] = path.slice(folder.length).split('/');
  const found = name === 'days-ago' ? daysAgo(part, todayMs) : galleryPages(storyMs)[name];
  if (!found) return null;
  const { head = '', body, root = 'lang="en"', headers = {}, raw } = found;
  const type = raw?.type ?? 'text/html';
  const text =
    raw?.text ?? page(name, label, head, body).replace('<html lang="en">', () => `<html ${root}>`);
  return {
    status: 200,
    headers: { 'content-type': `${type}; charset=utf-8`, ...headers },
    body: text,
  };
}
