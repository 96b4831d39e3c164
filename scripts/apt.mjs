// Debian's package manager, where there is one and we may use it.
import { readFile } from 'node:fs/promises';
import { run } from './run.mjs';

const QUIET = { DEBIAN_FRONTEND: 'noninteractive' };

/** Debian or a child of it; not Ubuntu, whose browser packages are empty shells around snaps. */
async function isDebian() {
  if (process.platform !== 'linux') return false;
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const about = `${/^ID=(.*)$/m.exec(release)?.[1] ?? ''} ${/^ID_LIKE=(.*)$/m.exec(release)?.[1] ?? ''}`;
  return /debian/.test(about) && !/ubuntu/.test(about);
}

/** The words before `apt-get`: nothing for root, `sudo -n` where it asks for no password, else `undefined`. */
async function rights() {
  if (process.getuid?.() === 0) return [];
  return (await run('sudo', ['-n', 'true'], { quiet: true })).code === 0 ? ['sudo', '-n'] : undefined;
}

/** Installs a package; `false` where that cannot be done here. Lists are fetched only when the first try fails for want of them. */
export async function aptInstall(name) {
  const before = (await isDebian()) ? await rights() : undefined;
  if (!before) return false;
  const apt = (...args) => {
    const [program, ...rest] = [...before, 'apt-get', ...args];
    return run(program, rest, { quiet: true, env: QUIET });
  };
  const install = () => apt('install', '-y', '--no-install-recommends', name);
  console.log(`Installing ${name} with apt-get …`);
  if ((await install()).code === 0) return true;
  await apt('update');
  const second = await install();
  if (second.code !== 0) console.error(second.output.trim().split('\n').slice(-3).join('\n'));
  return second.code === 0;
}
