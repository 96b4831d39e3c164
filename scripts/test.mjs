// npm test: everything, from a fresh clone. The last line is always `N passed, N failed`.
// --chromium-only leaves Firefox out, on a machine without one; never on the build server.
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ROOT, run } from './run.mjs';
import { setUp, setUpBrowsers } from './setup.mjs';

const RESULTS = join(ROOT, '.cache', 'test');
/** As many files may have a second attempt; where more fail, something is broken. */
const SECOND_ATTEMPTS = 3;
const rows = [];

const options = process.argv.slice(2);
const chromiumOnly = options.includes('--chromium-only');
const unknown = options.find((option) => option !== '--chromium-only');
if (unknown || (chromiumOnly && process.env.CI)) {
  console.error(
    unknown ? `Unknown option ${unknown}.` : '--chromium-only is for local runs: with CI set, Firefox is tested too.',
  );
  console.log('0 passed, 1 failed');
  process.exit(2);
}

try {
  await all();
} catch (error) {
  console.error(error.message);
  record('set-up', 0, 1);
}
const failed = summary();
process.exitCode = failed ? 1 : 0;

async function all() {
  await rm(RESULTS, { recursive: true, force: true });
  await mkdir(RESULTS, { recursive: true });
  await setUp();
  const names = chromiumOnly ? ['chromium'] : ['chromium', 'firefox'];
  await Promise.all([
    step('types', () => succeeds('tsc', ['--noEmit', '-p', '.'])),
    step('lint', () => succeeds('biome', ['check', '--error-on-warnings', '--diagnostic-level=warn', '.'])),
  ]);
  const built = {};
  for (const target of chromiumOnly ? ['chrome'] : ['chrome', 'firefox']) {
    built[target] = await step(`build for ${target}`, () => build(target, { quiet: true }));
  }
  await suite('unit', 'unit');
  const browsers = await setUpBrowsers(names);
  const ready = names.filter((name) => {
    const problem = built[name === 'chromium' ? 'chrome' : name] ? browsers.get(name).problem : 'the build failed';
    if (!problem) return true;
    console.error(`${name}: ${problem}`);
    record(`${name} end to end`, 0, 1);
    return false;
  });
  const environmentOf = (name) => ({ [`ALOI_${name.toUpperCase()}`]: browsers.get(name).path });
  // Browsers mostly wait: both at once take little longer than one.
  const firsts = await Promise.all(ready.map((name) => timed(() => attempt(name, [], environmentOf(name)))));
  for (const [index, name] of ready.entries()) {
    await browserSuite(`${name} end to end`, name, firsts[index], environmentOf(name));
  }
}

async function timed(work) {
  const start = Date.now();
  return { ...(await work()), time: Date.now() - start };
}

/** A step that counts as one test. */
async function step(title, work) {
  const start = Date.now();
  let good = false;
  try {
    good = await work();
  } catch (error) {
    console.error(`${title}: ${error.message}`);
  }
  record(title, good ? 1 : 0, good ? 0 : 1, 0, Date.now() - start);
  return good;
}

/** One vitest project. */
async function suite(title, project) {
  const start = Date.now();
  const { passed, failed, skipped } = await attempt(project, []);
  record(title, passed, failed, skipped, Date.now() - start);
}

/**
 * One vitest project in a real browser, after its first run. On a busy machine a browser now and then does not answer in
 * time: a file that failed is run once more, alone and in a fresh browser. That it needed this is printed, never hidden.
 */
async function browserSuite(title, project, first, env) {
  const start = Date.now();
  let result = first;
  let note = '';
  if (first.failed > 0 && first.files.length > 0 && first.files.length <= SECOND_ATTEMPTS) {
    const names = first.files.map(({ name }) => name.slice(ROOT.length).replace(/^[/\\]/, ''));
    console.log(`\n${title}: once more, alone: ${names.join(', ')}\n`);
    const second = await attempt(project, names, env);
    const inFiles = (key) => first.files.reduce((total, file) => total + file[key], 0);
    result = {
      passed: first.passed - inFiles('passed') + second.passed,
      failed: second.failed,
      skipped: first.skipped - inFiles('skipped') + second.skipped,
    };
    if (second.failed === 0) note = `only at the second attempt: ${names.join(', ')}`;
  }
  record(title, result.passed, result.failed, result.skipped, first.time + Date.now() - start, note);
}

/** One run, counted from vitest's JSON report. A file that does not load and a crash count as one failure each. */
async function attempt(project, names, env = {}) {
  const file = join(RESULTS, `${project}${names.length > 0 ? '-again' : ''}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await run('vitest', ['run', '--project', project, ...reporters, ...names], { env });
  const report = await readFile(file, 'utf8').then(JSON.parse, () => undefined);
  const files = (report?.testResults ?? []).map(({ name, status, assertionResults }) => {
    const count = (...wanted) => assertionResults.filter((one) => wanted.includes(one.status)).length;
    const failed = count('failed');
    return {
      name,
      passed: count('passed'),
      failed: status === 'failed' ? Math.max(1, failed) : failed,
      skipped: count('pending', 'skipped', 'todo'),
    };
  });
  const sum = (key) => files.reduce((total, one) => total + one[key], 0);
  const failed = sum('failed');
  return {
    passed: sum('passed'),
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: sum('skipped'),
    files: files.filter((one) => one.failed > 0),
  };
}

async function succeeds(program, args) {
  const { code, output } = await run(program, args, { quiet: true });
  if (code !== 0) console.error(output);
  return code === 0;
}

function record(title, passed, failed, skipped = 0, time = 0, note = '') {
  rows.push({ title, passed, failed, skipped, time, note });
}

function summary() {
  const width = Math.max(...rows.map((row) => row.title.length));
  console.log('');
  for (const { title, passed, failed, skipped, time, note } of rows) {
    const mark = failed ? 'FAILED' : 'ok';
    const notes = [`${passed} passed`, failed && `${failed} failed`, skipped && `${skipped} skipped`, note].filter(
      Boolean,
    );
    console.log(`${title.padEnd(width)}  ${mark.padEnd(6)}  ${notes.join(', ')}  (${(time / 1000).toFixed(1)} s)`);
  }
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed');
}
