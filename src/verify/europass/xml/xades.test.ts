import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { MIDDLE, ROOT as OPENSSL_ROOT } from '../../certificates/testing/openssl.ts';
import { verify } from '../../index.ts';
import type { Report } from '../../report.ts';
import { certify, type Holder, hierarchy } from '../../testing/authority.ts';
import { doorOf } from '../../testing/door.ts';
import {
  BODY,
  documentWith,
  END,
  ENVELOPED,
  hash,
  ROOT,
  type Sealing,
  sealOf,
  sealXml,
  transform,
  WRITTEN,
  XPATH,
} from '../testing/seal-xml.ts';

const NOW = '2026-06-01T00:00:00Z';
const DS = 'http://www.w3.org/2000/09/xmldsig#';
const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const OPEN = 'unverified certificate-unanchored';
let rsa: Holder;
let ec: Holder;
let other: Holder;
beforeAll(async () => {
  [rsa, ec, other] = await Promise.all([certify({ rsa: true }), certify(), certify({ name: 'Autre' })]);
});

const check = (input: string | Uint8Array, anchors: (string | Uint8Array)[] = [], now = NOW): Promise<Report> =>
  verify(input, { door: doorOf({}), now, anchors });
const brief = ({ verdict, reasons }: Report) => [verdict, ...new Set(reasons)].join(' ');
const found = ({ checks }: Report, id: string) =>
  checks.filter((one) => one.id === id).map(({ outcome, code }) => [outcome, code].filter(Boolean).join(' '));
const detail = ({ checks }: Report, id: string) => checks.find((one) => one.id === id)?.detail;
const shown = ({ issuer, achievement, recipient, dates, source }: Report) =>
  JSON.stringify([issuer, achievement, recipient, dates, source.id]);
const sealed = (more: Partial<Sealing> = {}) => sealXml({ by: rsa, ...more });

