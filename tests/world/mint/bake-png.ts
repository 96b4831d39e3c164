/**
 * Baking into PNG, written from the Open Badges baking specification (2.0 and 3.0, "Open Badges Document Formats") and
 * from the chunk layouts of the PNG specification (W3C, third edition, 11.3.3).
 */
import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = 8;
const IHDR = 25;

function chunk(type: 'iTXt' | 'tEXt' | 'zTXt', data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

function keyed(keyword: string, ...rest: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from(`${keyword}\0`, 'latin1'), ...rest]);
}

/** Right after IHDR: every reader accepts it there, and none has to skip the image data. */
function insert(png: Uint8Array, extra: Buffer): Uint8Array {
  const at = SIGNATURE + IHDR;
  return new Uint8Array(Buffer.concat([png.subarray(0, at), extra, png.subarray(at)]));
}

export type Keyword = 'openbadges' | 'openbadgecredential' | 'clrcredential';

/** iTXt, uncompressed, no language tag: what both specifications ask for. */
export function bakePng(png: Uint8Array, text: string, keyword: Keyword): Uint8Array {
  // compression flag, compression method, language tag NUL, translated keyword NUL
  return insert(png, chunk('iTXt', keyed(keyword, Buffer.from([0, 0, 0, 0]), Buffer.from(text, 'utf8'))));
}

/** iTXt with its compression flag set: forbidden by the specification, met in the wild. */
export function bakePngCompressed(png: Uint8Array, text: string, keyword: Keyword): Uint8Array {
  return insert(png, chunk('iTXt', keyed(keyword, Buffer.from([1, 0, 0, 0]), deflateSync(Buffer.from(text, 'utf8')))));
}

/** tEXt with an address: how the first bakers, and old Moodle, did it. */
export function bakePngUrl(png: Uint8Array, url: string): Uint8Array {
  return insert(png, chunk('tEXt', keyed('openbadges', Buffer.from(url, 'latin1'))));
}

/** zTXt: seen from image tools that rewrite a tEXt chunk. */
export function bakePngZtxt(png: Uint8Array, text: string): Uint8Array {
  return insert(png, chunk('zTXt', keyed('openbadges', Buffer.from([0]), deflateSync(Buffer.from(text, 'latin1')))));
}

/** A baked PNG whose text chunk claims more bytes than the file has. */
export function bakePngLying(png: Uint8Array, text: string): Uint8Array {
  const lying = chunk('iTXt', keyed('openbadges', Buffer.from([0, 0, 0, 0]), Buffer.from(text, 'utf8')));
  lying.writeUInt32BE(0x7fff_fff0, 0);
  return insert(png, lying);
}
