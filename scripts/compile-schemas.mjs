// npm run schemas: the schemas of src/verify/schema as validators in plain code, in one self-contained file that is
// kept in the repository: neither the command line nor the extension may compile them (no `new Function`, no eval).
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { rolldown } from 'rolldown';
import { compiled } from '../src/verify/schema/schemas.ts';
import { ROOT } from './run.mjs';

export const FILE = join(ROOT, 'src', 'verify', 'schema', 'validators.mjs');

/** The text of the file. */
export async function compile() {
  const { documents, validators } = compiled();
  const ajv = new Ajv({
    schemas: documents,
    code: { source: true, esm: true },
    allErrors: true,
    messages: false,
    inlineRefs: false,
    strictTypes: false,
  });
  addFormats(ajv);
  const code = standalone.default(ajv, validators);
  return `// Made by \`npm run schemas\` from the schemas beside it.\n${await selfContained(code)}`;
}

/** ajv writes `require()` of its own helpers: bundled in, and what is not used left out. */
async function selfContained(code) {
  const directory = await mkdtemp(join(ROOT, 'node_modules', '.schemas-'));
  try {
    const input = join(directory, 'validators.mjs');
    await writeFile(input, code);
    const bundle = await rolldown({ input, platform: 'neutral', resolve: { mainFields: ['module', 'main'] } });
    const { output } = await bundle.generate({ format: 'esm', minify: true });
    await bundle.close();
    return output[0].code;
  } finally {
    await rm(directory, { recursive: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const text = await compile();
  const before = await readFile(FILE, 'utf8').catch(() => '');
  if (text === before) console.log('The validators are up to date.');
  else {
    await writeFile(FILE, text);
    console.log(`Wrote ${FILE} (${text.length} characters).`);
  }
}
