import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import type { Exchange } from './lib/exchanges/exchange.ts';
import { exchanges } from './lib/exchanges/index.ts';
import { assets } from './lib/quotes/assets.ts';
import { pagePatterns } from './lib/sites/patterns.ts';
import type { ListedExchange } from './lib/views/exchanges-view.ts';
import { plainStart } from './scripts/plain-start.ts';
import { preloadLate } from './scripts/preload-late.ts';

const listed: readonly Exchange[] = exchanges;

const originsOf = (those: readonly Exchange[]): string[] =>
  those.flatMap(({ hosts }) => hosts.map((host) => `https://${host}`));
const patternsOf = (those: readonly Exchange[]): string[] =>
  originsOf(those).map((origin) => `${origin}/*`);

const core = listed.filter(({ optional }) => !optional);
const optional = listed.filter((exchange) => exchange.optional);
const apiOrigins = originsOf(listed);

/** The coins of which an exchange lists dated futures; adapters name such endpoints so. */
const datedAssets = ({ endpoints }: Exchange) =>
  assets
    .filter(({ id }) =>
      endpoints.some((endpoint) => /^dated(-|$)/.test(endpoint.id) && endpoint.url(id, 0) !== null),
    )
    .map(({ id }) => id);

/** What the pages need of the registry; the adapters stay in the background. */
const listedExchanges: ListedExchange[] = listed.map((exchange) => {
  const { id, name, hosts, documentation, optional = false } = exchange;
  return { id, name, hosts, documentation, optional, dated: datedAssets(exchange) };
});

export default defineConfig({
  modules: ['@wxt-dev/i18n/module', '@wxt-dev/auto-icons'],
  manifestVersion: 3,
  imports: false,
  i18n: { localesDir: 'lib/locales' },
  autoIcons: { baseIconPath: 'public/icon.svg' },
  zip: { excludeSources: ['test/**', 'docs/pictures/**'] },
  vite: () => ({
    plugins: [preact({ reactAliasesEnabled: false }), preloadLate, plainStart],
    build: { target: ['chrome123', 'firefox128'] },
    define: { __LISTED_EXCHANGES__: JSON.stringify(listedExchanges) },
  }),
  hooks: {
    'build:manifestGenerated': (_wxt, manifest) => {
      const { matches, excludeMatches } = pagePatterns();
      manifest.content_scripts = [
        {
          matches,
          exclude_matches: excludeMatches,
          js: ['page-pill.js'],
          run_at: 'document_idle',
          all_frames: false,
        },
      ];
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['storage', 'alarms', 'unlimitedStorage', 'scripting', 'activeTab'],
    // Asked for when alerts are switched on.
    optional_permissions: ['notifications'],
    host_permissions: patternsOf(core),
    // The last one is never asked for as it stands: a click asks for one host below it.
    optional_host_permissions: [...patternsOf(optional), 'https://*/*'],
    commands: {
      'toggle-pill': {
        // Neither browser has it for itself, nor a menu of theirs.
        suggested_key: { default: 'Alt+Shift+O' },
        description: '__MSG_extension_toggle__',
      },
    },
    action: { default_title: '__MSG_extension_action__' },
    content_security_policy: {
      extension_pages: [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        `connect-src ${apiOrigins.join(' ')}`,
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ].join('; '),
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'basis-lens@basis-lens.example',
              strict_min_version: '128.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          minimum_chrome_version: '123',
          // Firefox asks its own policies, without a schema.
          storage: { managed_schema: 'managed-schema.json' },
        }),
  }),
});
