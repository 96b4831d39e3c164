/** Documents of Open Badges 1 and 2 from the network: JSON, whatever its media type (Moodle and others say text/html). */
import { isDownload } from '../../net/download.ts';
import { parseJsonBytes } from '../../read/json.ts';
import type { Code } from '../codes.ts';
import { isView, type View } from '../credential/view.ts';
import type { Inquiry } from '../inquiry.ts';
import { address } from './address.ts';

export interface Failure {
  ok: false;
  code: Code;
  detail?: Record<string, unknown>;
  /** Of an answer that says no. */
  status?: number;
  /** Body of an answer 410, where it is JSON: the reason may stand in it. */
  body?: View;
}

/** `download`: handed out as a file to save. */
export type Loaded = { ok: true; value: View; url: string; download: boolean } | Failure;
export type LoadedText = { ok: true; text: string; url: string } | Failure;

/** A JSON object at an address. Never throws. */
export async function load(url: string, want: 'credential' | 'document' | 'status', inquiry: Inquiry): Promise<Loaded> {
  const got = await fetchBytes(url, want, inquiry);
  if (!got.ok) return got;
  const parsed = parseJsonBytes(got.bytes);
  if (parsed.ok && isView(parsed.value)) return { ok: true, value: parsed.value, url: got.url, download: got.download };
  if (looksLikeHtml(got.bytes)) return { ok: false, code: pageCode(got.bytes, got.url), detail: { url: got.url } };
  return { ok: false, code: parsed.ok ? 'not-a-credential' : parsed.code, detail: { url: got.url } };
}

/** The text at an address, for keys, which Open Badges 1 publishes as bare PEM. */
export async function loadText(url: string, inquiry: Inquiry): Promise<LoadedText> {
  const got = await fetchBytes(url, 'document', inquiry);
  if (!got.ok) return got;
  if (looksLikeHtml(got.bytes)) return { ok: false, code: pageCode(got.bytes, got.url), detail: { url: got.url } };
  return { ok: true, text: new TextDecoder().decode(got.bytes), url: got.url };
}

async function fetchBytes(
  url: string,
  want: 'credential' | 'document' | 'status',
  inquiry: Inquiry,
): Promise<{ ok: true; bytes: Uint8Array; url: string; download: boolean } | Failure> {
  if (!address(url)) return { ok: false, code: 'bad-url', detail: { url } };
  // As written: the door upgrades it, and a world of documents may know it under http only.
  const answer = await inquiry.door.get(url, want, inquiry.signal);
  if (!answer.ok) return { ok: false, code: answer.code, detail: { ...answer.detail, url } };
  const { status, bytes } = answer;
  if (status >= 200 && status < 300) return { ok: true, bytes, url: answer.url, download: isDownload(answer) };
  const detail = { status, url: answer.url };
  if (status === 410) {
    const parsed = parseJsonBytes(bytes);
    const body = parsed.ok && isView(parsed.value) ? parsed.value : undefined;
    return { ok: false, code: 'gone', status, detail, ...(body ? { body } : {}) };
  }
  if (status === 401 || status === 403) return { ok: false, code: 'login-required', status, detail };
  if (status === 429) return { ok: false, code: 'rate-limited', status, detail };
  return { ok: false, code: 'http-error', status, detail };
}

function looksLikeHtml(bytes: Uint8Array): boolean {
  return /^\s*</.test(new TextDecoder().decode(bytes.subarray(0, 256)));
}

/** A page in place of a document: most often the server wants a sign-in first. */
function pageCode(bytes: Uint8Array, url: string): Code {
  const page = new TextDecoder().decode(bytes.subarray(0, 262_144));
  const signIn = /type\s*=\s*["']?password/i.test(page) || /\/(log-?in|sign-?in|sso|cas|auth)\b/i.test(url);
  return signIn ? 'login-required' : 'wrong-media-type';
}
