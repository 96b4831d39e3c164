// Child processes with the project's own programs, Node 24 among them, first on PATH.
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const BIN = join(ROOT, 'node_modules', '.bin');
const WINDOWS = process.platform === 'win32';

/** The environment children get: `node_modules/.bin` first, whatever the caller set beside it. */
export function environment(more = {}) {
  const env = { ...process.env, ...more };
  if (!process.stdout.isTTY && !env.FORCE_COLOR) env.NO_COLOR ??= '1';
  // Windows spells it Path; two spellings in one environment would leave the choice to chance.
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const rest = (env[key] ?? '').split(delimiter).filter((part) => part !== BIN);
  env[key] = [BIN, ...rest].join(delimiter);
  return env;
}

/**
 * Runs a program to its end and never throws: the exit code (127 when it could not be started) and, with `quiet`, what it wrote.
 * `timeout` in milliseconds ends it.
 */
export function run(program, args = [], { quiet = false, env = {}, cwd = ROOT, timeout } = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, {
      cwd,
      env: environment(env),
      shell: WINDOWS,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      timeout,
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        output += chunk;
      });
    }
    child.on('error', (error) => resolve({ code: 127, output: output + error.message }));
    child.on('close', (code, signal) => resolve({ code: code ?? 1, output, signal }));
  });
}
