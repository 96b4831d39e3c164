/** Gathers what stands in an image: equal texts once, not more than a few, the first problem. */
import type { Code } from '../verify/codes.ts';
import { classify } from './classify.ts';
import { FOUND } from './limits.ts';
import type { Container, Found, ReadResult } from './types.ts';

export class Collector {
  private readonly found: Found[] = [];
  private readonly seen = new Set<string>();
  private readonly notes: ReadResult['notes'] = [];
  private payloads = 0;
  private trouble: ReadResult['problem'];

  /** A payload: classified and kept. A text that is nothing known is a problem: something was baked, and is broken. */
  add(text: string): void {
    const trimmed = text.trim();
    if (this.seen.has(trimmed)) {
      this.unusual('repeated');
      return;
    }
    this.seen.add(trimmed);
    const { found, problem } = classify(trimmed);
    if (found) this.found.push(found);
    else this.problem(problem?.code ?? 'broken-image', problem?.detail ?? { why: 'unknown-payload' });
  }

  /** Whether one more payload is looked at: unpacking many takes long. */
  admits(): boolean {
    this.payloads++;
    if (this.payloads === FOUND + 1) this.note('too-many-parts', { limit: FOUND });
    return this.payloads <= FOUND;
  }

  get size(): number {
    return this.found.length;
  }

  note(code: Code, detail?: Record<string, unknown>): void {
    // A hostile file can give cause for any number of notes.
    if (this.notes.length < 2 * FOUND) this.notes.push({ code, ...(detail ? { detail } : {}) });
  }

  unusual(why: string): void {
    if (!this.notes.some((note) => note.detail?.why === why)) this.note('unusual-baking', { why });
  }

  problem(code: Code, detail?: Record<string, unknown>): void {
    this.trouble ??= { code, ...(detail ? { detail } : {}) };
  }

  /** With something found, a problem is only noted. */
  result(container: Container): ReadResult {
    const { found, notes, trouble } = this;
    if (trouble && found.length > 0) return { container, found, notes: [...notes, trouble] };
    return { container, found, notes, ...(trouble ? { problem: trouble } : {}) };
  }
}
