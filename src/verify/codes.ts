/**
 * Ids of checks and codes of their outcomes: two closed unions. A code never changes its meaning; each one has a
 * sentence in French and in English (`src/ui/words`) that says what the person can do.
 */

/** What was asked of the credential. The ids before the blank line are a contract; the others may grow. */
export const CHECK_IDS = [
  'format',
  'context',
  'schema',
  'proof.signature',
  'proof.purpose',
  'proof.key',
  'proof.dates',
  'hosted.fetch',
  'hosted.scope',
  'jwt.claims',
  'status.revocation',
  'status.suspension',
  'validity.from',
  'validity.until',
  'recipient',
  'endorsement',
  'refresh',
  'issuer.blocked',
  'issuer.lookalike',

  'source', // the bytes themselves: were they had?
  'holder', // a presentation's signer against those to whom its parts were awarded
  'contains', // parts of a container
  'image',
  'related', // relatedResource, digestSRI, hashlinks
  'links', // pages and pictures that it names: are they there?
  'status.other', // purposes other than revocation and suspension
  'issuer.profile', // a proof on the issuer's own profile
  'anchor', // Blockcerts: the transaction on the chain
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

export const CODES = [
  // network (src/net): the answer could not be had
  'aborted',
  'bad-url',
  'http-only',
  'port-refused',
  'private-address',
  'rate-limited',
  'request-budget',
  'timeout',
  'too-large',
  'too-many-redirects',
  'unreachable',
  // what the server said
  'gone', // 410
  'http-error', // any other status; detail.status
  'login-required', // 401, 403, a sign-in page
  'not-found', // 404 from the credential's own address
  'wrong-media-type',
  // reading
  'unreadable', // a file that cannot be opened or read; detail.reason
  'nothing-found', // no credential in these bytes
  'broken-image',
  'from-code', // not a fault: it was read from a QR code in a picture; detail.host where the code is an address
  'code-without-badge', // a QR code holds something else; detail.text
  'wallet-request', // a QR code that speaks to a wallet; detail.scheme
  'broken-code', // a credential in the form made for QR codes that cannot be unpacked
  'unusual-baking', // in the image otherwise than the standard says, but readable; detail.why
  'broken-json',
  'broken-jwt',
  'broken-xml',
  'broken-cbor', // a mobile document that cannot be read; detail.reason
  'too-deep',
  'not-a-credential',
  'not-awarded', // a badge class or an issuer, not an award; detail.kind: class, issuer
  'several-awards', // a page about more than one
  'unsupported-format',
  'repeated-members', // names that stand twice in one object; detail.names
  'missing-property', // detail.property
  'bad-property', // detail.property
  // contexts
  'context-missing',
  'inline-context',
  'unknown-context', // detail.url
  'unsigned-terms', // detail.terms
  'broken-json-ld',
  // proofs
  'no-proof',
  'signature-mismatch',
  'broken-proof',
  'unsupported-proof',
  'forbidden-algorithm', // none, HS*, or not fitting the key
  'wrong-purpose',
  'wrong-domain', // made for another site than this one, or than none
  'wrong-challenge', // made in answer to another request
  'undisclosed-proof',
  'proof-expired',
  'proof-created-in-future',
  'previous-proof-missing',
  'claims-differ', // JWT claims against the credential
  // keys
  'key-not-listed', // the issuer's list was had, the key is not in it
  'key-not-authorised', // listed, but not for assertions
  'key-of-another', // the method's controller is not the issuer
  'key-not-bound', // a key in the token that the issuer does not publish
  'key-list-unavailable',
  'key-unsupported',
  'profile-untrusted', // the issuer's profile carries a proof that fails; detail.because
  'key-expired',
  'key-revoked',
  'did-method-unsupported', // detail.method
  'certificate-unanchored', // the key came in a certificate; which authority vouches for it was not checked
  'certificate-chain-open', // it leads to no authority that the person named
  'certificate-chain-broken', // detail.why: a signature, or a rule that one certificate on the way does not meet
  'certificate-expired', // one on the way is not in force; detail.certificate, certificateFrom, certificateUntil
  'certificate-of-another', // it leads there, and is not for the issuer that the credential names
  'certificate-revocation-unchecked', // whether it was withdrawn since is not asked
  // Open Badges hosted
  'host-differs', // authority of the id is not the issuer's
  'scope-differs', // startsWith, allowedOrigins
  'id-differs', // the document served has another id
  'content-differs', // what was given is not what is served
  'served-as-download', // the host hands it out as a file to save, as what its users uploaded
  'weak-key-origin', // Open Badges 1: key address chosen by the assertion
  'issuer-not-http',
  // status
  'revoked',
  'suspended',
  'status-unavailable',
  'status-unsupported',
  'status-broken',
  'status-list-untrusted', // the list's own proof or issuer
  'status-message', // a message set by the issuer; detail.message
  // time
  'expired',
  'not-yet-valid',
  'until-before-from',
  'bad-date',
  'date-without-zone',
  // others: never change the verdict
  'schema-mismatch',
  'schema-unavailable',
  'recipient-differs',
  'recipient-missing',
  'holder-differs', // presented by another than the one it was awarded to
  'holder-unchecked', // a mobile document: whether the device that shows it is its holder's is not judged
  'self-endorsement',
  'endorsement-of-another',
  'digest-differs',
  'not-fetched', // an address that is not asked without a click
  'image-type-differs',
  'image-differs', // the picture that carries the credential is not the one that the credential holds
  'refresh-failed',
  'refreshed',
  'part-invalid', // a part of a container
  'too-many-parts',
  'anchor-unchecked',
  'blocked',
  'lookalike',
  'internal', // a fault of ours, caught at the boundary of verify()
] as const;
export type Code = (typeof CODES)[number];
