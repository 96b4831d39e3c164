/** The BadgeClass and the Profile an award points to: the hosted copy where they have an address. */
import type { Code } from '../codes.ts';
import { isView, text, type View } from '../credential/view.ts';
import type { Inquiry } from '../inquiry.ts';
import { note } from '../inquiry.ts';
import type { Check } from '../report.ts';
import { address, resolve, sameAddress } from './address.ts';
import { opt } from './award.ts';
import { load } from './load.ts';

export interface Related {
  /** The id by which it was pointed to: what is trusted is this address, not what the document calls itself. */
  id?: string;
  node?: View;
  /** Address the node came from after redirects; absent when the node stood inside another document. */
  url?: string;
  /** Why the hosted copy could not be had. */
  failure?: { code: Code; detail?: Record<string, unknown> };
  checks: Check[];
}

/**
 * "If embedded with an http id, the hosted copy is preferred": an embedded profile is written by whoever wrote the
 * award (Open Badges 2.0, "Hosted verification").
 * @param base address of the document it stands in
 */
export async function related(reference: unknown, base: string | undefined, inquiry: Inquiry): Promise<Related> {
  const embedded = isView(reference) ? reference : undefined;
  const written = typeof reference === 'string' ? reference : text(embedded?.id ?? embedded?.['@id']);
  const id = written === undefined ? undefined : resolve(written.trim(), base);
  if (id === undefined || !address(id)) {
    return { ...opt('id', id), ...(embedded ? { node: embedded } : {}), checks: [] };
  }
  const loaded = await load(id, 'document', inquiry);
  if (!loaded.ok) {
    const { code, detail } = loaded;
    return {
      id,
      ...(embedded && Object.keys(embedded).length > 2 ? { node: embedded } : {}),
      failure: { code, ...(detail ? { detail } : {}) },
      // The award itself may stand; without these documents it cannot be told.
      checks: [note('hosted.fetch', 'unknown', code, detail, id)],
    };
  }
  const own = text(loaded.value.id ?? loaded.value['@id']);
  const differs = own !== undefined && ![id, loaded.url].some((url) => sameAddress(resolve(own, loaded.url), url));
  return {
    id,
    node: loaded.value,
    url: loaded.url,
    checks: differs ? [note('hosted.fetch', 'warn', 'id-differs', { id: own, requested: id }, id)] : [],
  };
}
