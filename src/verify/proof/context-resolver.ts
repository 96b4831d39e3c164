/**
 * Contexts for jsonld.js, processed once and kept. Expansion is over 70 % of a verification, and most of that is
 * jsonld.js copying and re-processing the same type-scoped contexts for every node (measured; see tests/bench). Nothing
 * of JSON-LD itself is done here: what jsonld.js has processed is only given back to it.
 *
 * Two things make its own cache miss. It copies the active context, deep, before a type-scoped context is looked up, so
 * that the copy is never the same object; and it copies again when it leaves the node. An active context is not changed
 * once processed, so a copy not yet changed counts as what it was copied from, and its definitions are copied only when
 * somebody asks for them: most copies are thrown away unread.
 */
import { type Context, snapshotsOf } from '../contexts/index.ts';

/** An active context of jsonld.js, as far as it is touched here. */
export interface ActiveContext {
  mappings: Map<string, unknown>;
  protected: Record<string, unknown>;
  inverse: unknown;
  getInverse: unknown;
  previousContext?: ActiveContext;
  clone(): ActiveContext;
  revertToPreviousContext(): ActiveContext;
  [keyword: `@${string}`]: unknown;
}

/** Copy -> what it was copied from, until it has been processed into something else. */
const copies = new WeakMap<ActiveContext, ActiveContext>();

/** A copy of definitions, made when first read. */
class Copy implements ActiveContext {
  readonly #source: ActiveContext;
  #mappings: ActiveContext['mappings'] | undefined;
  #protected: ActiveContext['protected'] | undefined;
  inverse: unknown = null;
  getInverse: unknown;
  declare previousContext?: ActiveContext;
  readonly clone = clone;
  readonly revertToPreviousContext = revertToPreviousContext;
  [keyword: `@${string}`]: unknown;

  constructor(source: ActiveContext) {
    this.#source = source;
    this.getInverse = source.getInverse;
    // What is still in the making may change after this copy was asked for.
    if (copies.has(source)) this.#copy();
  }

  #copy(): void {
    this.#mappings = new Map(this.#source.mappings);
    this.#protected = { ...this.#source.protected };
  }

  get mappings(): ActiveContext['mappings'] {
    if (!this.#mappings) this.#copy();
    return this.#mappings as ActiveContext['mappings'];
  }

  get protected(): ActiveContext['protected'] {
    if (!this.#protected) this.#copy();
    return this.#protected as ActiveContext['protected'];
  }
}

function clone(this: ActiveContext): ActiveContext {
  const child = new Copy(this);
  if (this.previousContext) child.previousContext = this.previousContext;
  // The same three as jsonld.js copies.
  for (const keyword of ['@base', '@language', '@vocab'] as const) {
    if (keyword in this) child[keyword] = this[keyword];
  }
  copies.set(child, this);
  return child;
}

function revertToPreviousContext(this: ActiveContext): ActiveContext {
  return this.previousContext ?? this;
}

interface Processed {
  context: ActiveContext;
  events: unknown[];
}

/** One context object with what it makes of each active context. */
class KeptContext {
  readonly document: unknown;
  readonly #processed = new WeakMap<ActiveContext, Processed>();
  /** For a copy made to enter a node (`@propagate: false`), by what it was copied from. */
  readonly #entered = new WeakMap<ActiveContext, Processed>();

  constructor(document: unknown) {
    this.document = document;
  }

  getProcessed(active: ActiveContext): Processed | undefined {
    const known = this.#processed.get(active);
    if (known) return known;
    const origin = entered(active);
    return origin && this.#entered.get(origin);
  }

  setProcessed(active: ActiveContext, processed: Processed): void {
    // What has been processed is itself from now on.
    copies.delete(processed.context);
    const origin = entered(active);
    if (origin) this.#entered.set(origin, processed);
    else this.#processed.set(active, processed);
  }
}

/** What a fresh copy was made from in order to enter a node: jsonld.js links it as `previousContext`. */
function entered(active: ActiveContext): ActiveContext | undefined {
  const origin = copies.get(active);
  return origin !== undefined && active.previousContext === origin ? origin : undefined;
}

const bundled = new Map<string, KeptContext[]>();
/** Scoped contexts stand inside bundled ones and keep their identity. */
const scoped = new WeakMap<object, KeptContext>();

/** The `contextResolver` of one expansion. Throws for a context that is not bundled. */
export class ContextResolver {
  readonly #date: string;

  /** @param date newest snapshot of contexts to use, `YYYY-MM` */
  constructor(date: string) {
    this.#date = date;
  }

  async resolve({ activeCtx, context }: { activeCtx: ActiveContext; context: unknown }): Promise<KeptContext[]> {
    if (activeCtx.clone !== clone) Object.assign(activeCtx, { clone, revertToPreviousContext });
    return this.#all(context);
  }

  #all(context: unknown): KeptContext[] {
    const inner = isObject(context) && context['@context'] ? context['@context'] : context;
    return (Array.isArray(inner) ? inner : [inner]).flatMap((one): KeptContext[] => {
      if (typeof one === 'string') return this.#byAddress(one);
      if (one === null) return [new KeptContext(null)];
      if (!isObject(one)) throw new TypeError('a context is neither an address nor an object');
      const kept = scoped.get(one) ?? new KeptContext(one);
      scoped.set(one, kept);
      return [kept];
    });
  }

  #byAddress(url: string): KeptContext[] {
    const snapshots = snapshotsOf(url);
    const snapshot = snapshots?.find((one) => one.date <= this.#date) ?? snapshots?.at(-1);
    if (!snapshot) throw new Error(`context not bundled: ${url}`);
    const key = `${snapshot.date} ${url}`;
    const kept = bundled.get(key) ?? this.#all((snapshot.document as Context)['@context']);
    bundled.set(key, kept);
    return kept;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
