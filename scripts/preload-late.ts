/**
 * A part of the build: the chunk of `late.ts` and those it needs are fetched along with a page
 * that asks for them later. They are compiled by then, and run no sooner than before.
 */
import type { Plugin } from 'vite';

export const preloadLate: Plugin = {
  name: 'preload-late',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {}, chunk }) {
      const chunkOf = (fileName: string) => {
        const found = bundle[fileName];
        return found?.type === 'chunk' ? found : undefined;
      };
      const withImports = (fileName: string, found = new Set<string>()): Set<string> => {
        if (!found.has(fileName)) {
          found.add(fileName);
          for (const each of chunkOf(fileName)?.imports ?? []) withImports(each, found);
        }
        return found;
      };
      const own = withImports(chunk?.fileName ?? '');
      const late = [...own]
        .flatMap((fileName) => chunkOf(fileName)?.dynamicImports ?? [])
        .find((fileName) => chunkOf(fileName)?.name === 'late');
      if (late === undefined) return [];
      return [...withImports(late)]
        .filter((fileName) => !own.has(fileName))
        .map((fileName) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
          injectTo: 'head',
        }));
    },
  },
};
