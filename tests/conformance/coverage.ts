/**
 * What Aloi checks and which test proves it: the source of `docs/coverage.md`. Rows 1 to 99 are those of a comparison
 * of ten other verifiers; those with a letter are checks that none of them has. `coverage.test.ts` holds every entry to
 * the tests it names.
 */

export interface Proof {
  file: string;
  /** Title of a test, as it is written there. */
  test: string;
  /** A group of the matrix (`tests/engines/cases.ts`) that the test goes through. */
  group?: string;
}

export interface Row {
  row: string;
  name: string;
  /** `apart`: not done, and not meant to be; `missing` says why. */
  answer: 'yes' | 'partly' | 'no' | 'apart';
  /** What is checked, in a sentence; of what is not done, what happens instead. */
  what: string;
  tests: Proof[];
  missing?: string;
}

export interface Section {
  title: string;
  rows: Row[];
}

const FILES = {
  altered: 'src/verify/proof/altered.property.test.ts',
  alteredToken: 'src/verify/proof/altered-token.property.test.ts',
  badInput: 'tests/e2e/bad-input.e2e.ts',
  blockcerts2: 'src/verify/blockcerts/blockcerts-2.test.ts',
  blockcerts3: 'src/verify/blockcerts/blockcerts-3.test.ts',
  browsers: 'tests/engines/browsers.e2e.ts',
  chain: 'src/verify/blockcerts/chain.test.ts',
  carrier: 'src/verify/image/against.test.ts',
  code: 'src/examine/code.test.ts',
  codeInBrowsers: 'tests/e2e/qr.e2e.ts',
  codePayload: 'src/read/code/payload.test.ts',
  codePixels: 'src/read/code/qr.test.ts',
  compact: 'src/read/code/compact.test.ts',
  budget: 'src/net/budget.test.ts',
  bundled: 'src/verify/schema/bundled.test.ts',
  conformance2: 'src/verify/open-badges-2/conformance.test.ts',
  conformance3: 'src/verify/credential/conformance.test.ts',
  containers: 'src/verify/containers/containers.test.ts',
  contextJudge: 'src/verify/contexts/judge.test.ts',
  contexts: 'tests/conformance/contexts.test.ts',
  cose: 'src/verify/cose/cose.test.ts',
  dates: 'src/verify/dates.test.ts',
  detect: 'src/detect/detect.test.ts',
  disclosed: 'src/verify/proof/data-integrity.test.ts',
  door: 'src/net/door.test.ts',
  endorsement: 'src/verify/endorsement/index.test.ts',
  engines: 'tests/engines/node.test.ts',
  exchange: 'src/verify/exchange.test.ts',
  europass: 'src/verify/europass/europass.test.ts',
  forgeries: 'tests/conformance/forgeries.test.ts',
  form: 'src/verify/credential/form.test.ts',
  headline: 'src/ui/headline.test.ts',
  hosted: 'src/verify/open-badges-2/hosted.test.ts',
  hostile: 'src/verify/hostile-input.property.test.ts',
  identity: 'src/trust/identity.test.ts',
  image: 'src/verify/image/image.test.ts',
  interpret: 'src/verify/schema/interpret.test.ts',
  jwt: 'src/verify/proof/jwt.test.ts',
  linkage: 'src/trust/did-configuration.test.ts',
  linkPayload: 'src/resolve/link-payload.test.ts',
  keys: 'src/verify/keys/index.test.ts',
  keyJudge: 'src/verify/keys/judge.test.ts',
  matrix: 'src/verify/proof/matrix.test.ts',
  lerRs: 'src/verify/credential/ler-rs.test.ts',
  mistakes: 'tests/conformance/mistakes.test.ts',
  old: 'src/verify/open-badges-2/old.test.ts',
  package: 'tests/e2e/package.e2e.ts',
  png: 'src/read/png.test.ts',
  privateNetwork: 'tests/e2e/private-network.e2e.ts',
  profile: 'tests/e2e/profile.e2e.ts',
  publicKey: 'src/verify/keys/public-key.test.ts',
  published: 'src/verify/schema/published.test.ts',
  quiet: 'tests/e2e/quiet.e2e.ts',
  read: 'src/read/index.test.ts',
  recipient: 'src/trust/recipient.test.ts',
  refresh: 'src/verify/refresh.test.ts',
  repeated: 'src/verify/repeated.test.ts',
  related: 'src/verify/related/related.test.ts',
  resolve: 'src/resolve/resolve.test.ts',
  rules: 'src/net/rules.test.ts',
  schema: 'src/verify/schema/check.test.ts',
  scope: 'src/verify/open-badges-2/scope.test.ts',
  sdJwt: 'src/verify/sd-jwt/sd-jwt.test.ts',
  disclosures: 'src/verify/sd-jwt/disclose.test.ts',
  schemaCredential: 'src/verify/schema/schema-credential.test.ts',
  signed: 'src/verify/open-badges-2/signed.test.ts',
  signedProfile: 'src/verify/keys/signed-profile.test.ts',
  status: 'src/verify/status/index.test.ts',
  svg: 'src/read/svg.test.ts',
  tokenList: 'src/verify/status/token-list.test.ts',
  unwrap: 'src/platforms/unwrap.test.ts',
  vectors: 'tests/conformance/vectors.test.ts',
  verdict: 'src/verify/verdict.test.ts',
  words: 'src/ui/words/words.test.ts',
} as const;

const t = (file: keyof typeof FILES, test: string): Proof => ({ file: FILES[file], test });
const MATRIX = '%s: good, altered, wrong key, unauthorised, expired, revoked';
const m = (...groups: string[]): Proof[] => groups.map((group) => ({ file: FILES.engines, test: MATRIX, group }));

const row = (
  number: number | string,
  name: string,
  answer: Row['answer'],
  what: string,
  tests: Proof[],
  missing?: string,
): Row => ({ row: String(number), name, answer, what, tests, ...(missing === undefined ? {} : { missing }) });

