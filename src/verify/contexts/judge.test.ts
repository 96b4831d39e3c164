import { describe, expect, it } from 'vitest';
import { judgeContexts } from './judge.ts';

const VC = 'https://www.w3.org/ns/credentials/v2';
const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const outcome = (contexts: unknown, more: object = {}, signs: 'statements' | 'bytes' = 'statements') =>
  judgeContexts({ '@context': contexts, ...more }, signs).map((check) => `${check.outcome}:${check.code ?? ''}`);

describe('judgeContexts', () => {
  it('passes documents that name bundled contexts only', () => {
    expect(outcome([VC, OB])).toEqual(['pass:']);
  });

  it('cannot judge statements of a context that is not bundled, and only warns where bytes are signed', () => {
    expect(outcome([VC, 'https://autre.example/context.json'])).toEqual(['unknown:unknown-context']);
    expect(outcome([VC, 'https://autre.example/context.json'], {}, 'bytes')).toEqual(['warn:unknown-context']);
  });

  it('accepts an inline context that merely adds', () => {
    expect(outcome([VC, OB, { atelier: 'https://ecole.example/terms#atelier' }])).toEqual(['warn:inline-context']);
    expect(
      outcome([VC, OB, { ecole: 'https://ecole.example/terms#', lieu: { '@id': 'ecole:lieu', '@type': '@id' } }]),
    ).toEqual(['warn:inline-context']);
  });

  it.each([
    ['a vocabulary for everything', { '@vocab': 'https://ecole.example/' }],
    ['a base', { '@base': 'https://ecole.example/' }],
    ['an import', { '@import': VC }],
    ['another language', { '@language': 'fr' }],
    ['an alias of a keyword', { nom: '@id' }],
    ['an alias of a keyword, as an object', { nom: { '@id': '@index' } }],
    ['a term that the other contexts define', { name: 'https://ecole.example/name' }],
    ['another name for a signed term', { titre: 'https://schema.org/name' }],
    ['the same through a prefix', { s: 'https://schema.org/', titre: 's:name' }],
    ['a prefix of signed terms', { s: 'https://schema.org/' }],
    ['the same through a bundled prefix', { titre: 'schema:name', schema: 'https://schema.org/' }],
    ['a reverse property', { de: { '@reverse': 'https://ecole.example/de' } }],
    ['a nesting term', { de: { '@id': 'https://ecole.example/de', '@nest': 'x' } }],
    ['an index container', { de: { '@id': 'https://ecole.example/de', '@container': '@index' } }],
    ['a graph container', { de: { '@id': 'https://ecole.example/de', '@container': '@graph' } }],
    ['a scoped context', { de: { '@id': 'https://ecole.example/de', '@context': { name: 'https://x.example/' } } }],
    ['a term taken away', { de: null }],
    ['an address as a term', { 'https://ecole.example/de': 'https://schema.org/name' }],
    ['a reset', null],
    ['a list within a list', [{ de: 'https://ecole.example/de' }]],
  ])('does not trust %s', (_, inline) => {
    expect(outcome([VC, OB, inline])).toContain('unknown:inline-context');
  });

  it('finds an inline context anywhere in the document', () => {
    const nested = { credentialSubject: { achievement: { '@context': { titre: 'https://schema.org/name' } } } };
    expect(outcome([VC, OB], nested)).toContain('unknown:inline-context');
  });

  it('asks for a context where statements are signed', () => {
    expect(judgeContexts({ id: 'x' }, 'statements')).toMatchObject([{ outcome: 'unknown', code: 'context-missing' }]);
  });

  it('sees all of a large document, in time', () => {
    const alias = { '@context': { titre: 'https://schema.org/name' } };
    const padded = { tag: Array.from({ length: 400_000 }, () => 'a'), achievement: alias };
    expect(outcome([VC, OB], padded)).toEqual(['unknown:inline-context']);
    const many = Array.from({ length: 50_000 }, (_, at) => ({
      '@context': { [`a${at}`]: `https://ecole.example/${at}` },
    }));
    const before = performance.now();
    expect(new Set(outcome([VC, OB], { many }))).toEqual(new Set(['unknown:inline-context']));
    expect(outcome([VC, OB], { many }).length).toBeLessThan(100);
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});
