import type { NetCode } from './types.ts';

/** Thrown inside `src/net`, and by a `Fetch` that knows why it refuses (a guarded resolver, a browser's rule). */
export class NetError extends Error {
  readonly code: NetCode;
  readonly detail: Record<string, unknown>;

  constructor(code: NetCode, detail: Record<string, unknown> = {}) {
    super(code);
    this.name = 'NetError';
    this.code = code;
    this.detail = detail;
  }
}
