// npm start: a browser with Aloi on a profile of the fictional web. Without a display: headless, with a table and screenshots.

import { findOrInstall } from './browsers.mjs';
import { build } from './build.mjs';
import { run } from './run.mjs';
import { setUp } from './setup.mjs';

try {
  await setUp();
  const chromium = await findOrInstall('chromium');
  console.log('Building Aloi …');
  if (!(await build('chrome', { quiet: true }))) throw new Error('The build failed; the reason stands above.');
  // From here on TypeScript, which the project's own Node runs.
  const { code } = await run('node', ['scripts/demonstrate.ts'], { env: { ALOI_CHROMIUM: chromium } });
  process.exitCode = code;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
