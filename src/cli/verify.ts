/** `npm run --silent verify -- [options] INPUT...`: verifies credentials from files, addresses and standard input. */
import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2), process);
// Unread input would keep the process alive.
process.stdin.destroy();
