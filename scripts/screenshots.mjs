// npm run screenshots: every page of Aloi in every state, both languages, light and dark, narrow and wide, as pictures in screenshots/.
// Names of pages as arguments take only those (popup, details, dossier …). ALOI_OUTPUT: a build to take the pictures of, in place of a new one.

import { findOrInstall } from './browsers.mjs';
import { build } from './build.mjs';
import { run } from './run.mjs';
import { setUp } from './setup.mjs';

try {
  await setUp();
  const chromium = await findOrInstall('chromium');
  if (!process.env.ALOI_OUTPUT) {
    console.log('Building Aloi …');
    if (!(await build('chrome', { quiet: true }))) throw new Error('The build failed; the reason stands above.');
  }
  const { code } = await run('node', ['scripts/pictures/take.ts', ...process.argv.slice(2)], {
    env: { ALOI_CHROMIUM: chromium },
  });
  process.exitCode = code;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
