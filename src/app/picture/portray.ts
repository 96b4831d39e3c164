/** The picture that is shown of a badge: small, drawn anew here, or none. */
import type { Answer } from '../../net/types.ts';
import { sniff } from '../../verify/image/sniff.ts';
import type { Report } from '../../verify/report.ts';
import { choosePicture, MOST_BYTES } from './choose.ts';
import { drawingOf } from './drawing.ts';
import { rasterOf } from './raster.ts';

/**
 * A `data:` address; undefined where there is none or it could not be drawn. Never throws.
 * @param get asks for an image, without following redirects: they could lead to a host that nobody named
 */
export async function portray(
  report: Report,
  document: Uint8Array | string | undefined,
  get: (url: string) => Promise<Answer>,
): Promise<string | undefined> {
  try {
    const chosen = choosePicture(report, document);
    if (!chosen) return undefined;
    const bytes = 'bytes' in chosen ? chosen.bytes : await had(chosen.url, get);
    if (!bytes) return undefined;
    return sniff(bytes)?.type === 'image/svg+xml' ? drawingOf(new TextDecoder().decode(bytes)) : await rasterOf(bytes);
  } catch {
    return undefined;
  }
}

async function had(url: string, get: (url: string) => Promise<Answer>): Promise<Uint8Array | undefined> {
  const answer = await get(url);
  return answer.ok && answer.status === 200 && answer.bytes.length <= MOST_BYTES ? answer.bytes : undefined;
}