export const sections: Section[] = [
  {
    title: 'Versions',
    rows: [
      row(
        1,
        'OB 0.5 / 1.0 / 1.1',
        'yes',
        'Hosted and signed awards are upgraded and verified by the rules of their version.',
        [
          t('old', '1.0 and 1.1'),
          t('old', '0.5: the origin must be the host’s'),
          t('old', 'by a key that lies with the issuer'),
          t('old', 'revoked by uid'),
        ],
      ),
      row(
        2,
        'OB 2.0 hosted',
        'yes',
        'Of whatever was given only the id counts; the documents served decide and are shown.',
        [
          t('hosted', 'is valid, and shown from the hosted documents'),
          t('forgeries', 'a real id with other words around it, baked: the hosted words are shown'),
          t('forgeries', 'an award on a host of the forger, with the issuer of another'),
        ],
      ),
      row(
        3,
        'OB 2.0 signed (JWS)',
        'yes',
        'The key must stand in the profile fetched from the issuer’s own address, and be the issuer’s.',
        [
          t('signed', 'is valid, and shown from what was signed'),
          t('signed', 'altered after signing'),
          t('signed', 'a key of the forger’s that the profile does not list'),
          t('signed', 'an embedded profile that lists the forger’s key: the fetched one counts'),
        ],
        'ES256K is taken in Open Badges 3.0 only.',
      ),
      row(
        4,
        'OB 2.1 (Badge Connect profile)',
        'yes',
        'Awards of 2.1 are verified as 2.0 is.',
        [t('hosted', 'a 2.1 profile, aliases of Moodle, JSON as text/html')],
        'The Badge Connect interface, by which badges are moved between services, is no matter of verification.',
      ),
      row(5, 'OB 3.0 on VCDM 1.1', 'yes', 'Every proof type and algorithm on this data model.', [
        ...m('eddsa-rdfc-2022 · Ed25519', 'JWT · RS256'),
        t('jwt', 'fills the VCDM 1.1 credential in from its claims'),
      ]),
      row(6, 'OB 3.0 on VCDM 2.0', 'yes', 'Every proof type and algorithm on this data model.', [
        ...m('eddsa-rdfc-2022 · Ed25519', 'JWT · ES256'),
        t('form', 'of a badge by %s'),
      ]),
      row(
        7,
        'CLR 2.0, nested credentials verified',
        'yes',
        'The record has its own verdict, each credential in it its own, by its own rules; associations resolve.',
        [
          t('containers', 'by %s: their own verdict, each part its own'),
          t('containers', 'a good record does not make a forged part good, nor the other way round'),
          t('containers', 'associations lead to achievements that are there'),
        ],
      ),
      row(8, 'EndorsementCredential standalone', 'yes', 'Verified as a credential of its own.', [
        t('endorsement', 'alone, by its own rules'),
      ]),
      row(
        9,
        'LER-RS / HR Open',
        'partly',
        'One that is secured as a verifiable credential: whose it is and what it lists, the credentials in it by their own proofs, and what the schema asks of every record.',
        [
          t('lerRs', 'is shown by whose it is and what it lists'),
          t('lerRs', 'has the credentials in it verified by their own proofs'),
          t('lerRs', 'that is not made as its schema says is a matter of conformance'),
        ],
        'The whole schema, whose terms do not let it be carried along; proofs over statements, since no context is published for it.',
      ),
      row(
        10,
        'Blockcerts v2 / v3 anchored',
        'yes',
        'Integrity always; the anchor by an explorer that the person names, without which the verdict stays open.',
        [
          t('blockcerts2', 'is valid when the transaction holds the root and the issuer lists its signer'),
          t('blockcerts2', 'is invalid when the transaction holds another root'),
          t('blockcerts2', 'asks no explorer unless one is named, and proves nothing without'),
          t('blockcerts3', 'is valid when the transaction holds the root and the issuer lists its signer'),
          t('blockcerts3', 'proves nothing without an explorer'),
        ],
      ),
      row(
        11,
        'Europass EDC (JAdES/eIDAS)',
        'partly',
        'The JAdES seal is checked against the certificate it carries; the certificate itself is only claimed, and the verdict stays open.',
        [
          t('europass', 'are checked against the certificate of their seal, which itself is only claimed'),
          t('europass', 'are invalid under the certificate of another'),
          t('europass', 'are recognised in XML, and not verified'),
        ],
        'The European trusted lists, revocation of certificates, and XML with XAdES.',
      ),
      row(
        12,
        'Verifiable Presentation',
        'yes',
        'Signed by the holder, under `authentication`, or judged by its parts.',
        [
          t('containers', 'signed: its own verdict, and each part its own'),
          t('containers', 'signed by another than the holder, or for another purpose'),
          t('containers', 'unsigned: the worst of the parts'),
          t('containers', 'as a token, on both data models'),
        ],
      ),
      row(
        13,
        'Enveloped VC / VP (`EnvelopedVerifiableCredential`)',
        'yes',
        'Opened and verified, alone and inside presentations.',
        [
          t('containers', 'are opened, alone and inside presentations'),
          t('containers', 'of other media, or with nothing in them, are not guessed at'),
        ],
      ),
    ],
  },
  {
    title: 'Input',
    rows: [
      row(
        14,
        'PNG iTXt unbake (`openbadges`, `openbadgecredential`, `clrcredential`)',
        'yes',
        'Read by the chunks of the file, as UTF-8.',
        [t('png', 'iTXt %s'), t('png', 'a length that lies'), t('mistakes', '9: ® and ’ in a baked badge')],
      ),
      row(
        15,
        'PNG tEXt / zTXt / compressed iTXt, URL payload',
        'yes',
        'Read, and noted as unusual where the standard says otherwise.',
        [
          t('png', 'compressed iTXt and zTXt are read and noted'),
          t('png', 'tEXt is Latin-1, but UTF-8 where it is UTF-8'),
          t('png', 'URL, JWS and SD-JWT'),
        ],
      ),
      row(
        16,
        'SVG unbake attribute JWT / CDATA JSON',
        'yes',
        'Both vocabularies, any prefix; scripts and entities are inert.',
        [
          t('svg', '%s:%s in %s'),
          t('svg', 'a bare document type is harmless; one with entities is refused'),
          t('forgeries', 'an SVG with a script: only what is baked is read'),
        ],
      ),
      row(17, 'VC-JWT, `vc` claim (1.1)', 'yes', 'The credential in the `vc` claim, the registered claims beside it.', [
        ...m('JWT · RS256'),
        t('jwt', 'fills the VCDM 1.1 credential in from its claims'),
      ]),
      row(
        18,
        'VC-JOSE (2.0, whole payload, typ vc+jwt)',
        'yes',
        'The payload is the credential; `exp` is the life of the signature.',
        [
          ...m('JWT · ES256'),
          t('jwt', 'reads exp as validUntil in Open Badges, as the life of the signature in VC-JOSE'),
        ],
      ),
      row(
        19,
        'SD-JWT VC / COSE / mdoc',
        'partly',
        'SD-JWT VC: signature, disclosures, key by metadata or DID, status list. COSE_Sign1 with ES256, ES384, EdDSA or ES256K: keys, claims and dates as of a token. An mdoc is recognised and named.',
        [
          t('sdJwt', 'is valid by the keys of the issuer’s metadata, and shows what is disclosed'),
          t('sdJwt', 'is invalid when a disclosure was altered or added, and does not show it'),
          t('disclosures', 'refuses everything that the format forbids'),
          t('cose', 'is verified as any other: %s'),
          t('cose', 'with a MAC, another algorithm than its key’s, or parameters nobody knows is refused'),
          t('cose', 'reads the example of RFC 8392 as it was signed'),
          t('cose', 'is named for what it is'),
        ],
        'Verifying an mdoc.',
      ),
      row(
        20,
        'by URL with content negotiation, media types',
        'yes',
        'The document behind an address, whatever its media type says; HTML is asked for only where a page is wanted.',
        [
          t('resolve', 'a document, taken as it is'),
          t('door', 'is a GET without cookies, referrer and cache, and asks for HTML only where a page is wanted'),
          t('mistakes', '255, 248: JSON whatever its media type says'),
        ],
      ),
      row(
        21,
        'QR / VPQR',
        'yes',
        'In the picture that the person points at, if no badge is in it: an address is looked into like a link, a credential as JSON, JWT, SD-JWT or packed (CBOR-LD, its common table) verified; requests to wallets and anything else named, nothing opened. PNG, JPEG, GIF and WebP in the extension, PNG by the command; of a drawing (SVG) it is said that it is not read.',
        [
          t('codePixels', 'a token of 900 characters %s'),
          t('codePixels', 'two in one picture, and the same one twice'),
          t('codePayload', 'a credential itself: %s'),
          t('codePayload', 'a request to a wallet: %s'),
          t('compact', '%s is unpacked to the same document'),
          t('code', 'an address, like a link that the person chose; its host is said first'),
          t('code', 'are verified by their own proof'),
          t('code', 'altered ones cannot be told from those of another vocabulary: never valid, and nobody is accused'),
          t('code', 'a code that leads to a picture with a code ends there'),
          t('codeInBrowsers', '%s: what the code leads to is verified, its host said first'),
          t('codeInBrowsers', '%s: said in words, nothing opened'),
        ],
      ),
      row(
        22,
        'raw base64/gzip link payloads, page detection, `<link>`/JSON-LD in page',
        'yes',
        'Credentials in scripts, `pre`, `code`, `textarea`, inline SVG, and links of credential types; in the parameters or the fragment of a link that is looked into, as text, base64 or base64url, gzip or zlib.',
        [
          t('detect', 'JSON in scripts, pre, code and textarea'),
          t('detect', 'JWTs only when their payload is a credential'),
          t('detect', 'alternates of credential types'),
          t('resolve', 'data: addresses need no network'),
          t('linkPayload', 'inside a redirecting address'),
          t('linkPayload', 'a few kilobytes that stand for a hundred megabytes'),
          t('codeInBrowsers', 'a credential packed into the fragment of a link, without asking that link’s host'),
        ],
      ),
    ],
  },
  {
    title: 'Structure',
    rows: [
      row(
        23,
        'required @context URIs, order, versions/aliases',
        'yes',
        'Aliases and all dated versions are known; a context that is not bundled leaves an RDF proof undecided; what the standard requires is asked by its schema.',
        [
          t(
            'contextJudge',
            'cannot judge statements of a context that is not bundled, and only warns where bytes are signed',
          ),
          t('contextJudge', 'asks for a context where statements are signed'),
          t('published', '%s: the same verdict on every single change'),
        ],
      ),
      row(24, 'required type values', 'yes', 'By the schema of the standard, as a matter of conformance.', [
        t('published', '%s: the same verdict on every single change'),
      ]),
      row(
        25,
        'JSON-LD safe mode / undefined terms rejected',
        'yes',
        'A term that no context defines makes the credential invalid, is named, and is not shown.',
        [
          t('forgeries', 'a claim that no context defines is named and not shown'),
          t('matrix', 'terms that nobody signed'),
          t('disclosed', '%s'),
        ],
      ),
      row(
        26,
        '1EdTech JSON schema (canonical)',
        'yes',
        'Compiled ahead; the same verdicts as the published schemas by another library.',
        [
          t('published', '%s: the same verdict on every single change'),
          t('schema', 'departed from: said where, and no less valid'),
          t('bundled', 'make no code at run time and need no other file'),
        ],
      ),
      row(
        27,
        '`credentialSchema` honoured',
        'yes',
        'Those of 1EdTech are bundled; a stranger’s is fetched for an authentic credential only and interpreted within bounds, without eval; one that stands in a credential (`JsonSchemaCredential`) once that is verified.',
        [
          t('schema', 'by 1EdTech is bundled and not asked for'),
          t('schema', 'departed from'),
          t('schema', 'in a forged credential is asked of nobody'),
          t('interpret', 'forty lines that ask for 2^40'),
          t('schemaCredential', 'is verified, then applied: %s'),
          t('schemaCredential', 'that was altered, has run out, or is unsigned, is not applied'),
        ],
        'A stranger’s regular expressions are not run, and named as unchecked.',
      ),
      row(
        28,
        'property value types (IRI, URL, date, email, phone, language)',
        'yes',
        'Of every document of Open Badges 1, 2 and 3 and CLR, as a matter of conformance.',
        [
          t('conformance2', 'award: %s'),
          t('conformance2', 'badge: %s'),
          t('conformance2', 'issuer: %s'),
          t('conformance3', '%s'),
          t('published', '%s: the same verdict on every single change'),
        ],
      ),
      row(
        29,
        'nested type checks (Profile, AchievementSubject, Result, Evidence, IdentityObject…)',
        'yes',
        'Open Badges 3.0 and CLR by their schemas, and what a schema cannot say.',
        [
          t('conformance3', 'a badge with every property'),
          t('conformance3', 'over the bytes and over the statements, the same is said'),
          t('published', '%s: the same verdict on every single change'),
        ],
        'A wrong `type` of a node of Open Badges 2 is not said.',
      ),
      row(30, 'criteria id-or-narrative', 'yes', 'An address or a text.', [
        t('conformance3', 'an identifier or an id will do, and an address or a text for criteria'),
        t('conformance2', 'badge: %s'),
        t('form', 'what a badge should have is a matter of conformance'),
      ]),
      row(
        31,
        'id present / is URI',
        'yes',
        'A credential without id is verified all the same and known by its digest; the form of ids is asked by the schema.',
        [t('mistakes', '2: a credential without id'), t('published', '%s: the same verdict on every single change')],
      ),
      row(
        32,
        'image present, type, size, data-URI rules, reachable',
        'partly',
        'A picture within the credential is what it is said to be, and not made to fill the memory.',
        [
          t('image', 'is what it is said to be'),
          t('image', 'made to fill the memory'),
          t('conformance2', 'pictures within the documents'),
          t('image', 'never changes the verdict'),
        ],
        'Whether a picture at an address can be had: asking would tell its host who is looked at.',
      ),
      row(
        33,
        'extensions validated by their JSON schema',
        'yes',
        'The published extensions, compiled ahead, in any of the documents; unknown ones are no error, and nothing is fetched for them.',
        [
          t('conformance2', 'or depart from it, in any of the documents'),
          t('conformance2', 'that are unknown are no error, and nothing is fetched for them'),
          t('published', 'all of them, save the one whose published schema is broken'),
        ],
      ),
      row(
        34,
        'date format strict (RFC3339/xsd)',
        'yes',
        'Read whole and by the calendar; an unreadable date leaves the credential undecided.',
        [
          t('mistakes', '1: a date is read to its end'),
          t('dates', 'agrees with Date on what both read; never throws'),
          t('dates', 'unreadable is unknown; without zone is a warning'),
        ],
      ),
      row(
        35,
        'related / version / @language',
        'yes',
        'Read, checked in form, and shown; other editions are not fetched.',
        [t('conformance2', 'a badge with every property'), t('conformance2', 'award: %s')],
      ),
      row(
        36,
        'evidence, alignment, result checks',
        'yes',
        'Shown from what was signed; their form; results against their descriptions.',
        [
          t('conformance3', '%s'),
          t('conformance3', 'a status result without a status'),
          t('conformance2', 'award: %s'),
          t('form', 'of a badge by %s'),
        ],
      ),
      row(
        37,
        'digestSRI / relatedResource / image hash',
        'yes',
        'Stated digests of what stands in the credential, of contexts and of addresses that are asked anyway; hashlinks.',
        [
          t('related', 'fits its digest: %s'),
          t('related', 'differs: %s'),
          t('related', 'is compared with what is written down, not fetched'),
          t('related', 'with the resource in the metadata'),
        ],
        'Other addresses are not fetched for their digest: a credential must not be a beacon.',
      ),
    ],
  },
  {
    title: 'Proof',
    rows: [
      row(
        38,
        'Ed25519Signature2018',
        'yes',
        'Detached JWS over canonical statements.',
        m('Ed25519Signature2018 · Ed25519'),
      ),
      row(39, 'Ed25519Signature2020', 'yes', 'Canonical statements.', [
        ...m('Ed25519Signature2020 · Ed25519'),
        t('vectors', '%s has good signatures'),
      ]),
      row(40, 'eddsa-2022 (draft)', 'yes', 'As eddsa-rdfc-2022.', m('eddsa-2022 · Ed25519')),
      row(41, 'eddsa-rdfc-2022', 'yes', 'Canonical statements.', [
        ...m('eddsa-rdfc-2022 · Ed25519'),
        t('vectors', 'canonical form and hash of eddsa-rdfc-2022'),
        t('altered', 'altered never verifies, unaltered says the same'),
      ]),
      row(42, 'eddsa-jcs-2022', 'yes', 'Canonical JSON text.', [
        ...m('eddsa-jcs-2022 · Ed25519'),
        t('vectors', '%s altered has none'),
      ]),
      row(
        43,
        'ecdsa-rdfc-2019 P-256 / P-384',
        'yes',
        'Canonical statements; SHA-384 with P-384.',
        m('ecdsa-rdfc-2019 · P-256', 'ecdsa-rdfc-2019 · P-384'),
      ),
      row(
        44,
        'ecdsa-jcs-2019',
        'yes',
        'Canonical JSON text; SHA-384 with P-384.',
        m('ecdsa-jcs-2019 · P-256', 'ecdsa-jcs-2019 · P-384'),
      ),
      row(45, 'ecdsa-sd-2023 derived', 'yes', 'What is disclosed is covered and shown, the rest is neither.', [
        ...m('ecdsa-sd-2023 · P-256'),
        t('disclosed', '%s: what is disclosed is shown and covered, the rest is neither'),
      ]),
      row(
        46,
        'bbs-2023 derived',
        'yes',
        'As ecdsa-sd-2023.',
        [
          ...m('bbs-2023 · BLS12-381-G2'),
          t('disclosed', '%s: what is disclosed is shown and covered, the rest is neither'),
        ],
        'Pseudonyms and holder binding of the draft’s optional features.',
      ),
      row(
        47,
        'RsaSignature2018 / JsonWebSignature2020 / secp256k1 2019',
        'yes',
        'Detached JWS; the algorithm within the suite’s own list and fit for the key.',
        [
          ...m(
            'RsaSignature2018 · RSA',
            'JsonWebSignature2020 · RSA',
            'JsonWebSignature2020 · secp256k1',
            'EcdsaSecp256k1Signature2019 · secp256k1',
          ),
          t('matrix', 'key of another type under the method'),
        ],
      ),
      row(
        48,
        'MerkleProof2017 / 2019, ChainedProof2021',
        'yes',
        'Target hash, path, root, transaction and its signer; of a chained proof also the proof that it was made over.',
        [
          t('blockcerts2', 'does not take a root that stands beside other data'),
          t('blockcerts2', 'is invalid when a stranger signed, even one who pays the issuer'),
          t('blockcerts3', 'does not take a key that the issuer does not list'),
          t('chain', 'holds with the proof that it was made over, both reported'),
          t('chain', 'is invalid without the proof that it was made over'),
          t('chain', 'is invalid when that proof was altered, in its place or in the copy'),
        ],
      ),
      row(49, 'JWT RS256 / ES256 / EdDSA / ES256K', 'yes', 'RS, PS and ES in all three sizes, EdDSA, ES256K.', [
        ...m('JWT · RS256', 'JWT · ES256', 'JWT · EdDSA', 'JWT · ES256K'),
        t('jwt', 'verifies %s, and not the altered payload'),
      ]),
      row(
        50,
        'alg allow-list, `none`/HS rejected',
        'yes',
        'An algorithm outside the list, or not fit for the key, is refused before any key is used.',
        [
          t('jwt', 'refuses the algorithm %s'),
          t('mistakes', 'mozilla: HS256 and none, in Open Badges 3'),
          t('mistakes', 'mozilla: HS256 with the public key as secret, in Open Badges 2'),
          t('mistakes', 'openbadgeslib: the algorithm must fit the key'),
        ],
      ),
      row(
        51,
        'proofPurpose = assertionMethod',
        'yes',
        'Read from the signed options; presentations are made under `authentication`.',
        [
          t('matrix', 'made for another purpose'),
          t('mistakes', '5: tampering, wrong key, unauthorised key and wrong relationship have names of their own'),
        ],
      ),
      row(
        52,
        'key authorised in controller doc (assertionMethod)',
        'yes',
        'Every method is dereferenced and found in its controller’s list; a key in the fragment of an address is only a hint.',
        [
          t('matrix', 'key not allowed for assertions'),
          t('keys', 'fails for a key that is listed for something else'),
          t('mistakes', '1: did:web:mit.edu#<attacker’s key>'),
        ],
      ),
      row(
        53,
        'controller === issuer',
        'yes',
        'The key’s controller is the issuer, or the issuer’s own list has the key as well.',
        [
          t('keys', 'fails when the method names another controller, or the controller is not the issuer'),
          t('mistakes', '2: a did:key without fragment signs for nobody else'),
          t('mistakes', '3: the DID of kid is not the issuer'),
        ],
      ),
      row(
        54,
        'key `expires` / `revoked`',
        'yes',
        'A key that ran out after signing is a warning, before it a failure; a revoked key is never valid, whatever date the proof gives.',
        [
          ...m('eddsa-rdfc-2022 · Ed25519'),
          t('keyJudge', 'is never valid with a revoked key, whatever created says'),
          t('jwt', 'judges an expired key by the date of signing, a revoked one never'),
        ],
      ),
      row(
        55,
        '`proof.expires`, `created` in future',
        'yes',
        'A proof that has run out proves nothing; one of tomorrow leaves the credential undecided.',
        [
          t('matrix', 'run out, the date hidden under its full address'),
          t('matrix', 'made in the future'),
          t('mistakes', '7: a proof that has run out'),
        ],
      ),
      row(
        56,
        'domain / challenge',
        'yes',
        'Against those that the command or the library is given (`--domain`, `--challenge`); without them a presentation bound to an exchange is named as such.',
        [
          t('exchange', 'is good for the one it was made for'),
          t('exchange', 'is not good for another, nor for none'),
          t('exchange', 'as a token says so in its audience and nonce'),
          t('containers', 'signed: its own verdict, and each part its own'),
        ],
      ),
      row(
        57,
        'proof sets: each proof reported',
        'yes',
        'Each proof is put every question; one sound proof suffices, what is amiss with others is a warning.',
        [
          t('mistakes', '4: every proof is looked at and reported, not only the first'),
          t('matrix', 'the good one decides, the other is named'),
        ],
      ),
      row(
        58,
        'proof chains (`previousProof`)',
        'yes',
        'A proof covers the proofs that it names, and fails without them.',
        [
          t('mistakes', '4: a chain holds only with the proof it names'),
          t('matrix', 'naming a previous proof that is not there'),
        ],
      ),
      row(
        59,
        'JWT claims vs credential (iss/sub/jti/nbf/exp)',
        'yes',
        'A contradiction of `iss`, `sub` or `jti` makes the credential worthless; of two dates the stricter counts.',
        [t('mistakes', '3: %s against the credential'), t('jwt', 'uses the stricter date, and warns')],
      ),
      row(60, 'base (undisclosed) SD proof refused', 'yes', 'Undecided, by a code of its own.', [
        t('disclosed', 'the issuer’s own proof, undisclosed, is the holder’s secret: not verified, not called false'),
      ]),
      row(
        61,
        'intermediate values shown on failure',
        'yes',
        'Canonical form and hashes of document and options; of a token the signed bytes’ hash.',
        [t('mistakes', '5: of a signature that does not hold, the values by which an issuer finds the fault')],
      ),
    ],
  },
  {
    title: 'Keys and DIDs',
    rows: [
      row(
        62,
        'did:key Ed25519 / P-256 / P-384 / secp256k1',
        'yes',
        'Its own list; with or without fragment; for nobody but itself. P-521, RSA and BLS12-381-G2 too.',
        [
          t('keys', 'passes as its own list: %s'),
          t('keys', 'fails for another issuer, with or without fragment: %s'),
          t('publicKey', 'reads the keys of the did:key method and of the W3C test vectors'),
        ],
      ),
      row(63, 'did:web', 'yes', 'Ports and paths; the document must be that of the DID.', [
        t('keys', 'passes when listed under assertionMethod, by reference, relative or embedded'),
        t('keys', 'fails for a key from the fragment that the list does not have, and hands it out as a hint'),
        ...m('eddsa-rdfc-2022 · Ed25519'),
      ]),
      row(64, 'did:jwk', 'yes', 'Its own list; an encryption key is none.', [
        t('keys', 'passes with #0, fails with another fragment, another issuer, or an encryption key'),
        t('jwt', 'verifies a did:jwk issuer'),
      ]),
      row(
        65,
        'did:ion/ebsi/ethr/cheqd/… via universal resolver',
        'yes',
        'Only through a resolver that the person names; without one the method is named and the credential undecided.',
        [
          t('keys', 'asks a resolver only where one is named, and takes only the DID’s own document from it'),
          t('mistakes', '1: no resolver of others is asked about a DID'),
        ],
      ),
      row(
        66,
        'https controller document / key document',
        'yes',
        'Controller documents, JWK sets, single keys; a key beside a profile without list counts on the issuer’s own origin only.',
        [
          t('keys', 'passes when listed; http and https are one'),
          t('keys', 'picks from a JWK set by kid'),
          t('keys', 'passes on the origin of an issuer that publishes no list'),
          t('mistakes', '8: an https issuer without a list: its key counts on its own origin only'),
        ],
      ),
      row(
        67,
        'JWK, Multikey, PEM, Ed25519VerificationKey2020, publicKeyBase58',
        'yes',
        'All of them, and publicKeyHex, PKCS #1.',
        [
          t('publicKey', 'reads base58 secp256k1 by its type, and refuses it without one'),
          t('publicKey', 'reads PKCS #1, in PEM and as a multikey'),
          t('publicKey', 'refuses symmetric, encrypting, short and oversized keys'),
        ],
      ),
      row(
        68,
        'x5c / X.509 / eIDAS',
        'partly',
        'A signature is checked against the certificate that comes with it; whose it is stays a claim.',
        [
          t('sdJwt', 'are only claimed when they come in a certificate'),
          t('sdJwt', 'are the issuer’s when its metadata has the key of the certificate too'),
        ],
        'Certificate chains, trusted lists, revocation of certificates.',
      ),
    ],
  },
  {
    title: 'Status and time',
    rows: [
      row(69, 'validFrom/issuanceDate in future', 'yes', 'Not in force, said beside the signature’s own answer.', [
        t('mistakes', '4: what is amiss is said, and the signature all the same'),
        t('dates', 'in force, not yet, no longer, with five minutes of skew'),
      ]),
      row(70, 'expired', 'yes', 'Expired but authentic; dates that nobody has proven say nothing.', [
        t('mistakes', '1: expired does not hide authentic, nor forged'),
        t('mistakes', 'openbadgeslib: expiry is compared with the clock, not with the date of issue'),
      ]),
      row(71, 'until < from', 'yes', 'Invalid.', [
        t('mistakes', '7: until before from'),
        t('dates', 'the end before the beginning'),
      ]),
      row(72, 'clock skew', 'yes', 'Five minutes, everywhere.', [
        t('mistakes', '7: five minutes of skew, and no more'),
      ]),
      row(73, 'Bitstring revocation', 'yes', 'The list is verified as a credential, then the bit is read.', [
        t('status', 'reads lists made by @digitalbazaar/vc-bitstring-status-list'),
        t('mistakes', '5: revoked is not verified'),
      ]),
      row(
        74,
        'suspension / message / refresh purposes, statusSize>1',
        'yes',
        'Each purpose has its own answer; entries of several bits are read whole; a purpose nobody knows is undecided when set.',
        [
          t('mistakes', '5: suspension, messages and refresh'),
          t('mistakes', '5: entries of several bits are read whole'),
          t('mistakes', '2: a purpose of the issuer’s own is neither a suspension nor nothing'),
        ],
      ),
      row(75, 'several status entries', 'yes', 'All of them, whatever their types.', [
        t('mistakes', '5: the second entry revokes, the first does not'),
        t('mistakes', '1: the first entry does not decide for the others, whatever their types'),
      ]),
      row(76, 'StatusList2021 / RevocationList2020', 'yes', 'As Bitstring, by their own names.', [
        t('forgeries', 'StatusList2021Entry'),
        t('status', 'reads %o'),
      ]),
      row(
        77,
        '1EdTechRevocationList',
        'yes',
        'Revoked where the credential’s id stands in the list; undecided where the list cannot be had.',
        [
          t('forgeries', '1EdTechRevocationList'),
          t(
            'status',
            'is unknown for anything that is no list, for a credential without id, and when it cannot be had',
          ),
        ],
      ),
      row(78, 'OB2 revocationList + reason', 'yes', 'By id, `id`, `uid`, with the reason.', [
        t('signed', 'revoked by %j'),
        t('signed', 'the list is away, broken or not a list'),
      ]),
      row(
        79,
        'status list VC: signature / dates / type / issuer / purpose / length / range',
        'yes',
        'All of these; a list that fails one is undecided, whatever its bit says.',
        [
          t('status', 'does not believe %s, whatever the bit says'),
          t('status', 'is unknown for %s'),
          t('forgeries', 'a status list of another issuer is not this issuer’s word'),
          t('mistakes', '5: the list’s own dates and issuer'),
        ],
      ),
      row(80, 'status list as VC-JWT', 'yes', 'Bare or in an envelope.', [
        t('status', 'is believed when the issuer signed it, bare or in an envelope'),
        t('status', 'is not believed when another signed it, or nobody'),
      ]),
      row(
        81,
        'unreachable list = "unknown", not "valid"/"invalid"',
        'yes',
        'So is a type of status that is not known.',
        [t('status', 'is unknown for a list that is %s'), t('forgeries', 'a type that nobody knows')],
      ),
      row(
        82,
        'IETF token status list',
        'yes',
        'As a JWT or a CWT, signed by the same issuer, in force.',
        [
          t('tokenList', 'reads the example of the draft, one bit each'),
          t('tokenList', 'does not believe a list of another, a lapsed or a forged one'),
          t('sdJwt', 'reads its status from a list of the same issuer'),
          t('cose', 'stands in a list that is a CWT, of the same issuer'),
          t('cose', 'is not believed of a list of another, a lapsed one, or another token'),
        ],
        '`identifier_list`.',
      ),
    ],
  },
  {
    title: 'Issuer, recipient, relations',
    rows: [
      row(
        83,
        'hosted scope: startsWith / allowedOrigins',
        'yes',
        'Both apply together; ports count; a prefix ends at a word; a user name is refused.',
        [
          t('forgeries', 'allowedOrigins as text and as list'),
          t('forgeries', 'a port is part of the host'),
          t('forgeries', 'startsWith, up to a whole word'),
          t('forgeries', 'a user name in the address'),
          t('scope', 'whatever the policy, what passes lies on a host that the issuer or its policy names'),
        ],
      ),
      row(
        84,
        'hosted copy re-fetched, local copy compared',
        'yes',
        'The hosted copy counts; what differs in the copy at hand is named.',
        [
          t('mistakes', '6: a file that says to be hosted is asked for at its id'),
          t('hosted', 'a real id under an altered text: the hosted text is shown, and the difference is named'),
        ],
      ),
      row(
        85,
        'issuer profile fetched / signed profile',
        'yes',
        'Open Badges 1 and 2: always from its own address. A profile that carries a proof of its own is verified by it, and lists no keys that are believed where the proof fails.',
        [
          t('signed', 'an embedded profile that lists the forger’s key: the fetched one counts'),
          t('hosted', 'a class that calls itself by the real address'),
          t('signedProfile', 'that does not hold lists no keys that are believed'),
          t('signedProfile', 'that holds is said so: %s'),
        ],
      ),
      row(
        86,
        'issuer URL reachable',
        'apart',
        'The issuer’s web page is never asked for.',
        [
          t(
            'forgeries',
            'requests carry no cookies and no referrer, go only where the check leads, and no recipient is in them',
          ),
        ],
        'It would tell the issuer’s web site, or whoever wrote the address, that the credential is looked at; and a page proves nothing.',
      ),
      row(
        87,
        'trust registry (DCC legacy, OIDF)',
        'no',
        'A name that nothing ties to an organisation is shown as claimed.',
        [t('forgeries', 'a did:key that calls itself a rectorat is only claimed')],
        'Registries and lists are not asked.',
      ),
      row(
        88,
        'recipient match: hashed identifier, salt, several types',
        'yes',
        'On this machine only; sha256, md5, salt, both letter cases, plain identifiers, DIDs, several addresses; never changes the verdict.',
        [
          t('recipient', 'matches in both cases of the digest, with md5, and where `hashed` was forgotten'),
          t('recipient', 'differs with a salt before it, another salt, or another address'),
          t('mistakes', '7: the recipient is compared, and never changes the verdict'),
        ],
      ),
      row(
        89,
        'embedded endorsements verified (`endorsement`, `endorsementJwt`)',
        'yes',
        'Wherever they may stand, each as a credential of its own; subject matched; self-endorsement named.',
        [
          t('endorsement', 'of the credential, the achievement and the issuer, inside %s'),
          t('endorsement', 'as tokens'),
          t('endorsement', 'about another badge'),
          t('endorsement', 'by the issuer, or by the recipient, of oneself'),
          t('hosted', 'are named wherever they stand, with what they may be about'),
        ],
      ),
      row(
        90,
        'refreshService followed once',
        'yes',
        'After the proof has verified; the original stands where what comes is not the same issuer’s word on the same credential.',
        [
          t('refresh', 'takes the place of the older'),
          t('refresh', 'is asked for once, whatever it says itself'),
          t('refresh', 'a forged credential sends nobody anywhere'),
        ],
      ),
      row(
        91,
        'evidence/holder binding',
        'yes',
        'Evidence against the digests that it states, where that needs no request. The key binding of an SD-JWT is reported; of a signed presentation, whether each credential was awarded to its holder.',
        [
          t('sdJwt', 'is reported, and decides nothing'),
          t('containers', 'signed by another than the holder, or for another purpose'),
          t('containers', 'say whether they are their holder’s own, and leave it at that'),
          t('related', 'that stands in the credential fits its digest, or differs'),
          t('related', 'at an address of its own is named and not asked'),
        ],
        'Evidence at an address is not fetched: asking would tell its host who is looked at.',
      ),
      row(
        92,
        'DID ↔ domain linkage (well-known DID configuration, TLS cert)',
        'yes',
        'The host that served the key or the credential is what ties the name, or the site that names the DID and is named by it; a service that publishes for many is named as such.',
        [
          t('identity', 'a key on a host of its own is a domain'),
          t('identity', 'a key on a host that publishes for many is a platform, named'),
          t('identity', 'a did:key whose credential its platform still publishes is the platform’s'),
          t('linkage', 'is the site that names the DID, which has signed for the site'),
          t('linkage', 'is nothing when %s'),
        ],
        'What TLS certificates say of the organisation is not compared.',
      ),
    ],
  },
  {
    title: 'Engineering',
    rows: [
      row(93, 'bundled contexts / offline', 'yes', 'Bundled, dated, the same statements as the published ones.', [
        t('contexts', '%s of %s'),
        t('mistakes', '257: contexts are never fetched'),
      ]),
      row(94, 'remote context fetch can be forbidden', 'yes', 'Always: none is ever fetched.', [
        t('mistakes', '257: contexts are never fetched'),
      ]),
      row(
        95,
        'size limits, timeouts, gzip-bomb, redirect limits, SSRF guard',
        'yes',
        'One door for every request, with all of these.',
        [
          t('door', 'stop an endless answer'),
          t('door', 'are followed five times'),
          t('budget', 'refuses the forty-first request and says what the budget was'),
          t('forgeries', 'a list that unpacks to more than any list has'),
          t('forgeries', '%s as a status list'),
          t('rules', 'are refused in every spelling'),
          t('badInput', 'every one is answered, with its reason, within the limits'),
          t('privateNetwork', 'redirects do not lead there'),
        ],
      ),
      row(96, 'no eval (MV3 CSP)', 'yes', 'No code is made from text, in the package or while verifying.', [
        t('package', 'is never made at run time nor loaded from elsewhere'),
        t('mistakes', '7: works where code cannot be made from text, as in an extension'),
      ]),
      row(
        97,
        'three-valued result (ok/bad/unknown) with codes',
        'yes',
        'Five outcomes of each check, seven verdicts, a closed list of codes.',
        [t('verdict', '%s'), t('words', 'every code and every check is said in both languages')],
      ),
      row(98, 'localised messages', 'yes', 'French and English, every code.', [
        t('words', 'French has exactly the keys of English, and every one of them is said'),
        t('words', 'every code and every check is said in both languages'),
      ]),
      row(
        99,
        'runs wholly on the user’s machine',
        'yes',
        'Only the addresses that the credential’s own check needs are asked.',
        [
          t('mistakes', '3: nobody is told whose credential is looked at'),
          t('profile', 'requests carry neither cookies nor the page they were asked for'),
        ],
      ),
    ],
  },
  {
    title: 'Beyond the comparison',
    rows: [
      row(
        'a',
        'nothing unsigned is shown',
        'yes',
        'What is shown is rebuilt from the statements that were signed; thousands of seeded changes leave the same verdict and the same facts, or no valid one.',
        [
          t('altered', 'altered never verifies, unaltered says the same'),
          t('alteredToken', 'one character changed, removed or added in header or payload'),
          t('disclosed', 'a known property under its full address is seen as what it is'),
        ],
      ),
      row(
        'b',
        'inline contexts that rename signed terms',
        'yes',
        'An alias under a good signature is not judged; one that merely adds is a warning.',
        [
          t('disclosed', 'an alias by an inline context, under a good signature, is not judged'),
          t('contextJudge', 'finds an inline context anywhere in the document'),
        ],
      ),
      row(
        'c',
        'a context that grows in place',
        'yes',
        'Dated snapshots; what only the older does not define was added after signing.',
        [t('forgeries', 'an endorsement token added afterwards')],
      ),
      row('d', 'statements hidden in graphs, included or reversed nodes', 'yes', 'Refused.', [t('disclosed', '%s')]),
      row(
        'e',
        'the same verdicts in Node, Chromium and Firefox',
        'yes',
        'The matrix stands on web pages and is read from the popup of the built extension: a short form with every test run, the whole by `npm run test:engines`.',
        [
          t('engines', 'holds every proof type, key and algorithm, and so does its short form'),
          t('browsers', '$url: every credential has its verdict'),
        ],
      ),
      row(
        'f',
        '404, 410, 403 from the award’s own address',
        'yes',
        'Not known, withdrawn, undecided: each has its own word; 410 also answers for what never was.',
        [
          t('forgeries', '404 from the award’s own address: the issuer does not know it'),
          t('forgeries', '410 of Moodle also answers for what never was: said by a code of its own'),
        ],
      ),
      row('g', 'redirects off the site', 'yes', 'An open redirector on a good host lends its name to nobody.', [
        t('forgeries', 'a redirect off the site is another’s word'),
        t('signed', 'a profile fetched through an open redirector'),
        t('keys', 'is unknown when an open redirector on a good host leads to somebody else’s list'),
      ]),
      row(
        'h',
        'a key in the token’s own header',
        'yes',
        'Counts only where the issuer publishes the same key, by its thumbprint; addresses in headers are never followed.',
        [
          t('forgeries', 'a key in the header of a token, in the name of another'),
          t('jwt', 'never asks an address that the header chooses'),
        ],
      ),
      row(
        'i',
        'Open Badges 1 keys at an address of the award’s choice',
        'yes',
        'Undecided unless the key lies with the issuer.',
        [t('old', 'by a key that lies elsewhere'), t('old', 'by a key beside a class that names another’s issuer')],
      ),
      row(
        'j',
        'files with several credentials',
        'yes',
        'Each is reported; the worst is not hidden; what was not looked at leaves the whole undecided; unusual baking is named.',
        [
          t('forgeries', 'two chunks: both are looked at, the worse one is not hidden'),
          t('forgeries', 'more chunks than are looked at'),
          t('forgeries', 'compressed text'),
          t('containers', 'have the worst verdict of their parts'),
          t('containers', 'name what is no credential, and end somewhere'),
        ],
      ),
      row(
        'k',
        'arbitrary and hostile input',
        'yes',
        'A report with a reason, never a fault of Aloi’s own, never valid.',
        [
          t('hostile', 'in the credential'),
          t('hostile', 'in what servers answer'),
          t('read', 'nothing throws, and large texts take no long time'),
          t('badInput', 'every one is answered, with its reason, within the limits'),
        ],
      ),
      row(
        'l',
        'a page cannot tell that Aloi is there',
        'yes',
        'The same page and the same requests with and without it.',
        [
          t('quiet', 'a page that watches everything sees nothing'),
          t('quiet', 'nothing of the package can be loaded by a page'),
        ],
      ),
      row(
        'm',
        'private networks',
        'yes',
        'Neither named, nor by redirect, nor by what a name resolves to; the person may allow a host.',
        [
          t('forgeries', '%s as a status list'),
          t('privateNetwork', 'addresses and names of a private network are not asked'),
          t('privateNetwork', 'an option opens exactly the host it names'),
        ],
      ),
      row(
        'n',
        'the award behind a platform’s page',
        'yes',
        'The page, the share link and the wrapped link lead to the credential’s own address, which is verified.',
        [
          t('resolve', 'Credly: the assertion of the page'),
          t('unwrap', 'five levels, not six'),
          t('forgeries', 'Credly writes one resource under /v1 and /api/v1: each is looked up as written'),
        ],
      ),
      row(
        'o',
        'a proven credential of an unproven name',
        'yes',
        'The headline says “only claimed” until a domain, a platform or a list ties the name.',
        [
          t('headline', 'only a proven credential of a tied issuer is called genuine without more'),
          t('forgeries', 'a badge on a shared platform is the platform’s word, not the named issuer’s'),
        ],
      ),
      row(
        'p',
        'blocked issuers, names that imitate others',
        'no',
        'The report and the headline have a place for both, and nothing fills it yet.',
        [
          t('verdict', '$id $outcome leaves a sound credential valid'),
          t('headline', 'a blocked issuer does not soften what is worse'),
        ],
        'Lists of issuers, comparison of names.',
      ),
      row(
        'q',
        'the picture on the page against the picture of the badge',
        'yes',
        'A picture that carries a credential is compared with the picture that the credential holds.',
        [t('carrier', 'is another: said, and no less valid'), t('image', 'with and without what is baked in')],
        'Pictures that are only named: they are not fetched.',
      ),
      row(
        'r',
        'members that stand twice under one signature',
        'yes',
        'Named: verifiers that take the first of the two show something else. Aloi takes the last, as most do.',
        [
          t('repeated', 'in JSON are named, and the last one counts: %s'),
          t('repeated', 'in a token or a COSE message hold under the signature, and are named'),
        ],
      ),
    ],
  },
];
