// npm run test:quiet [-- NAME]: every page shape of the gallery as a hostile page, in Chromium and Firefox.
import { findOrInstall } from './browsers.mjs';
import { build } from './build.mjs';
import { run } from './run.mjs';
import { setUp } from './setup.mjs';

try {
  await setUp();
  for (const [name, target] of [
    ['chromium', 'chrome'],
    ['firefox', 'firefox'],
  ]) {
    const path = await findOrInstall(name);
    if (!(await build(target, { quiet: true }))) throw new Error('The build failed; the reason stands above.');
    const { code } = await run('node', ['tests/gallery/run-quiet.ts', ...process.argv.slice(2)], {
      env: { ALOI_BROWSER: name, [`ALOI_${name.toUpperCase()}`]: path },
    });
    process.exitCode ||= code;
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
