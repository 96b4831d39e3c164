/** Serves the fictional web until it is interrupted: `npm run world`. */
import { CAMILLE, startWorld } from './index.ts';

const world = await startWorld();
console.log(`The fictional web is on 127.0.0.1:${world.port}. To look at it:\n`);
console.log(
  `  chromium --user-data-dir=/tmp/fictional-web ${world
    .chromiumArgs()
    .map((arg) => `'${arg}'`)
    .join(' ')} ${CAMILLE.profile}\n`,
);
for (const host of world.hosts) console.log(`  https://${host}/`);
process.once('SIGINT', () => world.stop().then(() => process.exit(0)));
