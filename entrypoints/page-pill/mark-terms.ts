/**
 * Marks terms in the text of the page through the CSS Custom Highlight API: no element of the
 * page is touched. Under a name drawn by lot, since a page can list the names; nothing where
 * the browser has no such thing, or lets no script of an extension style a page.
 */
import { termPattern } from '../../lib/articles/terms.ts';
import { randomLetters } from './random-letters.ts';
import { articleBody, textNodes } from './read-page.ts';

const mostMarks = 300;

/** Marks that come and go; taken away they leave nothing. */
export function termMarks() {
  let unmark: (() => void) | null = null;
  return {
    mark(isWanted: boolean): void {
      unmark?.();
      unmark = isWanted ? markTerms() : null;
    },
  };
}

/** Returns how to take the marks away. */
function markTerms(): () => void {
  const ranges = rangesIn(textNodes(articleBody()));
  const name = randomLetters(10);
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`::highlight(${name}){text-decoration:underline dotted 2px}`);
    CSS.highlights.set(name, new Highlight(...ranges));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      CSS.highlights.delete(name);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  } catch {
    return () => undefined;
  }
}

const rangesIn = (nodes: readonly Text[]): Range[] =>
  nodes
    .flatMap((node) =>
      [...node.data.matchAll(termPattern())].map(({ index, 0: { length } }) => {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + length);
        return range;
      }),
    )
    .slice(0, mostMarks);
