// npm run test:engines: the whole matrix of proofs and the long property run, in Node and inside the built background of both browsers.
// Names of engines as arguments (node, chromium, firefox) run only those. `npm test` runs a short form.
import { build } from './build.mjs';
import { run } from './run.mjs';
import { setUp, setUpBrowsers } from './setup.mjs';

const ENGINES = ['node', 'chromium', 'firefox'];
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !ENGINES.includes(name));
if (unknown) {
  console.error(`Unknown engine ${unknown}: ${ENGINES.join(', ')}.`);
  process.exit(2);
}
const wanted = ENGINES.filter((name) => asked.length === 0 || asked.includes(name));

const failed = [];
try {
  await setUp();
  for (const engine of wanted) if (!(await test(engine))) failed.push(engine);
} catch (error) {
  console.error(error.message);
  failed.push('set-up');
}
console.log(failed.length > 0 ? `Failed: ${failed.join(', ')}.` : `The same verdicts in ${wanted.join(', ')}.`);
process.exitCode = failed.length > 0 ? 1 : 0;

/** `true` when every case had its verdict. */
async function test(engine) {
  if (engine === 'node') {
    const files = ['node.test.ts', 'altered.property.test.ts', 'altered-token.property.test.ts'];
    const { code } = await run('vitest', ['run', '--project', 'unit', ...files], { env: { ALOI_CHANGES: '3000' } });
    return code === 0;
  }
  const browser = (await setUpBrowsers([engine])).get(engine);
  if (browser.problem) console.error(browser.problem);
  if (browser.problem || !(await build(engine === 'chromium' ? 'chrome' : engine, { quiet: true }))) return false;
  const env = { ALOI_MATRIX: 'whole', [`ALOI_${engine.toUpperCase()}`]: browser.path };
  const { code } = await run('vitest', ['run', '--project', engine, 'tests/engines/browsers.e2e.ts'], { env });
  return code === 0;
}