describe('a Europass credential in XML', () => {
  it('is checked against the certificate of its seal, which itself is only claimed', async () => {
    const report = await check(await sealed());
    expect(brief(report)).toBe(OPEN);
    expect(found(report, 'proof.signature')).toEqual(['pass']);
    expect(found(report, 'proof.dates')).toEqual(['pass']);
    expect(detail(report, 'proof.dates')).toEqual({ created: '2025-07-01T09:27:47Z' });
    expect(found(report, 'proof.key')).toEqual(['unknown certificate-unanchored']);
    expect(report).toMatchObject({
      standard: 'europass',
      issuer: {
        id: 'urn:epass:org:1',
        name: 'Université de Rivage',
        url: 'https://rivage.example/',
        identity: { level: 'claimed', evidence: [] },
      },
      achievement: {
        id: 'urn:epass:learningAchievement:1',
        name: 'Atelier de robotique',
        description: 'Concevoir un atelier.',
        type: 'LearningAchievement',
        creator: { name: 'Université de Rivage' },
      },
      recipient: {
        id: 'urn:epass:person:1',
        name: 'Camille Moreau',
        identifiers: [{ type: 'email', identity: 'camille@rivage.example', hashed: false }],
      },
      dates: {
        issued: '2025-07-01T00:00:00+02:00',
        from: '2025-07-01T00:00:00+02:00',
        awarded: '2025-06-30T00:00:00Z',
      },
      source: { id: 'urn:credential:1' },
    });
  });

  it('is its issuer’s where the certificate leads to an authority that the reader trusts', async () => {
    const { leaf, middle, root } = await hierarchy();
    const text = await sealXml({ by: leaf, x5c: [leaf.base64, middle.base64] });
    const report = await check(text, [root.der]);
    expect(brief(report)).toBe('valid');
    expect(report.issuer).toMatchObject({
      name: 'Université de Rivage',
      identity: { level: 'recognised', evidence: [{ kind: 'certificate', name: 'Racine, FR' }] },
    });
    // Another’s seal, by the same authority, on a credential that names this one.
    const stranger = await certify({ name: 'Formations Dupont', signedBy: middle });
    const borrowed = await sealXml({ by: stranger, x5c: [stranger.base64, middle.base64] });
    expect(brief(await check(borrowed, [root.der]))).toBe('unverified certificate-of-another');
    expect(brief(await check(text, [other.der]))).toBe('unverified certificate-chain-open');
  });

  it.each(['santuario-xpath.xml', 'santuario-enveloped.xml'])(
    'is read as Apache Santuario seals it: %s',
    async (name) => {
      const bytes = new Uint8Array(await readFile(new URL(`../testing/${name}`, import.meta.url)));
      const report = await check(bytes, [OPENSSL_ROOT], '2027-06-01T00:00:00Z');
      expect(brief(report)).toBe('valid');
      expect(detail(report, 'proof.key')).toMatchObject({ organisationIdentifier: 'NTRFR-123456789', path: 3 });
      expect(report).toMatchObject({
        issuer: { name: 'Université de Rivage', identity: { level: 'recognised' } },
        achievement: {
          name: 'Atelier de robotique',
          description: 'Concevoir un atelier & l’animer <seul>; <b>&</b> “𝒳”',
          language: 'fr',
        },
        // A comment inside of the name is no part of what was signed, and divides nothing.
        recipient: { name: 'Camille Moreau' },
      });
      expect(brief(await check(bytes, [MIDDLE], '2027-06-01T00:00:00Z'))).toBe('valid');
      const text = new TextDecoder().decode(bytes);
      expect(brief(await check(text.replace('Camille', 'Claude')))).toBe('invalid signature-mismatch');
    },
  );

  it.each([
    ['http://www.w3.org/2001/10/xml-exc-c14n#', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
    ['http://www.w3.org/TR/2001/REC-xml-c14n-20010315', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
    ['http://www.w3.org/TR/2001/REC-xml-c14n-20010315', 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'],
  ] as const)('is read as xml-crypto seals it: document %s, signature %s', async (whole, own) => {
    const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', rsa.keys.privateKey)).toString('base64');
    const properties = `<xades:QualifyingProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#" Target="#s1"><xades:SignedProperties Id="p1"><xades:SignedSignatureProperties><xades:SigningTime>2025-07-01T09:27:47Z</xades:SigningTime><xades:SigningCertificate><xades:Cert><xades:CertDigest><ds:DigestMethod xmlns:ds="${DS}" Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue xmlns:ds="${DS}">${hash(rsa.der)}</ds:DigestValue></xades:CertDigest></xades:Cert></xades:SigningCertificate></xades:SignedSignatureProperties></xades:SignedProperties></xades:QualifyingProperties>`;
    const signer = new SignedXml({
      privateKey: `-----BEGIN PRIVATE KEY-----\n${key.replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----`,
      publicCert: rsa.pem,
      signatureAlgorithm: `${MORE}rsa-sha256`,
      canonicalizationAlgorithm: own,
      objects: [{ content: properties }],
    });
    const digestAlgorithm = 'http://www.w3.org/2001/04/xmlenc#sha256';
    signer.addReference({
      xpath: "//*[local-name(.)='europassCredential']",
      transforms: [`${DS}enveloped-signature`, whole],
      digestAlgorithm,
      uri: '',
      isEmptyUri: true,
    });
    signer.addReference({ xpath: "//*[@Id='p1']", transforms: [own], digestAlgorithm, uri: '#p1' });
    signer.computeSignature(`${ROOT}${BODY}<proof/>${END}`, {
      prefix: 'ds',
      attrs: { Id: 's1' },
      location: { reference: "//*[local-name(.)='proof']", action: 'append' },
    });
    const text = signer.getSignedXml();
    expect(brief(await check(text))).toBe(OPEN);
    expect(brief(await check(text.replace('robotique', 'couture')))).toBe('invalid signature-mismatch');
  });

  it.each<[string, () => Promise<string>]>([
    ['the older removal of its signature', () => sealed({ transforms: ENVELOPED + WRITTEN })],
    [
      'canonical XML by default',
      async () => {
        // Inclusive canonical XML of this document is the same: its namespaces are all used on its first element.
        return sealed({ transforms: ENVELOPED });
      },
    ],
    ['longer hashes', () => sealed({ digestMethod: 'http://www.w3.org/2001/04/xmlenc#sha512' })],
    [
      'a longer hash of the certificate',
      () => sealed({ print: { method: `${MORE}sha384`, value: hash(rsa.der, 'sha384') } }),
    ],
    [
      'RSA-PSS',
      async () => {
        const { name } = { name: 'RSA-PSS' };
        const key = await crypto.subtle.importKey(
          'pkcs8',
          await crypto.subtle.exportKey('pkcs8', rsa.keys.privateKey),
          { name, hash: 'SHA-256' },
          true,
          ['sign'],
        );
        const by = { ...rsa, keys: { ...rsa.keys, privateKey: key } };
        return sealXml({
          by,
          how: { name, saltLength: 32 },
          algorithm: 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
        });
      },
    ],
    ['an elliptic curve', () => sealXml({ by: ec })],
    [
      'an elliptic curve and a longer hash',
      () => sealXml({ by: ec, how: { name: 'ECDSA', hash: 'SHA-384' }, algorithm: `${MORE}ecdsa-sha384` }),
    ],
    [
      'the signature beside the proof',
      async () => `${ROOT}${BODY}${await sealOf({ by: rsa, sealed: `${ROOT}${BODY}${END}` })}${END}`,
    ],
    ['other certificates before the signer’s', () => sealed({ x5c: [other.base64, rsa.base64] })],
    [
      'what makes no difference: order, quotes, empty elements, references to characters',
      async () => {
        const text = await sealed();
        return text
          .replace(
            'xsdVersion="0.10.0" cred:id="urn:credential:1"',
            "cred:id='urn:credential:1'\n xsdVersion = '0.10.0'",
          )
          .replaceAll('></mailBox>', '/>')
          .replace('Camille', '<![CDATA[Cam]]>&#105;lle');
      },
    ],
  ])('is read with %s', async (_, make) => {
    const report = await check(await make());
    expect(brief(report)).toBe(OPEN);
    expect(report.recipient?.name).toBe('Camille Moreau');
  });

  it('shows the whole text that was signed, comments or not', async () => {
    const text = (await sealed()).replace('Camille Moreau', 'Camille<!-- x --> Moreau<!-- Dupont -->');
    const report = await check(text);
    expect(brief(report)).toBe(OPEN);
    expect(report.recipient?.name).toBe('Camille Moreau');
  });
});

describe('an altered one is invalid', () => {
  it.each<[string, (text: string) => string]>([
    ['a text', (text) => text.replace('Camille', 'Claude')],
    ['an attribute', (text) => text.replace('mailto:camille@', 'mailto:claude@')],
    ['the name of an element', (text) => text.replaceAll('fullName', 'familyName')],
    ['white space between elements', (text) => text.replace('<title>', '\n<title>')],
    [
      'something added',
      (text) => text.replace('<proof>', '<cred:validUntil>2099-01-01T00:00:00Z</cred:validUntil><proof>'),
    ],
    ['an instruction added', (text) => text.replace('<proof>', '<?x y?><proof>')],
    ['a namespace', (text) => text.replace('credentials/w3c#', 'credentials/w3c')],
    [
      'the order',
      (text) => text.replace(/(<cred:validFrom>.*<\/cred:validFrom>)(<cred:issued>.*<\/cred:issued>)/, '$2$1'),
    ],
    ['the signed time', (text) => text.replace('2025-07-01T09:27:47Z', '2020-07-01T09:27:47Z')],
    ['a digest', (text) => text.replace(/(<ds:DigestValue>)[^<]{4}/, '$1AAAA')],
    ['the algorithm', (text) => text.replace('rsa-sha256"', 'rsa-sha512"')],
    ['the signature', (text) => text.replace(/(<ds:SignatureValue>)[^<]{4}/, '$1AAAA')],
    ['the signature, to none', (text) => text.replace(/(<ds:SignatureValue>)[^<]*/, '$1')],
    ['the signature, to no base64', (text) => text.replace(/(<ds:SignatureValue>)[^<]{4}/, '$1!!!!')],
  ])('%s', async (_, alter) => {
    const text = await sealed();
    expect(alter(text)).not.toBe(text);
    const report = await check(alter(text), [rsa.der]);
    expect(brief(report)).toBe('invalid signature-mismatch');
    expect(found(report, 'proof.key')).toEqual([]);
    expect(report.issuer.identity.level).toBe('claimed');
  });

  it('by the key of another', async () => {
    const keys = { ...other.keys, publicKey: ec.keys.publicKey };
    expect(brief(await check(await sealXml({ by: { ...ec, keys } })))).toBe('invalid signature-mismatch');
  });

  it('under the certificate of another, or with another’s digest', async () => {
    expect(brief(await check(await sealed({ x5c: [other.base64] })))).toBe('invalid broken-proof');
    const print = { method: 'http://www.w3.org/2001/04/xmlenc#sha256', value: hash(other.der) };
    expect(brief(await check(await sealed({ print })))).toBe('invalid broken-proof');
    // Its digest and its certificate fit each other, and not the signature.
    const swapped = await sealXml({ by: ec, print, x5c: [other.base64] });
    expect(brief(await check(swapped))).toBe('invalid signature-mismatch');
    expect(brief(await check(await sealed({ print, x5c: [other.base64] })))).toBe('invalid forbidden-algorithm');
  });
});

describe('wrapping: what was signed cannot stand beside something else', () => {
  const forged = BODY.replace('Camille Moreau', 'Claude Dupont');

  it.each<[string, () => Promise<string>, string]>([
    [
      'the sealed document inside of a forged one, with the seal outside',
      async () => {
        const seal = await sealOf({ by: rsa });
        return `${ROOT}${forged}<additional>${ROOT}${BODY}<proof></proof>${END}</additional><proof>${seal}</proof>${END}`;
      },
      'invalid signature-mismatch',
    ],
    [
      'the sealed document with its seal inside of a forged one',
      async () => {
        const inner = (await sealed()).split('\n')[1];
        return `${ROOT}${forged}<additional>${inner}</additional><proof></proof>${END}`;
      },
      'invalid signature-mismatch',
    ],
    [
      'the sealed document inside of the seal of a forged one',
      async () => {
        const seal = await sealOf({ by: rsa });
        const hidden = seal.replace(
          '</ds:Signature>',
          `<ds:Object>${ROOT}${BODY}<proof></proof>${END}</ds:Object></ds:Signature>`,
        );
        return `${ROOT}${forged}<proof>${hidden}</proof>${END}`;
      },
      'invalid signature-mismatch',
    ],
    [
      'only a part is sealed',
      async () => {
        const part = `<x xmlns="http://data.europa.eu/snb" id="part">${'Camille'}</x>`;
        const seal = await sealOf({ by: rsa, uri: '#part', sealed: part, transforms: WRITTEN });
        return `${ROOT}${BODY}${part}<proof>${seal}</proof>${END}`;
      },
      'invalid broken-proof',
    ],
    [
      'only the signed properties are sealed',
      async () => {
        const seal = await sealOf({ by: rsa });
        const without = seal.replace(/<ds:Reference Id.*?<\/ds:Reference>/, '');
        return documentWith(without);
      },
      'invalid broken-proof',
    ],
    [
      'two parts that are called signed',
      async () => {
        const seal = await sealOf({ by: rsa });
        const info = /<ds:SignedInfo.*<\/ds:SignedInfo>/.exec(seal)?.[0] ?? '';
        return documentWith(seal.replace(info, info + info));
      },
      'invalid broken-proof',
    ],
    [
      'two sets of properties',
      async () => {
        const seal = await sealOf({ by: rsa });
        const object = /<ds:Object>.*<\/ds:Object>/.exec(seal)?.[0] ?? '';
        return documentWith(seal.replace(object, object.replace('2025-07', '2020-07') + object));
      },
      'invalid broken-proof',
    ],
    ['properties about another signature', () => sealed({ target: '#id-2' }), 'invalid broken-proof'],
    [
      'the whole document twice',
      async () => {
        const more = `<ds:Reference URI=""><ds:Transforms>${ENVELOPED}${WRITTEN}</ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod><ds:DigestValue>${hash(`${ROOT}${BODY}<proof></proof>${END}`)}</ds:DigestValue></ds:Reference>`;
        return sealed({ more });
      },
      'unverified unsupported-proof',
    ],
  ])('%s', async (_, make, expected) => {
    expect(brief(await check(await make(), [rsa.der]))).toBe(expected);
  });

  it('what stands in a signature is not shown as part of the credential', async () => {
    const text = await sealed();
    const hidden = text.replace(
      '</ds:Signature>',
      '<ds:Object><credentialSubject xmlns="http://data.europa.eu/snb" id="urn:evil"><fullName><text lang="fr">Claude</text></fullName></credentialSubject></ds:Object></ds:Signature>',
    );
    const report = await check(hidden);
    expect(shown(report)).toBe(shown(await check(text)));
    // Nor in one that stands where something is read: the Commission's way of sealing leaves out all of them.
    const planted = text.replace(
      '<fullName>',
      `<ds:Signature xmlns:ds="${DS}"><fullName xmlns="http://data.europa.eu/snb"><text lang="fr">Claude</text></fullName></ds:Signature><fullName>`,
    );
    const other = await check(planted);
    expect(JSON.stringify(other)).not.toContain('Claude');
    expect(other.recipient?.name).toBe('Camille Moreau');
    // Nor does it make ambiguous what a reference means.
    const named = text.replace(
      '<agentReferences>',
      `<agentReferences><ds:Signature xmlns:ds="${DS}" id="urn:epass:org:1"><prefLabel>Claude</prefLabel></ds:Signature>`,
    );
    expect(shown(await check(named))).toBe(shown(await check(text)));
  });
});

describe('several seals', () => {
  it('stand by one that is sound', async () => {
    const [first, second] = [await sealOf({ by: rsa }), await sealOf({ by: ec, id: 'id-2' })];
    expect(brief(await check(documentWith(first, second)))).toBe(OPEN);
    const broken = first.replace(/(<ds:SignatureValue>)[^<]{4}/, '$1AAAA');
    const report = await check(documentWith(broken, second));
    expect(brief(report)).toBe(OPEN);
    expect(found(report, 'proof.signature')).toEqual(['warn signature-mismatch', 'pass']);
    const none = documentWith(broken, second.replace(/(<ds:SignatureValue>)[^<]{4}/, '$1AAAA'));
    expect(brief(await check(none))).toBe('invalid signature-mismatch');
  });

  it('may be one over the other, where each leaves out only itself', async () => {
    const transforms = ENVELOPED + WRITTEN;
    const first = await sealOf({ by: rsa });
    // In canonical form already, save for the declaration that is in force below the first.
    const around = `${ROOT}${BODY}<proof>${first}</proof>${END}`;
    const second = await sealOf({ by: ec, id: 'id-2', transforms, sealed: around });
    const report = await check(`${ROOT}${BODY}<proof>${first}${second}</proof>${END}`);
    expect(brief(report)).toBe(OPEN);
  });

  it('are shown by the one whose certificate the reader trusts', async () => {
    const text = documentWith(await sealOf({ by: other }), await sealOf({ by: ec, id: 'id-2' }));
    const report = await check(text, [ec.der]);
    expect(brief(report)).toBe('valid');
    expect(report.issuer.name).toBe('Université de Rivage');
  });

  it('and none at all', async () => {
    const report = await check(documentWith());
    expect(brief(report)).toBe('unverified no-proof');
    expect(report.achievement?.name).toBe('Atelier de robotique');
  });
});

describe('what is not accepted', () => {
  const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
  const listed = `<ec:InclusiveNamespaces xmlns:ec="${exclusive}" PrefixList="xs"></ec:InclusiveNamespaces>`;

  it.each<[string, Partial<Sealing>, string]>([
    ['shared secrets', { algorithm: `${DS}hmac-sha1` }, 'invalid forbidden-algorithm'],
    ['shared secrets of a later date', { algorithm: `${MORE}hmac-sha256` }, 'invalid forbidden-algorithm'],
    ['SHA-1 under the signature', { algorithm: `${DS}rsa-sha1` }, 'unverified unsupported-proof'],
    ['SHA-1 of the document', { digestMethod: `${DS}sha1` }, 'unverified unsupported-proof'],
    ['SHA-1 of the certificate', { print: { method: `${DS}sha1`, value: 'AAAA' } }, 'unverified unsupported-proof'],
    ['an algorithm of nobody', { algorithm: 'constructor' }, 'unverified unsupported-proof'],
    ['the algorithm of another kind of key', { algorithm: `${MORE}ecdsa-sha256` }, 'invalid forbidden-algorithm'],
    [
      'style sheets',
      { transforms: transform('http://www.w3.org/TR/1999/REC-xslt-19991116') + WRITTEN },
      'unverified unsupported-proof',
    ],
    [
      'other expressions',
      { transforms: transform(XPATH, '<ds:XPath>not(ancestor-or-self::ds:Signature) and 1=1</ds:XPath>') + WRITTEN },
      'unverified unsupported-proof',
    ],
    [
      'expressions beside the known one',
      {
        transforms:
          transform(XPATH, '<ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath><ds:XPath>true()</ds:XPath>') +
          WRITTEN,
      },
      'unverified unsupported-proof',
    ],
    ['base64', { transforms: ENVELOPED + transform(`${DS}base64`) }, 'unverified unsupported-proof'],
    ['comments', { transforms: ENVELOPED + transform(`${exclusive}WithComments`) }, 'unverified unsupported-proof'],
    ['lists of prefixes', { transforms: ENVELOPED + transform(exclusive, listed) }, 'unverified unsupported-proof'],
    ['more transforms', { transforms: ENVELOPED + WRITTEN + WRITTEN }, 'unverified unsupported-proof'],
    ['the signature under itself', { transforms: WRITTEN }, 'unverified unsupported-proof'],
    ['no digest of the certificate', { print: undefined }, 'unverified unsupported-proof'],
    ['no certificate', { x5c: [] }, 'unverified key-list-unavailable'],
    [
      'a seal of tomorrow',
      { signingTime: '2027-01-01T00:00:00Z' },
      'unverified proof-created-in-future certificate-unanchored',
    ],
  ])('%s', async (_, more, expected) => {
    const report = await check(await sealed(more));
    expect(brief(report)).toBe(expected);
    expect(report.verdict).not.toBe('valid');
  });

  it.each<[string, (text: string) => string, string]>([
    [
      'a document type',
      (text) => text.replace('\n', '\n<!DOCTYPE europassCredential>\n'),
      'unverified unsupported-format',
    ],
    [
      'entities',
      (text) => text.replace('\n', '\n<!DOCTYPE x [<!ENTITY n "Camille">]>\n').replace('Camille', '&n;'),
      'unverified unsupported-format',
    ],
    ['undefined entities', (text) => text.replace('Camille', '&n;'), 'invalid broken-xml'],
    ['what is not well-formed', (text) => text.replace('</title>', ''), 'invalid broken-xml'],
    [
      'an unbound prefix',
      (text) => text.replace(' xmlns:cred="http://data.europa.eu/europass/model/credentials/w3c#"', ''),
      'invalid broken-xml',
    ],
    [
      'names that only one of our parsers reads',
      (text) => text.replaceAll('cred:validFrom', 'cred:\u0301validFrom'),
      'unverified broken-xml',
    ],
    ['XML 1.1', (text) => text.replace('version="1.0"', 'version="1.1"'), 'unverified unsupported-format'],
    [
      'namespaces that hold attributes',
      (text) => text.replace('<title>', '<title xmlns:p="u&quot; lang=&quot;fr">'),
      'unverified unsupported-format',
    ],
    ['too much', (text) => text.replace('Camille', 'C'.repeat(4_000_001)), 'unverified too-large'],
    [
      'too deep',
      (text) => text.replace('<proof>', `${'<a>'.repeat(200)}${'</a>'.repeat(200)}<proof>`),
      'unverified too-deep',
    ],
    ['too many elements', (text) => text.replace('<proof>', `${'<a/>'.repeat(50_001)}<proof>`), 'unverified too-large'],
    [
      'too many attributes',
      (text) => text.replace('<title>', `<title ${Array.from({ length: 300 }, (_, n) => `a${n}=""`).join(' ')}>`),
      'unverified too-large',
    ],
    [
      'too many namespaces above too many elements',
      (text) =>
        text.replace(
          '<title>',
          `<title ${Array.from({ length: 200 }, (_, n) => `xmlns:n${n}="urn:n"`).join(' ')}>${'<a/>'.repeat(20_000)}`,
        ),
      'unverified too-large',
    ],
    [
      'another root',
      (text) => text.replaceAll('europassCredential', 'europassPresentation'),
      'unverified unsupported-format',
    ],
    [
      'no issuer',
      (text) => text.replace('<cred:issuer idref="urn:epass:org:1"></cred:issuer>', ''),
      'invalid missing-property signature-mismatch',
    ],
  ])('%s', async (_, alter, expected) => {
    const text = await sealed();
    expect(alter(text)).not.toBe(text);
    const started = performance.now();
    expect(brief(await check(alter(text)))).toBe(expected);
    expect(performance.now() - started).toBeLessThan(4000);
  });

  it('reads 3 megabytes in reasonable time', async () => {
    const large = BODY.replace('<agentReferences>', `<logo>${'A'.repeat(3_000_000)}</logo><agentReferences>`);
    const seal = await sealOf({ by: rsa, sealed: `${ROOT}${large}<proof></proof>${END}` });
    const started = performance.now();
    expect(brief(await check(`${ROOT}${large}<proof>${seal}</proof>${END}`))).toBe(OPEN);
    expect(performance.now() - started).toBeLessThan(10_000);
  }, 20_000);
});

it('property: whatever is changed in a sealed document, what is shown of a sound seal is what was sealed', async () => {
  const text = await sealed();
  const before = shown(await check(text));
  const change = fc.oneof(
    fc.tuple(
      fc.nat(text.length - 1),
      fc.constantFrom('<', '>', '"', '&', ' ', '/', 'a', '=', '<!---->', '<a/>', '\u0301'),
    ),
    fc.tuple(fc.nat(text.length - 1), fc.string({ maxLength: 3 })),
  );
  await fc.assert(
    fc.asyncProperty(change, fc.nat(3), async ([at, put], drop) => {
      const report = await check(text.slice(0, at) + put + text.slice(at + drop));
      expect(report.verdict).not.toBe('valid');
      if (found(report, 'proof.signature').includes('pass')) expect(shown(report)).toBe(before);
    }),
    { numRuns: 400 },
  );
}, 120_000);
