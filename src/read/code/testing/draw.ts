/** Pictures of QR codes for tests, drawn by another library than the one that reads them. */
import { Byte, Charset, Encoder } from '@nuintun/qrcode';
import { PNG } from 'pngjs';
import type { Pixels } from '../pixels.ts';

export interface Drawn {
  text: string;
  /** Pixels per module. */
  size?: number;
  /** Degrees. */
  turned?: number;
  /** Written in Latin-1, the standard's default. */
  latin?: boolean;
}

export interface Paper {
  dark?: number;
  light?: number;
  /** Standard deviation of each pixel's shade, of 255. */
  noise?: number;
  /** Light parts are left transparent. */
  transparent?: boolean;
}

/** The codes side by side, each with its quiet zone. */
export function draw(codes: Drawn[], paper: Paper = {}): Pixels {
  const { dark = 0, light = 255, noise = 0, transparent = false } = paper;
  const random = seeded(7);
  const cells = codes.map(({ text, size = 4, turned = 0, latin = false }) => {
    const charset = latin ? Charset.ISO_8859_1 : Charset.UTF_8;
    const code = new Encoder({ level: text.length > 600 ? 'L' : 'M' }).encode(new Byte(text, charset));
    const side = Math.ceil((code.size + 8) * size * (turned % 90 ? 1.5 : 1));
    const [cos, sin] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)];
    const isDark = (x: number, y: number) => {
      const [dx, dy] = [x - side / 2, y - side / 2];
      const column = Math.floor((dx * cos + dy * sin) / size + code.size / 2);
      const row = Math.floor((dy * cos - dx * sin) / size + code.size / 2);
      const inside = column >= 0 && row >= 0 && column < code.size && row < code.size;
      return inside && code.get(column, row) === 1;
    };
    return { side, isDark };
  });
  const width = cells.reduce((sum, { side }) => sum + side, 0);
  const height = Math.max(...cells.map(({ side }) => side));
  const data = new Uint8ClampedArray(width * height * 4).fill(light);
  let left = 0;
  for (const { side, isDark } of cells) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < side; x++) {
        const at = (y * width + left + x) * 4;
        const isInk = y < side && isDark(x + 0.5, y + 0.5);
        const shade = (isInk ? dark : light) + noise * (random() + random() + random() + random() - 2) * 1.7;
        data.set([shade, shade, shade, transparent && !isInk ? 0 : 255], at);
        if (transparent && !isInk) data.set([0, 0, 0], at);
      }
    }
    left += side;
  }
  return { width, height, data };
}

/** The same as a file. */
export function drawPng(codes: Drawn[], paper?: Paper): Uint8Array<ArrayBuffer> {
  const { width, height, data } = draw(codes, paper);
  const png = new PNG({ width, height });
  png.data = Buffer.from(data);
  return new Uint8Array(PNG.sync.write(png));
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
