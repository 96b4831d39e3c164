/**
 * Put into a page once the person asks (the popup, "verify"): reads where the page says whose it is, and which pictures
 * stand there as backgrounds. What it returns goes to the background as the answer to the injection; nothing stays.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { lookAsked } from '../src/detect/asked/look-asked.ts';

export default defineUnlistedScript(() => lookAsked(document, window.top === window));
