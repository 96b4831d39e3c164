import { join } from 'node:path';
import preact from '@preact/preset-vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';

// Pages of http(s) only; the scanner is a plain script without WXT's wrapper, which would announce itself to the page.
const PAGES = ['http://*/*', 'https://*/*'];

/** The words of each language stay by themselves: a page loads those that its person reads. */
const NOT_WORDS = /^(?!.*[\\/]words[\\/](?:en|fr))/;

/** How the output is cut, for a quick start. */
const quickStart: Plugin = {
  name: 'quick-start',
  config({ build }) {
    // A script is one file. The background wakes up often and seldom verifies: what it holds is compiled when it is needed.
    if (build?.lib) return { build: { rolldownOptions: { optimization: { pifeForModuleWrappers: false } } } };
    // What most pages share is one file: each file more is a few milliseconds before the popup's first frame.
    const groups = [{ name: 'shared', minShareCount: 3, test: NOT_WORDS }];
    return { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } };
  },
};

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  vite: () => ({
    plugins: [preact({ prefreshEnabled: false, devToolsEnabled: false }), quickStart],
    resolve: {
      alias: {
        setimmediate: join(import.meta.dirname, 'src/app/set-immediate.ts'),
        // Of the whole library only this file is used; what is loaded on demand is not shaken free of the rest.
        xmldsigjs: join(import.meta.dirname, 'node_modules/xmldsigjs/build/esm/canonicalizer.js'),
      },
    },
    build: { target: ['chrome137', 'firefox140'], sourcemap: false, modulePreload: { polyfill: false } },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    short_name: '__MSG_extension_short_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: [
      'activeTab',
      'alarms',
      'contextMenus',
      'declarativeNetRequestWithHostAccess',
      'scripting',
      'storage',
      'webRequest',
    ],
    host_permissions: PAGES,
    commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+B' } } },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; upgrade-insecure-requests",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'aloi@aloi.example',
              strict_min_version: '140.0',
              data_collection_permissions: {
                required: ['none'],
                optional: ['browsingActivity', 'websiteContent'],
              },
            },
          },
        }
      : {
          storage: { managed_schema: 'managed-schema.json' },
          minimum_chrome_version: '137',
          externally_connectable: { ids: [] },
        }),
  }),
  hooks: {
    'build:manifestGenerated': (_wxt, manifest) => {
      // WXT takes the button's title from the popup's <title>, which is not translated.
      if (manifest.action) manifest.action.default_title = '__MSG_action_title__';
      manifest.content_scripts ??= [];
      manifest.content_scripts.push({
        matches: PAGES,
        js: ['scanner.js'],
        run_at: 'document_idle',
        all_frames: true,
        // Frames without an address of their own (srcdoc, blob:) hold what their page put there.
        match_origin_as_fallback: true,
      } as (typeof manifest.content_scripts)[number]);
    },
  },
});
