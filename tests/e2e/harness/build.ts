/** Which browser this run is about, and where its build lies. */
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..', '..');
export const NAME = process.env.ALOI_BROWSER === 'firefox' ? 'firefox' : 'chromium';
/** `ALOI_OUTPUT`: a copy of a build, so that building again does not pull it from under a running browser. */
export const OUTPUT =
  process.env.ALOI_OUTPUT ?? join(ROOT, '.output', NAME === 'firefox' ? 'firefox-mv3' : 'chrome-mv3');
