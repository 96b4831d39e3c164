/**
 * npm run test:quiet: every page of the gallery watches itself, with Aloi and without, in a real browser, scanned and
 * with the popup opened. What it sees with Aloi only is printed. An argument names the shapes to look at.
 */
import { watchedGallery } from './observed.ts';

const only = process.argv[2];
const gallery = await watchedGallery();
let [pages, watched, seen] = [0, 0, 0];
try {
  for (const shape of gallery.shapes) {
    if (only !== undefined && !shape.name.includes(only)) continue;
    // A browser on a busy machine may not answer in time: once more, then it is said.
    const result = await gallery
      .visit(shape)
      .catch(() => gallery.visit(shape))
      .catch((error: unknown) => ({ complaints: [`${shape.name}: not visited: ${String(error)}`], watched: false }));
    pages++;
    if (result.watched) watched++;
    if (result.complaints.length > 0) seen++;
    for (const complaint of result.complaints) console.log(complaint);
  }
} finally {
  await gallery.close();
}
console.log(
  `${process.env['ALOI_BROWSER']}: ${pages} pages, ${watched} of them watching (the others are no pages, or their own policy allows no script); ${seen} saw something`,
);
process.exitCode = seen > 0 || watched === 0 ? 1 : 0;
