import type { PdfContent, PdfReader } from './types.ts';

/** Longest time one PDF may take (milliseconds). */
const CEILING = 20_000;

/** Reads a PDF in a worker; the library is loaded only then. Never throws. */
export const readPdfInWorker: PdfReader = (bytes, signal) =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' });
    const end = (content: PdfContent) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(content);
    };
    const failed = () => end({ links: [], files: [], problem: 'unreadable' });
    const timer = setTimeout(failed, CEILING);
    signal?.addEventListener('abort', failed, { once: true });
    worker.onmessage = ({ data }) => end(data as PdfContent);
    worker.onerror = failed;
    worker.postMessage(bytes);
  });
