import { expect, test } from 'vitest';
import { payloadOf } from './payload.ts';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (claims: object, header: object = { alg: 'ES256' }) =>
  `${part(header)}.${part(claims)}.${Buffer.alloc(64, 1).toString('base64url')}`;
const OB3 = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
};

test.each([
  'https://badges.example/b/1',
  'HTTPS://BADGES.EXAMPLE/B/1',
  'http://badges.example/b?x=1#y',
  '  https://badges.example/b/1\n',
])('an address: %s', (text) => {
  expect(payloadOf(text)).toEqual({ kind: 'address', url: text.trim() });
});

test.each([
  JSON.stringify(OB3),
  token({ vc: OB3 }),
  token({ iss: 'https://i.example', ...OB3 }),
  `${token({ vct: 'https://i.example/t' }, { alg: 'ES256', typ: 'dc+sd-jwt' })}~WyJzYWx0Iiwibm1lIiwiQSJd~`,
])('a credential itself: %s', (text) => {
  expect(payloadOf(text)).toEqual({ kind: 'credential', text });
});

test.each([
  ['openid4vp://authorize?client_id=https%3A%2F%2Fv.example', 'openid4vp'],
  ['OPENID-CREDENTIAL-OFFER://?credential_offer=%7B%7D', 'openid-credential-offer'],
  ['haip://?request_uri=https://x.example', 'haip'],
  ['eudi-openid4vp://x', 'eudi-openid4vp'],
  ['dccrequest://request?issuer=x', 'dccrequest'],
  ['https://wallet.example/open?credential_offer_uri=https%3A%2F%2Fi.example%2Fo', 'wallet.example'],
  ['https://wallet.example/#request_uri=https%3A%2F%2Fi.example%2Fo', 'wallet.example'],
])('a request to a wallet: %s', (text, scheme) => {
  expect(payloadOf(text)).toEqual({ kind: 'wallet', scheme });
});

test.each(['VP1-B3ECQDI', 'VC1-RSJ'])('a packed credential: %s', (text) => {
  expect(payloadOf(text)).toEqual({ kind: 'compact', text });
});

test.each([
  'WIFI:T:WPA;S=atelier;P=secret;;',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'ftp://badges.example/b',
  'https://a b.example/',
  'see https://badges.example/b/1',
  '{"name":"nobody"}',
  '{"@context":"https://w3id.org/openbadges/v2","type":"BadgeClass"}',
  token({ sub: '42', scope: 'session' }),
  `before ${token({ vc: OB3 })} after`,
  'did:key:z6Mk',
])('anything else: %s', (text) => {
  expect(payloadOf(text)).toEqual({ kind: 'other', text });
});
