/** CBOR of strangers (RFC 8949), by cborg, with limits on depth and number; names that stand twice are refused. */
import { type DecodeOptions, decode, type TagDecoder, type Token, Tokenizer, Type } from 'cborg';

type Tokens = NonNullable<DecodeOptions['tokenizer']>;

/** Tag 24: CBOR in bytes. `encoded`: as it came, with the tag and its length, for that is what digests are over. */
export class Embedded {
  readonly content: Uint8Array;
  readonly encoded: Uint8Array;

  constructor(content: Uint8Array, encoded: Uint8Array) {
    this.content = content;
    this.encoded = encoded;
  }
}

/** Any other tag: 0 (date and time), 1004 (date alone: RFC 8943), and what nobody here knows. */
export class Labelled {
  readonly tag: number;
  readonly value: unknown;

  constructor(tag: number, value: unknown) {
    this.tag = tag;
    this.value = value;
  }
}

export type Cbor =
  | { ok: true; value: unknown }
  | { ok: false; why: 'too-deep' | 'too-large' | 'broken-cbor'; reason: string };

/** Levels; a mobile document has seven. */
const DEEPEST = 32;
const MOST = 200_000;

class TooDeep extends Error {}
class TooMany extends Error {}

/** Never throws. */
export function readItem(bytes: Uint8Array): Cbor {
  const tokenizer = new Watched(bytes);
  const tagged = (tag: number): TagDecoder => {
    return (inner) => {
      const start = tokenizer.last;
      const value = inner();
      if (tag !== 24) return new Labelled(tag, value);
      if (!(value instanceof Uint8Array)) throw new TypeError('tag 24 without bytes');
      return new Embedded(value, bytes.subarray(start, tokenizer.pos()));
    };
  };
  const tags = new Proxy({} as Record<number, TagDecoder>, { get: (_, tag) => tagged(Number(tag)) });
  try {
    return { ok: true, value: decode(bytes, { ...OPTIONS, tokenizer, tags }) };
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 120) : '';
    const why = error instanceof TooDeep ? 'too-deep' : error instanceof TooMany ? 'too-large' : 'broken-cbor';
    return { ok: false, why, reason };
  }
}

const OPTIONS = { useMaps: true, rejectDuplicateMapKeys: true, allowUndefined: false } as const;

/** cborg goes as deep as the bytes say; this one counts. */
class Watched implements Tokens {
  /** Where the token read last begins. */
  last = 0;
  readonly #inner: Tokens;
  /** Of each open array, map or tag: how many items are still to come. */
  readonly #open: number[] = [];
  #read = 0;

  constructor(bytes: Uint8Array) {
    this.#inner = new Tokenizer(bytes, OPTIONS);
  }

  pos(): number {
    return this.#inner.pos();
  }

  done(): boolean {
    return this.#inner.done();
  }

  next(): Token {
    this.last = this.#inner.pos();
    const token = this.#inner.next();
    this.#read += 1;
    if (this.#read > MOST) throw new TooMany('too many items');
    this.#count(token);
    return token;
  }

  #count({ type, value }: Token): void {
    const open = this.#open;
    if (Type.equals(type, Type.break)) open.pop();
    else if (open.length > 0) open.push((open.pop() ?? 0) - 1);
    const items = Type.equals(type, Type.array)
      ? Number(value)
      : Type.equals(type, Type.map)
        ? Number(value) * 2
        : Type.equals(type, Type.tag)
          ? 1
          : 0;
    if (items > 0) open.push(items);
    else while (open.at(-1) === 0) open.pop();
    if (open.length > DEEPEST) throw new TooDeep('too deep');
  }
}
