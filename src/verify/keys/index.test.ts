import { base58, base64urlnopad } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inquiry } from '../inquiry.ts';
import { doorOf, type Served } from '../testing/door.ts';
import { findKey } from './index.ts';
import type { KeyAsk } from './types.ts';

const NOW = Date.parse('2026-11-01T12:00:00Z');
const raw = (fill: number) => new Uint8Array(32).fill(fill);
const multi = (fill: number) => `z${base58.encode(Uint8Array.of(0xed, 0x01, ...raw(fill)))}`;
const jwkOf = (fill: number) => ({ kty: 'OKP', crv: 'Ed25519', x: base64urlnopad.encode(raw(fill)) });

const inquiry = (world: Record<string, Served>): Inquiry => ({ door: doorOf(world), now: NOW, depth: 0 });
const find = (method: string, issuer: string | undefined, world: Record<string, Served> = {}) => {
  const ask: KeyAsk = { method, relationship: 'assertionMethod', ...(issuer === undefined ? {} : { issuer }) };
  return findKey(ask, inquiry(world));
};
const method = (id: string, fill: number, more: object = {}) => ({
  id,
  type: 'Multikey',
  publicKeyMultibase: multi(fill),
  ...more,
});

describe('did:key', () => {
  const did = `did:key:${multi(1)}`;

  it.each([did, `${did}#${multi(1)}`])('passes as its own list: %s', async (id) => {
    const result = await find(id, did);
    expect(result).toMatchObject({ outcome: 'pass', controller: did, key: { kind: 'Ed25519' } });
    expect(result.host).toBeUndefined();
  });

  it('fails when the fragment is another key', async () => {
    expect(await find(`${did}#${multi(2)}`, did)).toMatchObject({ outcome: 'fail', code: 'key-not-listed' });
  });

  it.each([did, `${did}#${multi(1)}`])('fails for another issuer, with or without fragment: %s', async (id) => {
    const keys = (of: string) => ({
      id: of,
      verificationMethod: [method('#k', 2, { controller: of })],
      assertionMethod: ['#k'],
    });
    const web = {
      'https://victim.example/.well-known/did.json': { body: keys('did:web:victim.example') },
      'https://victim.example/issuer': { body: keys('https://victim.example/issuer') },
    };
    for (const issuer of ['did:web:victim.example', 'https://victim.example/issuer', `did:key:${multi(2)}`]) {
      const found = await find(id, issuer, web);
      expect(found).toMatchObject({ outcome: 'fail', code: 'key-of-another', key: { bytes: raw(1) } });
    }
  });

  it('is unknown when an open redirector on a good host leads to somebody else’s list', async () => {
    const trap = 'https://victim.example/leave?to=evil';
    const body = { id: trap, verificationMethod: [method('#k', 1, { controller: trap })], assertionMethod: ['#k'] };
    const found = await find(`${trap}#k`, trap, { [trap]: { body, url: 'https://evil.example/list.json' } });
    expect(found).toMatchObject({ outcome: 'unknown', detail: { reason: 'host-differs' } });
    expect(
      (await find(`${trap}#k`, trap, { [trap]: { body, url: 'https://www.victim.example/list.json' } })).outcome,
    ).toBe('pass');
  });

  it.each<[string, Record<string, Served>]>([
    ['cannot be had', {}],
    ['is not there', { 'https://victim.example/issuer': { status: 404, body: {} } }],
    [
      'has no keys in it',
      { 'https://victim.example/issuer': { body: { id: 'https://victim.example/issuer', type: 'Profile' } } },
    ],
  ])('is unknown for another issuer whose list %s', async (_, web) => {
    const found = await find(did, 'https://victim.example/issuer', web);
    expect(found).toMatchObject({ outcome: 'unknown', code: 'key-list-unavailable', key: { bytes: raw(1) } });
  });

  it('is unknown for a kind of key that cannot be read', async () => {
    expect(await find('did:key:z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc', undefined)).toMatchObject({
      outcome: 'unknown',
      code: 'key-unsupported',
    });
  });
});

