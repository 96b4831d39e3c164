/**
 * Chromium's background has no document, so nothing there draws SVG: a page of the extension that is open does it, most
 * often the one that the context menu has just opened. Firefox's background is a document itself.
 */
import type { Pixels } from '../../read/code/pixels.ts';
import type { ForCodes } from './for-codes.ts';

const CHANNEL = 'drawings';
/** How long a page is waited for (milliseconds). */
const PATIENCE = 15_000;

type Message =
  | { type: 'here' }
  | ({ type: 'draw'; id: string } & ForCodes)
  | { type: 'drawn'; id: string; pixels?: Pixels };

/** Undefined where no page of the extension is open, or it could not be drawn. */
export async function drawInPage(drawing: ForCodes): Promise<Pixels | undefined> {
  if (typeof document !== 'undefined') return drawHere(drawing);
  const id = crypto.randomUUID();
  const channel = new BroadcastChannel(CHANNEL);
  const say = (message: Message) => channel.postMessage(message);
  try {
    return await new Promise<Pixels | undefined>((resolve) => {
      const ask = () => say({ type: 'draw', id, ...drawing });
      channel.onmessage = ({ data }: MessageEvent<Message>) => {
        // A page that has only now come up did not hear the question.
        if (data.type === 'here') ask();
        else if (data.type === 'drawn' && data.id === id) resolve(data.pixels);
      };
      setTimeout(resolve, PATIENCE, undefined);
      ask();
    });
  } finally {
    channel.close();
  }
}

/** A page of the extension offers itself; only other parts of the extension can hear or ask. */
export function drawForBackground(): void {
  const channel = new BroadcastChannel(CHANNEL);
  const say = (message: Message) => channel.postMessage(message);
  const drawn = new Set<string>();
  channel.onmessage = async ({ data }: MessageEvent<Message>) => {
    if (data.type !== 'draw' || drawn.has(data.id)) return;
    drawn.add(data.id);
    const pixels = await drawHere(data).catch(() => undefined);
    say({ type: 'drawn', id: data.id, ...(pixels ? { pixels } : {}) });
  };
  say({ type: 'here' });
}

/** As an image: nothing in it runs or loads (SVG 2, section 2.7, secure static mode). */
async function drawHere({ url, width, height }: ForCodes): Promise<Pixels | undefined> {
  const image = new Image(width, height);
  image.src = url;
  await image.decode();
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return undefined;
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
