/** Pages of the world: what they hold and how they are addressed. */

export interface Article {
  readonly host: string;
  readonly path: string;
  readonly title: string;
  /** One sentence under the title, also its description. */
  readonly lead: string;
  readonly paragraphs: readonly string[];
  /** Where it comes from, under the text. */
  readonly origin: string;
  readonly publishedMs: number;
  readonly modifiedMs: number;
  /** Served with a policy that forbids everything but its own style sheet. */
  readonly hasStrictPolicy: boolean;
}

/** News hosts on which the extension shows its pill. */
export const newsHosts = ['www.coindesk.com', 'cointelegraph.com', 'beincrypto.com'] as const;
/** A site that is not on the list, for what the user adds. */
export const unlistedHost = 'coins.example';
export const exchangePageHost = 'www.binance.com';
export const exchangePagePath = '/en/trade/BTC_USDT';

export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** A whole page; `head` and `body` are HTML. */
export function page(title: string, label: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/world.css">
${head}</head>
<body>
<p class="banner" role="note">${escapeHtml(label)}. A page of the test world, not of the site in the address bar.</p>
${body}
</body>
</html>
`;
}