describe('did:jwk', () => {
  const of = (jwk: object) => `did:jwk:${base64urlnopad.encode(new TextEncoder().encode(JSON.stringify(jwk)))}`;

  it('passes with #0, fails with another fragment, another issuer, or an encryption key', async () => {
    const did = of(jwkOf(3));
    expect(await find(`${did}#0`, did)).toMatchObject({ outcome: 'pass', key: { bytes: raw(3) } });
    expect(await find(`${did}#1`, did)).toMatchObject({ outcome: 'fail', code: 'key-not-listed' });
    expect(await find(`${did}#0`, of(jwkOf(4)))).toMatchObject({ outcome: 'fail', code: 'key-of-another' });
    expect(await find(`${did}#0`, 'did:web:a.example')).toMatchObject({ outcome: 'unknown' });
    const secret = of({ ...jwkOf(3), use: 'enc' });
    expect(await find(`${secret}#0`, secret)).toMatchObject({ outcome: 'fail', code: 'key-not-authorised' });
    expect(await find('did:jwk:e30x#0', undefined)).toMatchObject({ outcome: 'unknown', code: 'key-unsupported' });
  });
});

describe('did:web', () => {
  const did = 'did:web:university.example';
  const address = 'https://university.example/.well-known/did.json';
  const doc = (more: object = {}) => ({
    id: did,
    verificationMethod: [method(`${did}#key-1`, 1, { controller: did })],
    assertionMethod: [`${did}#key-1`],
    ...more,
  });

  it('passes when listed under assertionMethod, by reference, relative or embedded', async () => {
    const docs = [
      doc(),
      doc({ verificationMethod: [method('#key-1', 1, { controller: did })], assertionMethod: ['#key-1'] }),
      doc({ verificationMethod: [], assertionMethod: [method('#key-1', 1, { controller: did })] }),
      doc({ assertionMethod: `${did}#key-1` }),
    ];
    for (const body of docs) {
      const result = await find(`${did}#key-1`, did, { [address]: { body } });
      expect(result).toMatchObject({ outcome: 'pass', host: 'university.example', controller: did });
      expect(result.key?.bytes).toEqual(raw(1));
    }
  });

  it('finds a relative method on the issuer', async () => {
    expect(await find('#key-1', did, { [address]: { body: doc() } })).toMatchObject({ outcome: 'pass' });
  });

  it('fails for a key from the fragment that the list does not have, and hands it out as a hint', async () => {
    const result = await find(`${did}#${multi(9)}`, did, { [address]: { body: doc() } });
    expect(result).toMatchObject({ outcome: 'fail', code: 'key-not-listed', key: { bytes: raw(9) } });
  });

  it('fails for a key that is listed for something else', async () => {
    for (const body of [
      doc({ assertionMethod: [] }),
      doc({ assertionMethod: undefined, authentication: [`${did}#key-1`] }),
      doc({ assertionMethod: undefined }),
      doc({ verificationMethod: [], assertionMethod: [], keyAgreement: [method('#key-1', 1)] }),
    ]) {
      const result = await find(`${did}#key-1`, did, { [address]: { body } });
      expect(result).toMatchObject({ outcome: 'fail', code: 'key-not-authorised' });
    }
  });

  it('fails when the method names another controller, or the controller is not the issuer', async () => {
    const body = doc({ verificationMethod: [method('#key-1', 1, { controller: 'did:web:other.example' })] });
    expect(await find(`${did}#key-1`, did, { [address]: { body } })).toMatchObject({ code: 'key-of-another' });
    const other = { id: 'did:web:other.example', verificationMethod: [method('#k', 2)], assertionMethod: ['#k'] };
    const web = { [address]: { body: doc() }, 'https://other.example/.well-known/did.json': { body: other } };
    expect(await find(`${did}#key-1`, 'did:web:other.example', web)).toMatchObject({
      outcome: 'fail',
      code: 'key-of-another',
    });
  });

  it.each<[string, Served, string]>([
    ['404', { status: 404, body: {} }, 'http-error'],
    ['500', { status: 500, body: doc() }, 'http-error'],
    ['html', { body: '<html>', mediaType: 'text/html' }, 'wrong-media-type'],
    ['broken JSON', { body: '{' }, 'broken-json'],
    ['a list', { body: '[]' }, 'broken-json'],
    ['too deep', { body: '['.repeat(100_000) }, 'too-deep'],
    ['another id', { body: doc({ id: 'did:web:other.example' }) }, 'id-differs'],
    ['no id', { body: { keys: [{ ...jwkOf(1), kid: 'key-1' }] } }, 'id-differs'],
    ['no answer', { code: 'timeout' }, 'timeout'],
  ])('is unknown for %s, with the multibase fragment as a hint', async (_, served, reason) => {
    const result = await find(`${did}#${multi(1)}`, did, { [address]: served });
    expect(result).toMatchObject({ outcome: 'unknown', code: 'key-list-unavailable', detail: { reason } });
    expect(result.key?.bytes).toEqual(raw(1));
  });

  it('is unknown for a list longer than any', async () => {
    const verificationMethod = Array.from({ length: 1000 }, (_, n) => method(`#key-${n}`, n % 256));
    const result = await find(`${did}#key-1`, did, { [address]: { body: doc({ verificationMethod }) } });
    expect(result).toMatchObject({ outcome: 'unknown', detail: { reason: 'too-many-keys' } });
  });

  it('keeps the code of a private address, which the person can allow', async () => {
    const result = await find(`${did}#key-1`, did, { [address]: { code: 'private-address' } });
    expect(result).toMatchObject({ outcome: 'unknown', code: 'private-address' });
  });

  it('is unknown for a key of an unknown kind', async () => {
    const body = doc({ verificationMethod: [{ id: '#key-1', type: 'Kyber', publicKeyMultibase: 'zzz' }] });
    expect(await find(`${did}#key-1`, did, { [address]: { body } })).toMatchObject({ code: 'key-unsupported' });
  });

  it('reports expiry and revocation of the method', async () => {
    const dated = (more: object) => ({ [address]: { body: doc({ verificationMethod: [method('#key-1', 1, more)] }) } });
    expect(await find(`${did}#key-1`, did, dated({ expires: '2025-01-01T00:00:00Z' }))).toMatchObject({
      outcome: 'pass',
      expires: '2025-01-01T00:00:00Z',
    });
    for (const revoked of ['2025-01-01T00:00:00Z', true, 'some day']) {
      expect(await find(`${did}#key-1`, did, dated({ revoked }))).toMatchObject({
        outcome: 'unknown',
        code: 'key-revoked',
      });
    }
    expect(await find(`${did}#key-1`, did, dated({ revoked: '2099-01-01T00:00:00Z' }))).toMatchObject({
      outcome: 'pass',
    });
  });

  it('says which host served the list after a redirect', async () => {
    const world = { [address]: { body: doc(), url: 'https://cdn.example/did.json' } };
    expect((await find(`${did}#key-1`, did, world)).host).toBe('cdn.example');
  });

  it.each([
    ['did:web:a.example%3A3000:p:q', 'https://a.example:3000/p/q/did.json'],
    ['did:web:a.example:issuers:1', 'https://a.example/issuers/1/did.json'],
  ])('reads the address of %s', async (id, url) => {
    const body = { id, verificationMethod: [method('#k', 1)], assertionMethod: ['#k'] };
    expect(await find(`${id}#k`, id, { [url]: { body } })).toMatchObject({ outcome: 'pass' });
  });

  it.each([
    'did:web:a.example:..:b',
    'did:web:a.example:%2e%2e:b',
    'did:web:a.example:x%2Fy',
    'did:web:user%40a.example',
    'did:web:a.example%2Fpath',
    'did:web:a.example::b',
    'did:web:a.example/path',
    'did:web:a.example?x=1',
  ])('does not fetch for %s', async (id) => {
    const door = doorOf({});
    const result = await findKey(
      { method: `${id}#k`, issuer: id, relationship: 'assertionMethod' },
      { door, now: NOW, depth: 0 },
    );
    expect(result).toMatchObject({ outcome: 'unknown', code: 'key-list-unavailable', detail: { reason: 'bad-did' } });
    expect(door.asked).toEqual([]);
  });
});

