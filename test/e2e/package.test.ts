/**
 * What is shipped, read as files: what the manifests ask for, what the code holds, what it
 * weighs. No browser is started.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../lib/exchanges/exchange.ts';
import { exchanges } from '../../lib/exchanges/index.ts';
import { sites } from '../../lib/sites/index.ts';
import { pagePatterns } from '../../lib/sites/patterns.ts';
import { packageBytes, pageScript } from '../ceilings.ts';
import { scenarioNames } from '../world/index.ts';
import { builtFor } from './built.ts';

interface Manifest extends Record<string, unknown> {
  readonly permissions: string[];
  readonly host_permissions: string[];
  readonly optional_host_permissions: string[];
  readonly content_scripts: Record<string, unknown>[];
  readonly content_security_policy: Record<string, string>;
  readonly background: Record<string, unknown>;
}

const root = join(import.meta.dirname, '../..');

const read = (path: string): string => readFileSync(path, 'utf8');

/** Every file below a folder, as paths from there. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );

const hostsWhere = (isWanted: (exchange: Exchange) => boolean): string[] =>
  (exchanges as readonly Exchange[]).filter(isWanted).flatMap(({ hosts }) => [...hosts]);

const apiHosts = hostsWhere(() => true);
const patternsOf = (hosts: readonly string[]): string[] =>
  hosts.map((host) => `https://${host}/*`).toSorted();

/** The word alone, too: zod calls the constructor under another name. */
const dangerous = /(?<![.\w])Function\b(?!\.)|\beval\(/;
const markup = /\b(?:innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe)\b|document\.write/;
/** Strings of libraries that survive minification. */
const zod = /\$ZodType|ZodError|invalid_type/;
const signals = /Cycle detected/;
const uplot = /u-wrap/;

describe.each(['chromium', 'firefox'] as const)('the build for %s', (browser) => {
  const folder = builtFor(browser);
  const files = filesIn(folder);
  const scripts = files.filter((name) => name.endsWith('.js'));
  const manifest = JSON.parse(read(join(folder, 'manifest.json'))) as Manifest;
  const code = (name: string): string => read(join(folder, name));
  const holding = (pattern: RegExp, among: readonly string[] = scripts): string[] =>
    among.filter((name) => pattern.test(code(name)));

  /** What a page loads before it runs: its scripts, and all that these import at once. */
  function loadedBy(page: string): string[] {
    const found = new Set<string>();
    const add = (name: string): void => {
      if (found.has(name)) return;
      found.add(name);
      const imports = code(name).matchAll(/\bimport\b\s*(?:[\w$*{},\s]*?from\s*)?["'`]([^"'`]+)/g);
      for (const [, path = ''] of imports) add(join(dirname(name), path));
    };
    // What is preloaded is fetched and not run.
    const linked = code(page).matchAll(/<script[^>]*src="\/([^"]+\.js)"/g);
    for (const [, path = ''] of linked) add(path);
    return [...found];
  }

  it('S01: the permissions are these, on Chromium with the side panel, and the core hosts', () => {
    const own = browser === 'chromium' ? ['sidePanel'] : [];
    const both = ['activeTab', 'alarms', 'scripting', 'storage', 'unlimitedStorage'];
    expect(manifest.permissions.toSorted()).toEqual([...both, ...own].toSorted());
    const core = hostsWhere(({ optional }) => !optional);
    expect(core.length).toBeGreaterThan(4);
    expect(manifest.host_permissions.toSorted()).toEqual(patternsOf(core));
  });

  it('S01: the hosts of the other exchanges may be asked for, and one host at a time for the pill', () => {
    const optional = hostsWhere((exchange) => exchange.optional === true);
    expect(optional.length).toBeGreaterThan(4);
    expect(manifest.optional_host_permissions).toEqual([
      ...optional.map((host) => `https://${host}/*`),
      'https://*/*',
    ]);
  });

  it.each(['options.html', 'welcome.html', 'popup.html'])(
    '%s knows each exchange of the registry, to ask for it, and carries no adapter',
    (page) => {
      const text = loadedBy(page).map(code).join('');
      for (const { name, hosts } of exchanges as readonly Exchange[])
        for (const part of [name, ...hosts]) expect(text).toContain(part);
      expect(text).not.toContain('__LISTED_EXCHANGES__');
    },
  );

  it('S01: notifications may be asked for, when alerts are switched on, and nothing else', () => {
    expect(manifest['optional_permissions']).toEqual(['notifications']);
  });

  it('L26: an administrator is given the schema of what can be set, where the browser takes one', () => {
    const storage = { managed_schema: 'managed-schema.json' };
    expect(manifest['storage']).toEqual(browser === 'firefox' ? undefined : storage);
    expect(files).toContain('managed-schema.json');
  });

  it('S01: the manifest has these keys and no other', () => {
    expect(Object.keys(manifest).toSorted()).toEqual(
      [
        'manifest_version',
        'name',
        'description',
        'version',
        'default_locale',
        'icons',
        'permissions',
        'host_permissions',
        'optional_permissions',
        'optional_host_permissions',
        'action',
        'background',
        'commands',
        'content_scripts',
        'content_security_policy',
        'options_ui',
        ...(browser === 'firefox'
          ? ['browser_specific_settings']
          : ['minimum_chrome_version', 'side_panel', 'storage']),
      ].toSorted(),
    );
  });

  it('S01, S03: one content script, on the pages of the listed sites and in no frame', () => {
    expect(manifest.content_scripts).toEqual([
      {
        matches: sites.flatMap(({ matches }) => [...matches]),
        exclude_matches: pagePatterns().excludeMatches,
        js: ['page-pill.js'],
        run_at: 'document_idle',
        all_frames: false,
      },
    ]);
    for (const host of apiHosts) {
      const isPage = pagePatterns().matches.includes(`https://${host}/*`);
      if (isPage) expect(pagePatterns().excludeMatches).toContain('https://*/api/*');
    }
  });

  it('S02: nothing that opens the extension to others or to every site', () => {
    const forbidden = [
      'externally_connectable',
      'key',
      'update_url',
      'sandbox',
      'devtools_page',
      'chrome_url_overrides',
      'declarative_net_request',
      'oauth2',
    ];
    expect(Object.keys(manifest).filter((key) => forbidden.includes(key))).toEqual([]);
    const { host_permissions: core, optional_host_permissions: optional } = manifest;
    const asked = optional.filter((pattern) => pattern !== 'https://*/*');
    const patterns = [...core, ...asked, ...pagePatterns().matches];
    for (const pattern of patterns) expect(pattern).toMatch(/^https:\/\/[a-z0-9][a-z0-9.-]+\//);
    expect(JSON.stringify(manifest)).not.toMatch(/<all_urls>|unsafe-|wasm-|"\*:\/\/|http:/);
  });

  it('S04: the content policy of the pages lets out to the hosts of the exchanges alone', () => {
    expect(manifest.content_security_policy).toEqual({
      extension_pages: [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        `connect-src ${apiHosts.map((host) => `https://${host}`).join(' ')}`,
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ].join('; '),
    });
  });

  it('S05: no script is made of text', () => {
    expect(holding(dangerous)).toEqual([]);
  });

  it('S06: markup from text only where Preact handles a property that we never set', () => {
    const isSet = /dangerouslySetInnerHTML["'`]?\s*:/;
    expect(holding(isSet)).toEqual([]);
    const preactOnly = scripts.filter((name) => code(name).includes('dangerouslySetInnerHTML'));
    expect(holding(markup)).toEqual(preactOnly);
    const writes = preactOnly.map((name) => code(name).match(/\.innerHTML\s*=(?!=)/g)?.length);
    expect(writes).toEqual(preactOnly.map(() => 1));
  });

  it('S07: a page can fetch no file of it', () => {
    expect(manifest).not.toHaveProperty('web_accessible_resources');
  });

  it('S12: it listens to no other extension and to no page', () => {
    expect(holding(/onMessageExternal\.|onConnectExternal|onUserScriptMessage/)).toEqual([]);
  });

  it('S14: only the background asks for anything', () => {
    expect(holding(/XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts/)).toEqual([]);
    const preload = /\bfetch\(\w+\.href,\w+\)/g;
    const asking = scripts.filter((name) => /\bfetch\(/.test(code(name).replaceAll(preload, '')));
    expect(asking).toEqual(['background.js']);
  });

  it('S22: the pill says nothing in the console of a page', () => {
    expect(holding(/\bconsole\b/, ['page-pill.js'])).toEqual([]);
  });

  it('P01: the pill is small, one file, and carries neither zod nor signals nor the chart', () => {
    expect(code('page-pill.js').length).toBeLessThanOrEqual(pageScript.bytes);
    // Kept in memory with one byte a letter, not with two.
    expect(holding(/[^\0-\xff]/, ['page-pill.js'])).toEqual([]);
    const packed = gzipSync(code('page-pill.js'), { level: 9 });
    expect(packed.length).toBeLessThanOrEqual(pageScript.packedBytes);
    expect(holding(/dangerouslySetInnerHTML/, ['page-pill.js']), 'Preact').toEqual([]);
    expect(holding(/\bimport\b\s*[("'`{*]/, ['page-pill.js'])).toEqual([]);
    for (const library of [zod, signals, uplot]) {
      expect(holding(library, ['page-pill.js'])).toEqual([]);
      expect(holding(library).length, `what ${library} tells`).toBeGreaterThan(0);
    }
  });

  it('P07: pages load without zod and without the chart, which comes later', () => {
    const popup = loadedBy('popup.html');
    expect(holding(/numbers-painted/, popup)).toHaveLength(1);
    for (const library of [zod, uplot]) {
      const atOnce = [...popup, ...loadedBy('options.html'), ...loadedBy('welcome.html')];
      expect(holding(library, atOnce)).toEqual([]);
    }
    const [chart = ''] = holding(uplot);
    const fileName = (name: string): string => name.split('/').at(-1) ?? '';
    const drawing = scripts.filter(
      (name) => code(name).includes(fileName(chart)) || name === chart,
    );
    for (const page of ['popup.html', 'options.html']) {
      const asking = loadedBy(page).filter((name) =>
        drawing.some((drawn) => code(name).includes(`import(\`./${fileName(drawn)}\`)`)),
      );
      expect(asking, page).toHaveLength(1);
    }
  });

  it(`P14: packed it is at most ${packageBytes / 1000} kB`, () => {
    const packed = files.map((name) => deflateRawSync(readFileSync(join(folder, name))).length);
    const headers = 200 * files.length;
    expect(packed.reduce((sum, size) => sum + size, headers)).toBeLessThanOrEqual(packageBytes);
  });

  it('knows nothing of the test world', () => {
    const texts = files.filter((name) => /\.(?:js|json|html|css)$/.test(name));
    const scenario = new RegExp(`["'\`](?:${scenarioNames.join('|')})["'\`]`);
    expect(holding(scenario, texts)).toEqual([]);
    expect(holding(/127\.0\.0\.1|localhost|BASIS_LENS_|test world|scenario/i, texts)).toEqual([]);
  });

  it('holds pages, scripts, styles, texts and icons, and nothing else', () => {
    const expected = [
      /^(?:manifest\.json|icon\.svg|background\.js|page-pill\.js|(?:popup|options|sidepanel|welcome)\.html|managed-schema\.json)$/,
      /^(?:chunks\/[\w-]+\.js|assets\/[\w-]+\.css|_locales\/\w+\/messages\.json|icons\/\d+\.png)$/,
    ];
    expect(files.filter((name) => !expected.some((each) => each.test(name)))).toEqual([]);
  });

  it('every text of the manifest is there', () => {
    const texts = JSON.parse(code('_locales/en/messages.json')) as Record<string, object>;
    const named = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key);
    expect(named.length).toBeGreaterThan(1);
    for (const key of named) expect(texts).toHaveProperty(key ?? '');
    expect(texts).toMatchObject({ extension_name: { message: 'Basis Lens' } });
  });
});

describe('what only one of the browsers is told', () => {
  const manifestOf = (browser: 'chromium' | 'firefox'): Manifest =>
    JSON.parse(read(join(builtFor(browser), 'manifest.json'))) as Manifest;

  it('X02: Firefox has a background of scripts, an id, a version and no data to collect', () => {
    const manifest = manifestOf('firefox');
    expect(manifest['manifest_version']).toBe(3);
    expect(manifest.background).toEqual({ type: 'module', scripts: ['background.js'] });
    expect(manifest['browser_specific_settings']).toEqual({
      gecko: {
        id: 'basis-lens@basis-lens.example',
        strict_min_version: '128.0',
        data_collection_permissions: { required: ['none'] },
      },
    });
  });

  it('X03: Chromium has a service worker and a version', () => {
    const manifest = manifestOf('chromium');
    expect(manifest['manifest_version']).toBe(3);
    expect(manifest.background).toEqual({ type: 'module', service_worker: 'background.js' });
    expect(Number(manifest['minimum_chrome_version'])).toBeGreaterThanOrEqual(123);
  });
});

describe('the sources', () => {
  const sources = ['lib', 'components', 'entrypoints'].flatMap((folder) =>
    filesIn(join(root, folder))
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(root, folder, name)),
  );
  const code = (path: string): string =>
    read(path)
      .replaceAll(/\/\*[\s\S]*?\*\//g, '')
      .replaceAll(/(?<!:)\/\/.*$/gm, '');
  const holding = (pattern: RegExp): string[] =>
    sources.filter((path) => pattern.test(code(path))).map((path) => relative(root, path));

  it.each([
    ['S05', 'no script is made of text', dangerous],
    ['S06', 'no markup is made of text', markup],
    ['S06', 'Preact is not told to make any', /dangerouslySetInnerHTML/],
    ['S12', 'nobody outside is listened to', /onMessageExternal|onConnectExternal/],
    ['S22', 'nothing is written to a console', /\bconsole\b/],
  ])('%s: %s', (_id, _what, pattern) => {
    expect(sources.length).toBeGreaterThan(100);
    expect(holding(pattern)).toEqual([]);
  });

  it('S20: at most eight packages run in the browser, each pinned and each listed here', () => {
    const { dependencies } = JSON.parse(read(join(root, 'package.json'))) as {
      dependencies: Record<string, string>;
    };
    const listed = [
      '@preact/signals',
      '@preact/signals-core',
      'idb',
      'preact',
      'uplot',
      'webextension-polyfill',
      'zod',
    ];
    expect(listed.length).toBeLessThanOrEqual(8);
    expect(Object.keys(dependencies).toSorted()).toEqual(listed.toSorted());
    for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);

    const imported = sources.flatMap((path) =>
      [...code(path).matchAll(/(?:from|import)\s*\(?\s*'([^'.][^']*)'/g)].map(([, name = '']) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
    );
    const ofTheFramework = ['wxt', '#i18n'];
    expect([...new Set(imported)].toSorted()).toEqual([...listed, ...ofTheFramework].toSorted());
  });
});
