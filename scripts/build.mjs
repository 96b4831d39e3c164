// npm run build: the extension as it ships, in .output/chrome-mv3 and .output/firefox-mv3. Names of targets as arguments build only those.
import { pathToFileURL } from 'node:url';
import { run } from './run.mjs';
import { setUp } from './setup.mjs';

const TARGETS = { chrome: ['-b', 'chrome', '--mv3'], firefox: ['-b', 'firefox', '--mv3'] };

/** Builds one target; `true` when it worked. Quiet ones show their output only when they fail. */
export async function build(target, { quiet = false } = {}) {
  const { code, output } = await run('wxt', ['build', ...TARGETS[target]], { quiet });
  if (quiet && code !== 0) console.error(output);
  return code === 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const asked = process.argv.slice(2);
  const unknown = asked.find((target) => !(target in TARGETS));
  if (unknown) {
    console.error(`Unknown target ${unknown}: chrome or firefox.`);
    process.exit(2);
  }
  await setUp();
  for (const target of asked.length ? asked : Object.keys(TARGETS)) {
    if (!(await build(target))) process.exit(1);
  }
}