describe('https controller document', () => {
  const id = 'https://college.example/issuers/1';
  const doc = (more: object = {}) => ({
    id,
    type: 'Profile',
    verificationMethod: [method(`${id}#key-1`, 1, { controller: id })],
    assertionMethod: [`${id}#key-1`],
    ...more,
  });

  it('passes when listed; http and https are one', async () => {
    expect(await find(`${id}#key-1`, id, { [id]: { body: doc() } })).toMatchObject({
      outcome: 'pass',
      host: 'college.example',
    });
    const plain = id.replace('https', 'http');
    expect(await find(`${plain}#key-1`, plain, { [id]: { body: doc() } })).toMatchObject({ outcome: 'pass' });
  });

  it('fails for the forgery with a key in the fragment of the victim, list or no list in the profile', async () => {
    for (const body of [doc(), { id, type: 'Profile', name: 'College' }]) {
      const result = await find(`${id}#${multi(9)}`, id, { [id]: { body } });
      expect(result).toMatchObject({ outcome: 'fail', code: 'key-not-listed' });
    }
  });

  it('is unknown when the document has another id', async () => {
    const result = await find(`${id}#key-1`, id, { [id]: { body: doc({ id: 'https://college.example/issuers/2' }) } });
    expect(result).toMatchObject({ outcome: 'unknown', code: 'key-list-unavailable' });
  });

  it('takes the older publicKey for a list only where there are no relationships', async () => {
    const publicKey = [method(`${id}#key-1`, 1, { owner: id })];
    const old = { id, publicKey };
    expect(await find(`${id}#key-1`, id, { [id]: { body: old } })).toMatchObject({ outcome: 'pass' });
    const newer = { id, publicKey, authentication: [`${id}#key-1`] };
    expect(await find(`${id}#key-1`, id, { [id]: { body: newer } })).toMatchObject({ code: 'key-not-authorised' });
    const foreign = { id, publicKey: [method(`${id}#key-1`, 1, { owner: 'https://other.example/' })] };
    expect(await find(`${id}#key-1`, id, { [id]: { body: foreign } })).toMatchObject({ code: 'key-of-another' });
  });

  it("passes for a key of another's that the issuer's own list has, by id or by thumbprint", async () => {
    const did = `did:key:${multi(5)}`;
    for (const assertionMethod of [[did], [`${did}#${multi(5)}`], [method(`${id}#k5`, 5, { controller: id })]]) {
      const world = { [id]: { body: doc({ assertionMethod }) } };
      const result = await find(`${did}#${multi(5)}`, id, world);
      if (assertionMethod[0] === did) expect(result).toMatchObject({ code: 'key-of-another' });
      else expect(result).toMatchObject({ outcome: 'pass', host: 'college.example', detail: { listedBy: id } });
    }
    // Listed, but not for assertions.
    const world = { [id]: { body: doc({ authentication: [method(`${id}#k5`, 5)] }) } };
    expect(await find(`${did}#${multi(5)}`, id, world)).toMatchObject({ outcome: 'fail', code: 'key-of-another' });
  });
});

