/** Baked images for tests, made with Node's zlib and pngjs, not with the code under test. */
import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

/** A 2 by 2 image. */
export function plainPng(): Uint8Array {
  return new Uint8Array(PNG.sync.write(new PNG({ width: 2, height: 2 })));
}

export function chunk(type: string, data: Uint8Array, lie: { length?: number; crc?: number } = {}): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(lie.length ?? data.length);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(lie.crc ?? crc32(body));
  return new Uint8Array(Buffer.concat([length, body, crc]));
}

export function iTXt(keyword: string, text: string | Uint8Array, compressed = false): Uint8Array {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
  const head = Buffer.from(`${keyword}\0${compressed ? '\x01' : '\0'}\0\0\0`, 'latin1');
  return chunk('iTXt', Buffer.concat([head, compressed ? deflateSync(bytes) : bytes]));
}

export function tEXt(keyword: string, text: string | Uint8Array): Uint8Array {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
  return chunk('tEXt', Buffer.concat([Buffer.from(`${keyword}\0`, 'latin1'), bytes]));
}

export function zTXt(keyword: string, text: string): Uint8Array {
  return chunk(
    'zTXt',
    Buffer.concat([Buffer.from(`${keyword}\0\0`, 'latin1'), deflateSync(Buffer.from(text, 'utf8'))]),
  );
}

/** The chunks after the image header. */
export function bake(...chunks: Uint8Array[]): Uint8Array {
  const png = plainPng();
  const header = 8 + 25;
  return new Uint8Array(Buffer.concat([png.subarray(0, header), ...chunks, png.subarray(header)]));
}

/** An SVG with `inside` in its root. */
export function svg(inside: string, attributes = 'xmlns:openbadges="http://openbadges.org"'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" ${attributes} viewBox="0 0 1 1">${inside}<path d="M0 0"/></svg>`;
}
