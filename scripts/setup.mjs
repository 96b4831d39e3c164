// What a fresh clone lacks: dependencies, WXT's generated types, browsers.

import { findOrInstall } from './browsers.mjs';
import { installDependencies } from './dependencies.mjs';
import { run } from './run.mjs';

/** Dependencies and generated types: enough to build, check types and run the tests that need no browser. */
export async function setUp() {
  await installDependencies();
  const { code, output } = await run('wxt', ['prepare'], { quiet: true });
  if (code !== 0) throw new Error(`wxt prepare failed:\n${output}`);
}

/**
 * Browsers by name (`chromium`, `firefox`) to their programs' paths, or to the one sentence that says why there is none.
 * @returns {Promise<Map<string, { path: string } | { problem: string }>>}
 */
export async function setUpBrowsers(names) {
  const browsers = new Map();
  // One after the other: apt-get holds a lock.
  for (const name of names) {
    try {
      browsers.set(name, { path: await findOrInstall(name) });
    } catch (error) {
      browsers.set(name, { problem: error.message });
    }
  }
  return browsers;
}
