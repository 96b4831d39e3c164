/** Pictures unpacked by the browser, in the background: a worker in Chromium, a page without a window in Firefox. */
import { SVG_TYPE, type Unpack } from '../read/code/pixels.ts';
import { drawInPage } from './picture/draw-in-page.ts';
import { drawnForCodes } from './picture/for-codes.ts';

export const unpack: Unpack = async (bytes, type, side) => {
  if (type === SVG_TYPE) {
    const drawing = drawnForCodes(new TextDecoder().decode(bytes), side);
    return drawing ? ((await drawInPage(drawing)) ?? 'format') : 'format';
  }
  const picture = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  try {
    const { width, height } = picture;
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    if (!context) return undefined;
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
    context.drawImage(picture, 0, 0);
    return context.getImageData(0, 0, width, height);
  } finally {
    picture.close();
  }
};
