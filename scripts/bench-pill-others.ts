/**
 * What the pill is measured against: an extension whose script on the same pages is empty, and
 * one that shows a line by Preact in a closed root and can do nothing else.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { pagePatterns } from '../lib/sites/patterns.ts';
import { root } from './run.ts';

const preactPill = `
import { h, render } from 'preact';
const host = document.createElement('bare-pill');
const shadow = host.attachShadow({ mode: 'closed' });
const sheet = new CSSStyleSheet();
sheet.replaceSync(':host{position:fixed!important;right:12px!important;bottom:12px!important}');
shadow.adoptedStyleSheets = [sheet];
document.documentElement.append(host);
const Pill = ({ text }) => h('button', { onClick: () => undefined }, h('span', null, text));
render(h(Pill, { text: 'BTC Thin premium 2.8 %/yr' }), shadow);
`;

/** Folders of both, by name. */
export async function comparedExtensions(): Promise<Readonly<Record<'empty' | 'preact', string>>> {
  const folder = mkdtempSync(join(tmpdir(), 'basis-lens-bench-'));
  return {
    empty: written(join(folder, 'empty'), ''),
    preact: written(join(folder, 'preact'), await bundled()),
  };
}

/** For browsers with them: not fresh, since neither has a page of a first run to wait for. */
export const profileBeside = (folder: string): string => `${folder}-profile`;

function written(folder: string, code: string): string {
  mkdirSync(folder);
  mkdirSync(profileBeside(folder));
  writeFileSync(join(profileBeside(folder), 'First Run'), '');
  const { matches, excludeMatches } = pagePatterns();
  writeFileSync(join(folder, 'script.js'), code);
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'compared',
      version: '1',
      content_scripts: [
        { matches, exclude_matches: excludeMatches, js: ['script.js'], run_at: 'document_idle' },
      ],
    }),
  );
  return folder;
}

async function bundled(): Promise<string> {
  const name = 'bare-pill.js';
  const made = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      rollupOptions: { input: name, output: { format: 'iife' } },
    },
    plugins: [
      {
        name: 'bare-pill',
        resolveId: (id) => (id === name ? join(root, name) : null),
        load: (id) => (id === join(root, name) ? preactPill : null),
      },
    ],
  });
  const [first] = Array.isArray(made) ? made : [made];
  if (!first || !('output' in first)) throw new Error('the pill to compare with was not built');
  return first.output[0].code;
}
