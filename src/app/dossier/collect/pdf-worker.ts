/** Reads one PDF in a thread of its own, which is thrown away afterwards: a hostile file can hang or fill only that. */
import { readPdf } from './pdf.ts';

addEventListener('message', async (event: MessageEvent<Uint8Array>) => {
  const content = await readPdf(event.data);
  postMessage(content);
});
