/**
 * Pages as frameworks render them on a server and take them over in the browser, made with
 * the frameworks themselves, in the form that tells of mistakes.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compile } from 'svelte/compiler';
import { build, type Plugin, type Rolldown } from 'vite';
import type { Reply } from '../../world/venues/venue.ts';

const folderOf = (manifest: string): string => dirname(fileURLToPath(manifest));
const react18 = {
  react: folderOf(import.meta.resolve('react-18/package.json')),
  'react-dom': folderOf(import.meta.resolve('react-dom-18/package.json')),
};

const vueFlags = {
  __VUE_OPTIONS_API__: 'true',
  __VUE_PROD_DEVTOOLS__: 'false',
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
};

/** By name: the file that makes it, and what it is made with instead. */
const pages: Readonly<Record<string, readonly [file: string, instead?: Record<string, string>]>> = {
  'react-18': ['react', react18],
  'react-19': ['react'],
  'astro-react-19': ['astro'],
  vue: ['vue'],
  nuxt: ['nuxt'],
  svelte: ['svelte'],
  solid: ['solid'],
};
export const hydratedPages: readonly string[] = Object.keys(pages);

const svelte = (isServer: boolean): Plugin => ({
  name: 'svelte',
  transform: (code, filename) =>
    filename.endsWith('.svelte')
      ? compile(code, { generate: isServer ? 'server' : 'client', dev: !isServer, filename }).js
          .code
      : null,
});

async function bundle(name: string, isServer: boolean): Promise<string> {
  const [file, alias = {}] = pages[name] ?? [name];
  const entry = `virtual:${file}`;
  const own = join(import.meta.dirname, `${file}.js`);
  const begin = `import { hydrate } from ${JSON.stringify(own)};
    globalThis.hydratePage = () => hydrate(${JSON.stringify(scriptOf(name))});`;
  const start: Plugin = {
    name: 'start',
    resolveId: (id) => (id === entry ? id : null),
    load: (id) => (id === entry ? begin : null),
  };
  const { output } = (await build({
    configFile: false,
    logLevel: 'error',
    mode: 'development',
    plugins: [start, svelte(isServer)],
    resolve: { alias },
    define: { 'process.env.NODE_ENV': '"development"', ...vueFlags },
    ssr: { noExternal: true },
    build: {
      write: false,
      minify: false,
      ssr: isServer,
      rolldownOptions: {
        input: isServer ? own : entry,
        output: { format: isServer ? 'es' : 'iife', codeSplitting: false },
      },
    },
  })) as Rolldown.RolldownOutput;
  return output[0].code;
}

const folder = '/gallery/';
const scriptOf = (name: string): string => `${folder}${name}.js`;

/** The page and its script, by their paths. */
async function repliesOf(name: string, workFolder: string): Promise<[string, Reply][]> {
  const file = join(workFolder, `${name}.mjs`);
  writeFileSync(file, await bundle(name, true));
  const { render } = (await import(pathToFileURL(file).href)) as {
    render: (script: string) => string | Promise<string>;
  };
  const reply = (type: string, body: string): Reply => ({
    status: 200,
    headers: { 'content-type': `${type}; charset=utf-8` },
    body,
  });
  return [
    [`${folder}${name}`, reply('text/html', await render(scriptOf(name)))],
    [scriptOf(name), reply('text/javascript', await bundle(name, false))],
  ];
}

export async function hydratedReplies(): Promise<Readonly<Record<string, Reply>>> {
  const workFolder = mkdtempSync(join(tmpdir(), 'basis-lens-pages-'));
  try {
    const replies = await Promise.all(hydratedPages.map((name) => repliesOf(name, workFolder)));
    return Object.fromEntries(replies.flat());
  } finally {
    rmSync(workFolder, { recursive: true });
  }
}
