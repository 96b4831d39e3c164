/** What came back from one address, sorted. */
import type { Answer } from '../net/types.ts';
import { credentialsIn } from '../platforms/shape.ts';
import { read } from '../read/index.ts';
import type { Code } from '../verify/codes.ts';

export type Sorted =
  /** Something that verification can look into. `isSure`: recognisably a credential. */
  | { kind: 'bytes'; isSure: boolean; json?: unknown }
  | { kind: 'html'; html: string }
  /** The server's 410: withdrawn, if the address is the credential's own. */
  | { kind: 'gone' }
  | { kind: 'refused'; code: Code; detail: Record<string, unknown> };

export async function sort(answer: Answer): Promise<Sorted> {
  if (!answer.ok) return { kind: 'refused', code: answer.code, detail: answer.detail ?? {} };
  const { status, bytes, mediaType } = answer;
  if (status === 410) return { kind: 'gone' };
  if (status === 404) return refused('not-found', status);
  if (status === 401 || status === 403) return refused('login-required', status);
  if (status === 429) return refused('rate-limited', status);
  if (status < 200 || status > 299) return refused('http-error', status);
  const { container, found, problem } = await read(bytes);
  if (container === 'html' || (found.length === 0 && /html/.test(mediaType))) {
    return { kind: 'html', html: new TextDecoder().decode(bytes) };
  }
  if (found.length === 0 && !problem) return { kind: 'bytes', isSure: false };
  const [first] = found;
  if (first?.kind === 'json') {
    const isSure = credentialsIn(first.text).length > 0 || isWithdrawn(first.value);
    return { kind: 'bytes', isSure, json: first.value };
  }
  return { kind: 'bytes', isSure: true };
}

/** Of a withdrawn Open Badge only its id and `revoked: true` are left (Open Badges 2.0, "Hosted Verification"). */
export function isWithdrawn(json: unknown): boolean {
  return typeof json === 'object' && json !== null && (json as Record<string, unknown>)['revoked'] === true;
}

function refused(code: Code, status: number): Sorted {
  return { kind: 'refused', code, detail: { status } };
}
