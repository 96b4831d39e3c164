// npm run test:detect [-- NAME]: every page shape of the gallery in a real browser; precision of the scan, recall of the popup.
import { findOrInstall } from './browsers.mjs';
import { build } from './build.mjs';
import { run } from './run.mjs';
import { setUp } from './setup.mjs';

try {
  await setUp();
  const chromium = await findOrInstall('chromium');
  if (!(await build('chrome', { quiet: true }))) throw new Error('The build failed; the reason stands above.');
  const { code } = await run('node', ['tests/gallery/run.ts', ...process.argv.slice(2)], {
    env: { ALOI_BROWSER: 'chromium', ALOI_CHROMIUM: chromium },
  });
  process.exitCode = code;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
