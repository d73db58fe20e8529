/**
 * The two rules of the tree, kept by machine: imports go one way, and one thing is one
 * file, one registry line, one test.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claims } from '../../lib/claims/index.ts';
import { exchanges } from '../../lib/exchanges/index.ts';

const root = join(import.meta.dirname, '../..');

/** From left to right; a stage imports itself and what stands to its left. */
const stages = [
  'quotes',
  'exchanges',
  'settings',
  'series',
  'signals',
  'regime',
  'claims',
  'state',
  'views',
] as const;
/** Pure as well, beside the flow: what the pill needs to know of sites and articles. */
const beside = ['sites', 'articles', 'locales'] as const;

const sourceFiles = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const importPattern = /^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm;

const importsOf = (file: string): Import[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(importPattern)].map((match) => {
    const target = match[2] ?? match[3] ?? '';
    return {
      from: file,
      to: target.startsWith('.') ? normalize(join(dirname(file), target)) : target,
      typeOnly: match[1] !== undefined,
    };
  });

const libFiles = sourceFiles('lib');
const pureFiles = libFiles.filter((file) => !file.startsWith('lib/platform/'));
const stageOf = (path: string): string | undefined => /^lib\/([^/]+)\//.exec(path)?.[1];
const show = ({ from, to }: Import): string => `${from} -> ${to}`;

describe('imports go one way', () => {
  it('a stage imports itself and stages to its left', () => {
    const wrong = pureFiles.flatMap(importsOf).filter(({ from, to }) => {
      const here = stages.indexOf(stageOf(from) as (typeof stages)[number]);
      const there = stages.indexOf(stageOf(to) as (typeof stages)[number]);
      return here >= 0 && there > here;
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it('every folder of lib is a known stage', () => {
    const folders = readdirSync(join(root, 'lib'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(folders.toSorted()).toEqual([...stages, ...beside, 'platform'].toSorted());
  });

  it('nothing in lib imports components or entrypoints, and nothing imports entrypoints', () => {
    const outside = [...libFiles, ...sourceFiles('components')]
      .flatMap(importsOf)
      .filter(
        ({ from, to }) =>
          to.startsWith('entrypoints/') ||
          (from.startsWith('lib/') && to.startsWith('components/')),
      );
    expect(outside.map(show)).toEqual([]);
  });

  it('components import from lib only the types of views', () => {
    const wrong = sourceFiles('components')
      .flatMap(importsOf)
      .filter(({ to, typeOnly }) => to.startsWith('lib/') && !(typeOnly && isViewType(to)));
    expect(wrong.map(show)).toEqual([]);
  });

  it('only MiniChart knows uPlot', () => {
    const wrong = [...libFiles, ...sourceFiles('components'), ...sourceFiles('entrypoints')]
      .flatMap(importsOf)
      .filter(({ from, to }) => to.startsWith('uplot') && !from.endsWith('MiniChart.tsx'));
    expect(wrong.map(show)).toEqual([]);
  });

  it('only platform/browser.ts imports the polyfill', () => {
    const wrong = [...libFiles, ...sourceFiles('components'), ...sourceFiles('entrypoints')]
      .flatMap(importsOf)
      .filter(
        ({ from, to }) =>
          to.startsWith('webextension-polyfill') && from !== 'lib/platform/browser.ts',
      );
    expect(wrong.map(show)).toEqual([]);
  });
});

const isViewType = (path: string): boolean => path.startsWith('lib/views/');

describe('everything in lib outside platform is pure', () => {
  const impure =
    /\b(?:browser|chrome)\.\w|\bfetch\(|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\bsetTimeout\(|\bconsole\./;
  const withoutComments = (text: string): string =>
    text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\/\/.*$/gm, '');

  it.each(pureFiles)('%s', (file) => {
    expect(withoutComments(readFileSync(join(root, file), 'utf8'))).not.toMatch(impure);
    const foreign = importsOf(file).filter(
      ({ to }) => to.startsWith('#') || to.includes('preact') || to.startsWith('wxt'),
    );
    expect(foreign.map(show)).toEqual([]);
    expect(importsOf(file).filter(({ to }) => to.startsWith('lib/platform/'))).toEqual([]);
  });
});

describe('tests in the browser click as people do', () => {
  const scripted = [
    // `press` and the pill use the mouse, and miss what is covered or clipped.
    /(?<!\bmouse|\bpill)\.click\(/,
    /(?<!\btouchscreen)\.tap\(|\.(?:clickElement|requestSubmit)\(/,
    /Event\('(?:click|pointerdown|mousedown)'/,
  ];

  it.each(sourceFiles('test/e2e'))('A16: %s', (file) => {
    const text = readFileSync(join(root, file), 'utf8');
    // What a page does to the pill is no click of a reader.
    const ours = file.endsWith('/pill-pages.test.ts') ? scripted.slice(0, 2) : scripted;
    for (const pattern of ours) expect(text).not.toMatch(pattern);
  });
});

describe('one thing, one file, one registry line, one test', () => {
  it.each(exchanges.map(({ id }) => id))('exchange %s has its file, samples and test', (id) => {
    for (const path of [
      `lib/exchanges/${id}.ts`,
      `test/payloads/${id}`,
      `test/unit/exchanges/${id}.test.ts`,
    ]) {
      expect(existsSync(join(root, path)), path).toBe(true);
    }
  });

  it.each(claims.map(({ id }) => id))('claim %s has its file and test', (id) => {
    for (const path of [`lib/claims/claim-${id}.ts`, `test/unit/claims/claim-${id}.test.ts`]) {
      expect(existsSync(join(root, path)), path).toBe(true);
    }
  });

  it('every source file says in a header what it is', () => {
    const bare = [...libFiles, ...sourceFiles('components'), ...sourceFiles('entrypoints')].filter(
      (file) => !/^\s*\/\*\*|\n\/\*\*/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(bare).toEqual([]);
  });

  it('no file of the product is longer than 220 lines', () => {
    const long = [...libFiles, ...sourceFiles('components'), ...sourceFiles('entrypoints')].filter(
      (file) => readFileSync(join(root, file), 'utf8').split('\n').length > 220,
    );
    expect(long.map((file) => relative(root, join(root, file)))).toEqual([]);
  });
});