describe('a key at its own address', () => {
  const issuer = 'https://college.example/issuers/1';
  const kid = 'https://college.example/keys/1.json';
  const profile = { id: issuer, type: 'Profile' };
  const jwk: Served = { body: jwkOf(1) };

  it('passes on the origin of an issuer that publishes no list', async () => {
    for (const world of [{ [issuer]: { body: profile } }, { [issuer]: { status: 404, body: {} } }] as const) {
      expect(await find(kid, issuer, { [kid]: jwk, ...world })).toMatchObject({
        outcome: 'pass',
        host: 'college.example',
        controller: issuer,
      });
    }
  });

  it('passes anywhere when the issuer lists it, by id or thumbprint; fails when the list has others', async () => {
    const elsewhere = 'https://keys.example/1.json';
    const lists = (assertionMethod: unknown[]) => ({
      [elsewhere]: jwk,
      [kid]: jwk,
      [issuer]: { body: { ...profile, assertionMethod } },
    });
    for (const listed of [elsewhere, method('#a', 1), { id: '#b', type: 'JsonWebKey', publicKeyJwk: jwkOf(1) }]) {
      expect(await find(elsewhere, issuer, lists([listed]))).toMatchObject({ outcome: 'pass', key: { bytes: raw(1) } });
    }
    expect(await find(elsewhere, issuer, lists([method('#a', 2)]))).toMatchObject({ code: 'key-not-listed' });
    expect(await find(kid, issuer, lists([method('#a', 2)]))).toMatchObject({
      outcome: 'fail',
      code: 'key-not-listed',
    });
    // The same id with another key is no match.
    const other = lists([{ ...method(elsewhere, 2) }]);
    expect(await find(elsewhere, issuer, other)).toMatchObject({ outcome: 'fail', code: 'key-not-listed' });
    const asleep = { ...lists([]), [issuer]: { body: { ...profile, authentication: [method('#a', 1)] } } };
    expect(await find(elsewhere, issuer, asleep)).toMatchObject({ outcome: 'fail', code: 'key-not-authorised' });
  });

  it.each<[string, string, Record<string, Served>]>([
    ['on another origin', 'https://evil.example/key.json', {}],
    ['on a sub-domain', 'https://files.college.example/key.json', {}],
    ['on another port', 'https://college.example:8443/key.json', {}],
    ['as plain text', kid, { [kid]: { body: JSON.stringify(jwkOf(1)), mediaType: 'text/plain' } }],
    ['as a file to save', kid, { [kid]: { body: jwkOf(1), download: true } }],
    ['after a redirect away', kid, { [kid]: { body: jwkOf(1), url: 'https://evil.example/key.json' } }],
  ])('is unknown %s', async (_, address, more) => {
    const world = { [address]: jwk, [issuer]: { body: profile }, ...more };
    expect(await find(address, issuer, world)).toMatchObject({ outcome: 'unknown', code: 'key-not-bound' });
  });

  it('is known by its address, not by the name it gives itself', async () => {
    const evil = 'https://evil.example/key.json';
    const [id, own] = ['https://college.example/keys/old.json', `${issuer}#1`];
    const lists: object[] = [
      { assertionMethod: [id] },
      { publicKey: id },
      { publicKey: [{ id, owner: issuer, publicKeyPem: 'unreadable' }] },
      { verificationMethod: [{ ...method(own, 2), publicKeyMultibase: 'z6unreadable' }], assertionMethod: [own] },
    ];
    for (const list of lists) {
      for (const name of [id, own]) {
        for (const body of [
          { ...jwkOf(1), kid: name },
          { keys: [{ ...jwkOf(1), kid: name }] },
          { id: name, type: 'Multikey', publicKeyMultibase: multi(1) },
        ]) {
          const world = { [evil]: { body }, [issuer]: { body: { ...profile, ...list } } };
          for (const asked of [evil, `${evil}#1`]) {
            expect((await find(asked, issuer, world)).outcome, JSON.stringify([list, body])).not.toBe('pass');
          }
        }
      }
    }
  });

  it('is unknown where the issuer’s own address leads to another site', async () => {
    const away = { body: jwkOf(1), url: 'https://evil.example/key.json' };
    expect(await find(kid, kid, { [kid]: jwk })).toMatchObject({ outcome: 'pass' });
    expect(await find(kid, kid, { [kid]: away })).toMatchObject({ outcome: 'unknown', code: 'key-list-unavailable' });
  });

  it('is unknown on hosts where anyone may put a file', async () => {
    const shared = 'https://storage.googleapis.com/college/issuer.json';
    const evil = 'https://storage.googleapis.com/evil/key.json';
    expect(await find(evil, shared, { [shared]: { body: { id: shared } }, [evil]: jwk })).toMatchObject({
      outcome: 'unknown',
      code: 'key-not-bound',
    });
  });

  it('is unknown while the issuer cannot be asked', async () => {
    expect(await find(kid, issuer, { [kid]: jwk })).toMatchObject({ outcome: 'unknown', code: 'key-list-unavailable' });
    expect(await find(kid, issuer, { [issuer]: { body: profile } })).toMatchObject({
      outcome: 'unknown',
      code: 'key-list-unavailable',
    });
    expect(await find(kid, undefined, { [kid]: jwk })).toMatchObject({ outcome: 'unknown', code: 'key-not-bound' });
  });

  it('picks from a JWK set by kid', async () => {
    const set = 'https://college.example/jwks.json';
    const body = {
      keys: [
        { ...jwkOf(1), kid: 'a' },
        { ...jwkOf(2), kid: `${set}#b` },
        { ...jwkOf(3), kid: 'c', use: 'enc' },
      ],
    };
    const world: Record<string, Served> = { [set]: { body }, [issuer]: { body: profile } };
    expect((await find(`${set}#a`, issuer, world)).key?.bytes).toEqual(raw(1));
    expect((await find(`${set}#b`, issuer, world)).key?.bytes).toEqual(raw(2));
    expect(await find(`${set}#c`, issuer, world)).toMatchObject({ outcome: 'fail', code: 'key-not-authorised' });
    expect(await find(`${set}#d`, issuer, world)).toMatchObject({ outcome: 'fail', code: 'key-not-listed' });
    expect(await find(set, issuer, world)).toMatchObject({ outcome: 'fail', code: 'key-not-listed' });
  });

  it("fails when the key says that it is another's", async () => {
    const body = { id: kid, type: 'Multikey', controller: 'https://other.example/', publicKeyMultibase: multi(1) };
    expect(await find(kid, issuer, { [kid]: { body }, [issuer]: { body: profile } })).toMatchObject({
      outcome: 'fail',
      code: 'key-of-another',
    });
  });
});

