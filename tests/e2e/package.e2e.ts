/** The built package itself: what it may do, what it weighs, what it must not contain. No browser needed. */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, extname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { NAME, OUTPUT, ROOT } from './harness/build.ts';

const files = new Map<string, Buffer>();
const text = (path: string) => files.get(path)?.toString('utf8') ?? '';

beforeAll(async () => {
  for (const entry of await readdir(OUTPUT, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(OUTPUT, path).replaceAll('\\', '/'), await readFile(path));
  }
});

describe('manifest', () => {
  test('is as reviewed', async () => {
    await expect(`${JSON.stringify(JSON.parse(text('manifest.json')), null, 2)}\n`).toMatchFileSnapshot(
      `snapshots/manifest.${NAME}.json`,
    );
  });

  test('offers nothing to web pages or to other extensions', () => {
    const manifest = JSON.parse(text('manifest.json'));
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    if (NAME === 'chromium') expect(manifest.externally_connectable).toEqual({ ids: [] });
    else expect(manifest).not.toHaveProperty('externally_connectable');
    expect(manifest.content_security_policy.extension_pages).toContain("script-src 'self'");
    expect(manifest.content_security_policy.extension_pages).not.toMatch(/unsafe|http:/);
  });

  test('asks for no more than the features need', () => {
    const manifest = JSON.parse(text('manifest.json'));
    const allowed = [
      'activeTab',
      'alarms',
      'contextMenus',
      'declarativeNetRequestWithHostAccess',
      'scripting',
      'storage',
      'webRequest',
      ...(NAME === 'chromium' ? ['sidePanel'] : []),
    ];
    expect(manifest.permissions.filter((one: string) => !allowed.includes(one))).toEqual([]);
    expect(manifest.host_permissions).toEqual(['http://*/*', 'https://*/*']);
  });

  test('every file it names is in the package', () => {
    const manifest = JSON.parse(text('manifest.json'));
    const named = [
      ...manifest.content_scripts.flatMap((script: { js: string[] }) => script.js),
      manifest.background.service_worker,
      ...(manifest.background.scripts ?? []),
      manifest.action.default_popup,
      manifest.options_ui?.page,
      manifest.side_panel?.default_path,
      ...Object.values(manifest.icons ?? {}),
      ...Object.values(manifest.action.default_icon ?? {}),
    ].filter((one) => typeof one === 'string');
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((one) => !files.has(one.replace(/^\//, '')))).toEqual([]);
  });
});

describe('code', () => {
  const scripts = () => [...files.keys()].filter((path) => ['.js', '.mjs'].includes(extname(path)));

  test('is never made at run time nor loaded from elsewhere', () => {
    const forbidden =
      /\beval\s*\(|\bnew\s+Function\b|[^.\w]Function\s*\(|import\s*\(\s*["'`]https?:|importScripts\s*\(\s*["'`]https?:/;
    const offenders = scripts().flatMap((path) => {
      const match = forbidden.exec(text(path));
      return match ? [`${path}: ${text(path).slice(Math.max(0, match.index - 60), match.index + 60)}`] : [];
    });
    expect(offenders).toEqual([]);
    const pages = [...files.keys()].filter((path) => path.endsWith('.html'));
    expect(
      pages.filter((path) => /<script(?![^>]*\ssrc="\/?[\w./-]+")|\son\w+=|(?:src|href)="https?:/i.test(text(path))),
    ).toEqual([]);
  });

  test('the scanner talks to the background only', () => {
    expect(text('scanner.js')).not.toMatch(
      /\bfetch\s*\(|XMLHttpRequest|sendBeacon|WebSocket|postMessage|dispatchEvent|CustomEvent|innerHTML\s*=/,
    );
  });

  test('no map of the source is shipped', () => {
    expect([...files.keys()].filter((path) => path.endsWith('.map'))).toEqual([]);
  });
});

describe('weight', () => {
  test('the scanner: at most 10 kB', () => {
    expect(files.get('scanner.js')?.length).toBeGreaterThan(0);
    expect(files.get('scanner.js')?.length).toBeLessThanOrEqual(10_000);
  });

  test('the popup with all it loads: at most 60 kB compressed', () => {
    const loaded = load('popup.html');
    expect(loaded.some((path) => path.endsWith('.js'))).toBe(true);
    const weigh = (path: string) => gzipSync(files.get(path) ?? '').length;
    const heavy = (paths: string[]) => paths.reduce((sum, path) => sum + weigh(path), 0);
    // It speaks one language: the longer one counts.
    const languages = ['en', 'fr'].map((code) =>
      [...files.keys()].filter((path) => path.startsWith(`chunks/${code}-`)),
    );
    for (const chunks of languages) {
      expect(heavy(chunks)).toBeGreaterThan(8_000);
      expect(loaded.filter((path) => chunks.includes(path))).toEqual([]);
    }
    const weight = heavy(loaded) + Math.max(...languages.map(heavy));
    expect(weight).toBeLessThanOrEqual(60_000);
  });

  test('the package: at most 1.5 MB zipped', () => {
    // A zip file holds each file deflated, with 30 bytes before it and 46 in the directory, and its name in both.
    const weight = [...files].reduce(
      (sum, [path, bytes]) => sum + deflateRawSync(bytes).length + 76 + 2 * Buffer.byteLength(path),
      22,
    );
    expect(weight).toBeLessThanOrEqual(1_500_000);
  });

  /** A page and everything it loads by itself. */
  function load(path: string, seen: string[] = []): string[] {
    if (seen.includes(path) || !files.has(path)) return seen;
    seen.push(path);
    const source = text(path);
    const named = path.endsWith('.html')
      ? source.matchAll(/(?:src|href)="([^"#?]+)"/g)
      : path.endsWith('.js')
        ? source.matchAll(/(?:from|import)\s*["']([^"']+)["']/g)
        : [];
    for (const [, target = ''] of named) {
      const absolute = target.startsWith('/') ? target.slice(1) : join(dirname(path), target).replaceAll('\\', '/');
      load(absolute, seen);
    }
    return seen;
  }
});

test.runIf(NAME === 'firefox')('Mozilla’s linter finds no error', { timeout: 120_000 }, async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      join(ROOT, 'node_modules/web-ext/bin/web-ext.js'),
      'lint',
      '--source-dir',
      OUTPUT,
      '--output',
      'json',
      '--no-config-discovery',
      '--no-input',
    ],
    { maxBuffer: 16_000_000 },
  ).catch((error: { stdout: string }) => error);
  const { errors, warnings } = JSON.parse(stdout) as Record<
    'errors' | 'warnings',
    { code: string; message: string; file?: string }[]
  >;
  expect(errors).toEqual([]);
  const known = [
    'UNSAFE_VAR_ASSIGNMENT', // Preact writes innerHTML for `dangerouslySetInnerHTML`, which we never use
    'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION', // not offered for Android
  ];
  expect(warnings.filter((one) => !known.includes(one.code))).toEqual([]);
});
