/**
 * Thousands of seeded changes: one that alters what was signed never leaves `valid`; one that does not leaves verdict
 * and displayed facts as they were.
 */
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { text } from '../credential/view.ts';
import { type Report, verify } from '../index.ts';
import { badge, DID_DOCUMENT, ISSUER } from '../testing/badges.ts';
import { controllerOf, issue, type Json, newKey, SUITES, type TestKey } from '../testing/issue.ts';
import { statementsOf } from './statements.ts';

const METHOD = `${ISSUER}#key-1`;
const SEED = 20260201;

type Path = (string | number)[];

/** Every place in a document, containers and leaves. */
function places(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [
    at,
    ...Object.entries(value).flatMap(([key, item]) => places(item, [...at, Array.isArray(value) ? Number(key) : key])),
  ];
}

function get(document: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (value as never)?.[key], document);
}

function set(document: Json, path: Path, change: (value: unknown) => unknown): Json {
  const copy = structuredClone(document);
  const last = path.at(-1);
  if (last === undefined) return change(copy) as Json;
  const parent = get(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  const changed = change(parent[last]);
  if (changed === undefined) {
    if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else delete parent[last];
  } else parent[last] = changed;
  return copy;
}

/** Changes of all sorts; many leave the statements as they are, and that is judged, not assumed. */
const CHANGES: Record<string, (value: unknown, word: string) => unknown> = {
  'another text': (value, word) => (typeof value === 'string' ? word : value),
  'text appended': (value, word) => (typeof value === 'string' ? value + word : value),
  'letter case': (value) => (typeof value === 'string' ? value.toUpperCase() : value),
  removed: () => undefined,
  null: () => null,
  'one-element array': (value) => [value],
  'repeated member': (value) => (Array.isArray(value) ? [...value, ...value] : [value, value]),
  'array order': (value) => (Array.isArray(value) ? [...value].reverse() : value),
  'member order': (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  'value object': (value) => (typeof value === 'string' ? { '@value': value } : value),
  'id object': (value) => (typeof value === 'string' ? { id: value } : value),
  'member added': (value, word) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, [word]: word } : value,
  'known member added': (value, word) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, description: word } : value,
  'known member by address': (value, word) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value, 'https://schema.org/name': word }
      : value,
  'inline alias': (value) =>
    Array.isArray(value) && String(value[0]).includes('credentials')
      ? [...value, { titre: 'https://schema.org/name' }]
      : value,
  'inline vocabulary': (value) =>
    Array.isArray(value) && String(value[0]).includes('credentials')
      ? [...value, { '@vocab': 'https://x.example/' }]
      : value,
  number: (value) => (typeof value === 'string' ? 7 : value),
  boolean: (value) => (value === true ? 'true' : value === 'true' ? true : value),
};

/** A short form by default; `ALOI_CHANGES=3000` for the whole. bbs takes 50 ms and more for each. */
const CHANGES_EACH = Number(process.env['ALOI_CHANGES'] ?? 200);
const runsOf = (suite: string) => (suite === 'bbs-2023' ? Math.ceil(CHANGES_EACH / 8) : CHANGES_EACH);
const rows = Object.entries(SUITES).map(([suite, [kind]]) => ({
  suite,
  kind: kind as TestKey['kind'],
  model: suite === 'RsaSignature2018' ? ('1.1' as const) : ('2.0' as const),
}));

describe.each(rows)('$suite', ({ suite, kind, model }) => {
  let signed: Json;
  let before: Report;
  let signedForm: string | undefined;
  let fetch: (url: string) => Promise<Response>;
  const run = (document: unknown) => verify(JSON.stringify(document), { fetch, now: '2026-02-01T12:00:00Z' });

  /** What the proof covers: canonical statements or canonical text of the document, and of the proof's options. */
  async function form({ proof, ...document }: Json): Promise<string | undefined> {
    if (typeof proof !== 'object' || proof === null) return undefined;
    const one = Array.isArray(proof) ? proof[0] : proof;
    const { proofValue, jws, ...options } = one as Json;
    // The signature value itself is no statement: its text counts, however it is wrapped.
    const value = text(proofValue ?? jws);
    if (suite.includes('jcs')) return `${canonicalize(document)}${canonicalize(options)}${value}`;
    const [whole, own] = [
      await statementsOf(document),
      await statementsOf({ ...options, '@context': document['@context'] }),
    ];
    if (!whole.ok || !own.ok || whole.dropped.length + own.dropped.length > 0) return undefined;
    return whole.canonical + own.canonical + value;
  }

  beforeAll(async () => {
    const key = await newKey(kind);
    const published = JSON.stringify(controllerOf(ISSUER, key));
    fetch = async (url) => {
      if (url !== DID_DOCUMENT) throw new TypeError('unreachable');
      return new Response(published, { headers: { 'content-type': 'application/json' } });
    };
    signed = await issue(badge(model), suite, key, { method: METHOD });
    before = await run(signed);
    signedForm = await form(signed);
    expect(before.verdict).toBe('valid');
    expect(signedForm).toBeDefined();
  });

  it('altered never verifies, unaltered says the same', { timeout: 1_200_000 }, async () => {
    const all = places(signed);
    let [altered, same] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: all.length - 1 }),
        fc.constantFrom(...Object.keys(CHANGES)),
        fc.constantFrom('x', 'mention', 'Doctorat', 'name', 'https://autre.example/', '2031-01-01T00:00:00Z'),
        async (index, name, word) => {
          const changed = set(signed, all[index] ?? [], (value) => CHANGES[name]?.(value, word));
          // An array of the credential is a collection, judged by its parts.
          if (
            JSON.stringify(changed) === JSON.stringify(signed) ||
            typeof changed !== 'object' ||
            changed === null ||
            Array.isArray(changed)
          )
            return;
          const report = await run(changed);
          const now = await form(changed);
          if (now === signedForm) {
            same++;
            // An alias may change names under a good signature: then it is not judged, and never valid.
            const judged = !report.checks.some(({ code }) => code === 'inline-context');
            if (judged)
              expect(report.verdict, `${name} at ${all[index]?.join('/')}: ${JSON.stringify(report.checks)}`).toBe(
                'valid',
              );
            if (report.verdict === 'valid') expect(shown(report)).toEqual(shown(before));
          } else {
            altered++;
            expect(report.verdict, `${name} at ${all[index]?.join('/')}`).not.toBe('valid');
          }
        },
      ),
      { seed: SEED, numRuns: runsOf(suite) },
    );
    expect(altered).toBeGreaterThan(5);
    if (!suite.includes('jcs') && suite !== 'bbs-2023') expect(same).toBeGreaterThan(5);
  });
});

function shown({ issuer, achievement, recipient, dates, evidence, alignments, standard }: Report): unknown {
  return { issuer, achievement, recipient, dates, evidence, alignments, standard };
}