describe('what has no list', () => {
  it('names the DID method', async () => {
    expect(await find(`did:ion:EiA#${multi(4)}`, 'did:ion:EiA')).toMatchObject({
      outcome: 'unknown',
      code: 'did-method-unsupported',
      detail: { method: 'ion' },
      key: { bytes: raw(4) },
    });
    const web = {
      'https://a.example/.well-known/did.json': {
        body: { id: 'did:web:a.example', verificationMethod: [method('#k', 2)], assertionMethod: ['#k'] },
      },
    };
    expect(await find('did:ion:EiA#k', 'did:web:a.example', web)).toMatchObject({ code: 'key-of-another' });
    expect(await find('did:ion:EiA#k', 'did:web:a.example')).toMatchObject({ outcome: 'unknown' });
  });

  it('asks a resolver only where one is named, and takes only the DID’s own document from it', async () => {
    const did = 'did:ebsi:zsSgDXeYPhZ3AuKhTFneDf1';
    const document = { id: did, verificationMethod: [method('#k', 4)], assertionMethod: ['#k'] };
    const at = (body: object) => ({
      [`https://resolver.example/1.0/identifiers/${encodeURIComponent(did)}`]: { body },
    });
    const resolver = 'https://resolver.example/1.0/identifiers/{did}';
    const ask = (body: object, named: string | undefined = resolver) =>
      findKey(
        { method: `${did}#k`, issuer: did, relationship: 'assertionMethod' },
        { door: doorOf(at(body)), now: NOW, depth: 0, resolver: named },
      );
    expect(await ask({ didDocument: document })).toMatchObject({ outcome: 'pass', key: { bytes: raw(4) } });
    expect((await ask({ didDocument: document })).host).toBeUndefined();
    expect(await ask(document)).toMatchObject({ outcome: 'pass' });
    expect(await ask({ didDocument: { ...document, id: 'did:ebsi:other' } })).toMatchObject({ outcome: 'unknown' });
    expect(await ask({ didDocument: document, didDocumentMetadata: { deactivated: true } })).toMatchObject({
      outcome: 'unknown',
    });
    expect(await ask(document, 'http://resolver.example/{did}')).toMatchObject({ code: 'did-method-unsupported' });
    expect(await find(`${did}#k`, did, at(document))).toMatchObject({ code: 'did-method-unsupported' });
  });

  it('answers whatever the method is', async () => {
    for (const odd of ['', 'key-1', 'urn:uuid:1', 'did:', 'did:key:', 'did:web:', 'https://', '##']) {
      expect((await find(odd, undefined)).outcome).not.toBe('pass');
    }
    await fc.assert(
      fc.asyncProperty(
        fc.string(),
        fc.constantFrom('', 'did:key:', 'did:web:', 'did:jwk:', 'https://'),
        async (s, p) => {
          expect((await find(p + s, 'https://issuer.example/')).outcome).not.toBe('pass');
        },
      ),
    );
  });
});
