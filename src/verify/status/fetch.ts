/** A status list's bytes, or why they could not be had. */
import type { Code } from '../codes.ts';
import type { Inquiry } from '../inquiry.ts';

export type StatusBytes =
  | { ok: true; bytes: Uint8Array; url: string }
  | { ok: false; code: Code; detail: Record<string, unknown> };

/** Network answers that the person can do something about keep their own code. */
const TELLING: readonly Code[] = ['private-address', 'port-refused', 'http-only', 'aborted'];

export async function fetchStatus(url: string, inquiry: Inquiry): Promise<StatusBytes> {
  const no = (code: Code, detail: Record<string, unknown>): StatusBytes => ({ ok: false, code, detail });
  if (!/^https?:\/\//i.test(url)) return no('status-broken', { url, reason: 'bad-url' });
  const answer = await inquiry.door.get(url, 'status', inquiry.signal);
  if (!answer.ok) {
    const code = TELLING.includes(answer.code) ? answer.code : 'status-unavailable';
    return no(code, { ...answer.detail, url, reason: answer.code });
  }
  if (answer.status !== 200) return no('status-unavailable', { url, reason: 'http-error', status: answer.status });
  if (/html|^image\//.test(answer.mediaType)) {
    return no('status-unavailable', { url, reason: 'wrong-media-type', mediaType: answer.mediaType });
  }
  return { ok: true, bytes: answer.bytes, url: answer.url };
}
