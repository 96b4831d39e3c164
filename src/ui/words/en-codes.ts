import { quoted } from './phrase.ts';
import type { CodeTable } from './types.ts';

const AGAIN = 'Try again in a while.';
const ASK_ISSUER = 'Ask the issuer, or ask the holder for a new copy of the badge.';
const HOLDER_COPY = 'Ask the holder for the original badge file or its web address.';

/** Why no QR code was read in a picture without a badge; by `detail.codes`. */
const WITHOUT: Record<string, string> = {
  none: 'There is neither a badge nor a QR code that Aloi can read in this picture.',
  drawing:
    'There is no badge in this picture. It is a drawing (SVG) in which Aloi could not look for QR codes. If you see a code in it, a telephone can read it.',
  'too-many': 'There is no badge in this picture, and it is too large for Aloi to look for QR codes in it.',
  broken: 'There is no badge in this picture, and the picture itself cannot be opened.',
  format: 'There is no badge in this picture. Only the browser extension reads QR codes in pictures of this kind.',
  'inside-page': 'This picture exists only inside its page, so Aloi cannot open it.',
};

/** What each code means and what the person can do. */
export const enCodes: CodeTable = {
  aborted: {
    short: 'the check was interrupted',
    meaning: 'The check was interrupted before it ended.',
    todo: 'Check again.',
  },
  'bad-url': {
    short: 'a web address in it cannot be used',
    meaning: 'An address in the badge is not a web address that Aloi may open.',
    todo: ASK_ISSUER,
  },
  'http-only': {
    short: 'its server does not offer a secure connection',
    meaning:
      'The server answers only over an unencrypted connection, which anyone on the way could alter. Aloi does not rely on it.',
    todo: 'Ask the issuer to serve its badges over https.',
  },
  'port-refused': {
    short: 'it is served from an unusual port',
    meaning: (d) =>
      `The address ${quoted(d.host)} uses a port that web sites normally do not use, so Aloi did not open it.`,
    todo: 'If you know this server, add it in the options under “My organisation’s network”.',
  },
  'private-address': {
    short: 'it points into a private network',
    meaning: (d) =>
      `${quoted(d.host) || 'An address'} belongs to a private network. Web pages must not make Aloi look into one, so nothing was asked there.`,
    todo: 'If this host is in your organisation’s network, say so in the options.',
  },
  'rate-limited': {
    short: 'the server asked to wait',
    meaning: 'The server has had too many requests and asks to come back later.',
    todo: AGAIN,
  },
  'request-budget': {
    short: 'checking it would take too many requests',
    meaning: 'This badge refers to more addresses than Aloi is willing to ask for a single badge.',
  },
  timeout: { short: 'the server took too long', meaning: 'The server did not answer in time.', todo: AGAIN },
  'too-large': { short: 'it is too large', meaning: 'What was to be read is larger than any real badge.' },
  'too-many-redirects': {
    short: 'its address leads in circles',
    meaning: 'The address forwards again and again without arriving anywhere.',
    todo: ASK_ISSUER,
  },
  unreachable: {
    short: 'the issuer’s server cannot be reached',
    meaning: (d) =>
      `No answer came${d.host ? ` from ${quoted(d.host)}` : ''}. That says nothing about the badge itself.`,
    todo: 'Check your connection, then try again.',
  },
  gone: {
    short: 'the issuer has removed it',
    meaning: 'The issuer’s server says that this badge existed and has been removed for good.',
    todo: 'Ask the issuer why.',
    open: {
      short: 'its page has been removed',
      meaning: 'The page of this badge has been removed. Whether the badge itself was withdrawn is not known.',
    },
  },
  'http-error': {
    short: 'the server reported an error',
    meaning: (d) => `The server answered with an error${d.status ? ` (${quoted(d.status)})` : ''}.`,
    todo: AGAIN,
  },
  'login-required': {
    short: 'the page is not public',
    meaning: 'The server shows this only to people who are signed in. Aloi never signs in for you.',
    todo: 'Ask the holder to make the badge public, or to send you the badge file.',
  },
  'not-found': {
    short: 'the issuer does not know it',
    meaning: 'The issuer’s own server has nothing under the address this badge gives.',
    todo: 'Ask the issuer whether it really awarded this badge.',
    open: {
      short: 'nothing was found at its address',
      meaning: 'There is nothing at the address where this badge should be. It may have moved, or never been there.',
    },
  },
  'wrong-media-type': {
    short: 'the server sent something else',
    meaning: 'The server sent something that is not a badge, for example an ordinary web page.',
    todo: HOLDER_COPY,
  },
  unreadable: {
    short: 'the file cannot be read',
    meaning: (d) => `The file cannot be opened${d.reason ? ` (${quoted(d.reason)})` : ''}.`,
    todo: 'Check that the file exists and that you may read it.',
  },
  'nothing-found': {
    short: 'there is no verifiable badge in it',
    meaning: (d) =>
      WITHOUT[String(d.codes)] ??
      (d.platform
        ? `${quoted(d.platform)} shows this badge on a page only, and offers nothing there that can be verified.`
        : 'Nothing here can be verified: it is a picture or a page without a badge inside.'),
    todo: HOLDER_COPY,
  },
  'broken-image': {
    short: 'the image file is damaged',
    meaning: 'The image is damaged, so the badge in it cannot be read.',
    todo: HOLDER_COPY,
  },
  'from-code': {
    short: 'it was read from a QR code',
    meaning: (d) =>
      `Read from the QR code in the picture, which ${d.host ? `leads to ${quoted(d.host)}` : 'holds the badge itself'}. What stands around the code proves nothing: compare it with what you read here.`,
  },
  'code-without-badge': {
    short: 'the QR code holds something else',
    meaning: (d) =>
      `The QR code in this picture holds something that is not a badge${d.text ? `: ${quoted(d.text)}` : ''}. Nothing was opened.`,
    todo: HOLDER_COPY,
  },
  'wallet-request': {
    short: 'the QR code is meant for a wallet app',
    meaning: (d) =>
      `The QR code invites a wallet app to receive or to show a credential${d.scheme ? ` (${quoted(d.scheme)})` : ''}. It holds no badge itself, and Aloi did not follow it.`,
    todo: HOLDER_COPY,
  },
  'broken-code': {
    short: 'the badge in the QR code cannot be unpacked',
    meaning:
      'The QR code holds a packed badge that Aloi cannot unpack soundly: it is damaged, altered, or written with a vocabulary that Aloi does not have.',
    todo: HOLDER_COPY,
  },
  'unusual-baking': {
    short: 'it is stored in its picture in an unusual way',
    meaning: 'The badge is stored in its picture in another way than the standard says. It can be read all the same.',
  },
  'broken-json': {
    short: 'its data is damaged',
    meaning: 'The data of the badge is damaged and cannot be read.',
    todo: HOLDER_COPY,
  },
  'broken-jwt': {
    short: 'its signed token is damaged',
    meaning: 'The badge is a signed token, but the token is incomplete or damaged.',
    todo: HOLDER_COPY,
  },
  'broken-xml': {
    short: 'the image file is damaged',
    meaning: 'The SVG image is damaged, so the badge in it cannot be read.',
    todo: HOLDER_COPY,
  },
  'broken-cbor': {
    short: 'it is damaged or cut off',
    meaning: 'This is a mobile document (ISO 18013-5), but it is incomplete, damaged or contradicts itself.',
    todo: HOLDER_COPY,
  },
  'too-deep': {
    short: 'its data is nested beyond reason',
    meaning: 'The data is nested so deeply that no real badge would be.',
  },
  'not-a-credential': {
    short: 'it is not a badge',
    meaning: 'This is data, but not a badge or another kind of credential Aloi knows.',
  },
  'not-awarded': {
    short: 'it describes a badge, and was awarded to nobody',
    meaning: (d) =>
      d.kind === 'issuer'
        ? 'This describes an issuer of badges, not a badge that somebody was awarded.'
        : 'This describes a badge that can be earned. It does not say that anybody was awarded it.',
    todo: 'Ask the holder for the web address of their own badge, or for the badge file.',
  },
  'several-awards': {
    short: 'it is a page with several badges',
    meaning: 'This page has several badges on it; which one is meant cannot be told.',
    todo: 'Open that page and click Aloi there: each badge on it is then checked.',
  },
  'unsupported-format': {
    short: 'this kind of badge is not supported yet',
    meaning: (d) =>
      d.format === 'mdoc'
        ? 'This is a mobile document (ISO 18013-5) of a newer edition than Aloi knows, or a part of one. That says nothing against it.'
        : 'Aloi does not know how to verify this kind of credential yet. That says nothing against it.',
    todo: 'Ask the holder for the same credential in another form, such as an Open Badge or a verifiable credential.',
  },
  'repeated-members': {
    short: 'something stands in it twice',
    meaning: (d) =>
      `The badge says something twice under one name${d.names ? `: ${quoted(d.names)}` : ''}. Aloi, like most, takes what stands last; another verifier may take what stands first, and show something else under the same signature.`,
    todo: ASK_ISSUER,
  },
  'missing-property': {
    short: 'something required is missing',
    meaning: (d) => `The badge lacks something the standard requires${d.property ? `: ${quoted(d.property)}` : ''}.`,
    todo: ASK_ISSUER,
  },
  'bad-property': {
    short: 'part of it is written wrongly',
    meaning: (d) =>
      `A part of the badge is not written as the standard requires${d.property ? `: ${quoted(d.property)}` : ''}.`,
    todo: ASK_ISSUER,
  },
  'context-missing': {
    short: 'it does not say which vocabulary it uses',
    meaning: 'The badge does not name the vocabulary that gives its words their meaning.',
    todo: ASK_ISSUER,
  },
  'inline-context': {
    short: 'it redefines words in its own way',
    meaning:
      'The badge redefines words of the standard. What was signed may not be what one reads, so Aloi does not vouch for it.',
    todo: ASK_ISSUER,
  },
  'unknown-context': {
    short: 'it uses a vocabulary Aloi does not know',
    meaning: (d) =>
      `The badge uses a vocabulary${d.url ? ` (${quoted(d.url)})` : ''} that Aloi does not carry, so its meaning cannot be checked.`,
  },
  'unsigned-terms': {
    short: 'it contains statements nobody signed',
    meaning: (d) =>
      `Some statements in the badge are not covered by the signature${d.terms ? `: “${quoted(d.terms)}”` : ''}. Anyone could have added them.`,
    todo: `Do not rely on it. ${ASK_ISSUER}`,
  },
  'broken-json-ld': {
    short: 'its data cannot be interpreted',
    meaning: 'The data does not follow the rules of its own vocabulary.',
    todo: ASK_ISSUER,
  },
  'no-proof': {
    short: 'nobody signed it',
    meaning:
      'The badge carries no signature and no address at which its issuer confirms it. Anyone could have written it.',
    todo: HOLDER_COPY,
  },
  'signature-mismatch': {
    short: 'the signature does not match',
    meaning:
      'The signature does not fit the content: the badge was altered after signing, or it was never signed by this issuer.',
    todo: 'Do not rely on it. Ask the issuer for confirmation.',
  },
  'broken-proof': {
    short: 'its signature is incomplete',
    meaning: 'The signature is incomplete or badly written, so it proves nothing.',
    todo: ASK_ISSUER,
  },
  'unsupported-proof': {
    short: 'this kind of signature is not supported yet',
    meaning: 'The badge is signed in a way Aloi cannot check yet. That says nothing against it.',
  },
  'forbidden-algorithm': {
    short: 'its signature is of a kind that proves nothing',
    meaning:
      'The badge names a way of signing that is unsafe or does not fit the key. Such a signature proves nothing.',
    todo: ASK_ISSUER,
  },
  'wrong-purpose': {
    short: 'it was signed for another purpose',
    meaning: 'The signature was made for another purpose than issuing a badge.',
    todo: ASK_ISSUER,
  },
  'wrong-domain': {
    short: 'it was signed for another site',
    meaning: 'The signature was made for use on another site.',
    todo: ASK_ISSUER,
  },
  'wrong-challenge': {
    short: 'it was presented in answer to another request',
    meaning:
      'The holder signed this presentation in answer to another request than the one given. It may be one that was already shown elsewhere.',
    todo: 'Ask the holder to present it again, in answer to your own request.',
  },
  'undisclosed-proof': {
    short: 'a required part is hidden',
    meaning: 'The holder has hidden a part of the credential that is needed to check it.',
    todo: 'Ask the holder to share the complete credential.',
  },
  'proof-expired': {
    short: 'the signature itself has run out',
    meaning: 'The issuer limited the time during which its signature counts, and that time is over.',
    todo: ASK_ISSUER,
  },
  'proof-created-in-future': {
    short: 'the signature is dated in the future',
    meaning: 'The signature claims to have been made at a time that has not come yet.',
    todo: 'Check your computer’s clock; otherwise ask the issuer.',
  },
  'previous-proof-missing': {
    short: 'a signature it relies on is missing',
    meaning: 'One signature refers to another that is not there.',
    todo: ASK_ISSUER,
  },
  'claims-differ': {
    short: 'it contradicts itself',
    meaning: 'The signed token says one thing outside and another inside (for example two different issuers).',
    todo: ASK_ISSUER,
  },
  'key-not-listed': {
    short: 'it was signed with a key that is not the issuer’s',
    meaning: 'The issuer publishes its keys, and the one used here is not among them.',
    todo: 'Do not rely on it. Ask the issuer for confirmation.',
  },
  'key-not-authorised': {
    short: 'it was signed with a key not meant for badges',
    meaning: 'The issuer publishes this key, but not for issuing badges.',
    todo: ASK_ISSUER,
  },
  'key-of-another': {
    short: 'it was signed with somebody else’s key',
    meaning: 'The key belongs to somebody other than the issuer the badge names.',
    todo: 'Do not rely on it. Ask the issuer for confirmation.',
  },
  'key-not-bound': {
    short: 'nothing ties its key to the issuer',
    meaning: 'The badge brings its own key, and the issuer does not publish it. Anyone could have signed in its name.',
    todo: 'Ask the issuer for confirmation.',
  },
  'key-list-unavailable': {
    short: 'the issuer’s keys cannot be had',
    meaning:
      'The signature fits its key, but the issuer’s list of keys could not be fetched. Whether the key is the issuer’s stays open.',
    todo: AGAIN,
  },
  'key-unsupported': {
    short: 'this kind of key is not supported yet',
    meaning: 'The issuer uses a kind of key Aloi cannot check yet.',
  },
  'profile-untrusted': {
    short: 'the issuer’s profile does not match its own signature',
    meaning:
      'The issuer’s profile is signed, and the signature does not hold. So the keys that stand in it are not relied on. It may have been changed without being signed again.',
    todo: 'Ask the issuer to sign its profile again.',
  },
  'key-expired': {
    short: 'the key has run out',
    meaning: 'The key had run out of validity when it was used, or has done so since.',
    todo: ASK_ISSUER,
  },
  'key-revoked': {
    short: 'the issuer has withdrawn the key',
    meaning:
      'The issuer has withdrawn the key, perhaps because it was stolen. Whatever it signed can no longer be relied on.',
    todo: ASK_ISSUER,
  },
  'did-method-unsupported': {
    short: 'this kind of issuer identifier is not supported yet',
    meaning: (d) =>
      `The issuer identifies itself in a way Aloi cannot resolve${d.method ? ` (${quoted(d.method)})` : ''}.`,
  },
  'certificate-unanchored': {
    short: 'who certified its issuer was not checked',
    meaning: (d) =>
      `It is sealed with a certificate${d.subject ? ` in the name of ${quoted(d.subject)}` : ''}. Aloi does not check which authority vouches for that certificate, and anyone can make one in any name.`,
    todo: 'Open it in its official viewer, or ask the issuer.',
  },
  'certificate-chain-open': {
    short: 'no authority you trust certified its seal',
    meaning: (d) =>
      `It is sealed with a certificate${d.subject ? ` in the name of ${quoted(d.subject)}` : ''} that leads to none of the authorities you named.`,
    todo: 'Ask the issuer which authority certified it, and name that one too if you trust it.',
  },
  'certificate-chain-broken': {
    short: 'the certificates behind its seal do not hold together',
    meaning: (d) =>
      `The way from its certificate to an authority you trust is interrupted${d.certificate ? ` at ${quoted(d.certificate)}` : ''}. That is often a matter of how the seal was set up, and says nothing about the badge itself.`,
    todo: ASK_ISSUER,
  },
  'certificate-expired': {
    short: 'a certificate behind its seal is not in force',
    meaning: (d) =>
      `The certificate${d.certificate ? ` ${quoted(d.certificate)}` : ''} behind its seal is not in force, or no longer. Seals outlive their certificates, but only their own word says that this one was made in time.`,
    todo: 'Open it in its official viewer, or ask the issuer for a newer copy.',
  },
  'certificate-of-another': {
    short: 'its certificate does not name this issuer',
    meaning: (d) =>
      `By its certificate, ${d.subject ? quoted(d.subject) : 'another party'} sealed it. Nothing there says that this is ${d.issuer ? quoted(d.issuer) : 'the issuer it names'}: it may be the same organisation under another name, or a service that seals for it.`,
    todo: 'Compare the two names, and ask the issuer when in doubt.',
  },
  'certificate-revocation-unchecked': {
    short: 'whether its certificate was withdrawn was not asked',
    meaning:
      'A certificate can be withdrawn early. Aloi does not ask its authority, which would learn what you look at.',
  },
  'host-differs': {
    short: 'it is served by another site than its issuer’s',
    meaning: 'The badge is hosted on another site than the issuer it names, and the issuer does not allow that.',
    todo: 'Ask the issuer whether it really awarded this badge.',
  },
  'scope-differs': {
    short: 'the issuer does not vouch for that address',
    meaning: 'The issuer says where its badges are hosted, and this one is hosted elsewhere.',
    todo: 'Ask the issuer whether it really awarded this badge.',
  },
  'id-differs': {
    short: 'the server answers with another badge',
    meaning: 'The document found at the badge’s address names another address as its own.',
    todo: ASK_ISSUER,
  },
  'content-differs': {
    short: 'it differs from what the issuer publishes',
    meaning: 'The copy you have does not say the same as the one the issuer publishes.',
    todo: 'Rely on the issuer’s version only.',
  },
  'served-as-download': {
    short: 'it lies among the site’s files to download',
    meaning:
      'The issuer’s site hands this badge out as a file to download, as sites do with what their users put there. That does not show that the issuer published it.',
    todo: 'Ask the issuer whether it really awarded this badge.',
  },
  'weak-key-origin': {
    short: 'the badge itself chose its key',
    meaning: 'In this old format the badge itself says where its key is. That ties it only weakly to its issuer.',
  },
  'issuer-not-http': {
    short: 'its issuer has no web address',
    meaning: 'The issuer is not named by a web address, so nothing can be asked there.',
  },
  revoked: {
    short: 'the issuer has withdrawn it',
    meaning: 'The issuer has withdrawn this badge.',
    todo: 'Ask the issuer or the holder for the reason.',
  },
  suspended: {
    short: 'the issuer has suspended it',
    meaning: 'The issuer has suspended this badge for the time being.',
    todo: 'Ask the issuer, or check again later.',
  },
  'status-unavailable': {
    short: 'whether it was withdrawn cannot be found out',
    meaning: 'The issuer keeps a list of withdrawn badges, but it could not be fetched.',
    todo: AGAIN,
  },
  'status-unsupported': {
    short: 'whether it was withdrawn cannot be found out',
    meaning: 'The issuer announces withdrawals in a way Aloi does not know yet.',
  },
  'status-broken': {
    short: 'the list of withdrawn badges is damaged',
    meaning: 'The issuer’s list of withdrawn badges is damaged or contradicts the badge.',
    todo: ASK_ISSUER,
  },
  'status-list-untrusted': {
    short: 'the list of withdrawn badges is not the issuer’s',
    meaning: 'The list of withdrawn badges is not properly signed by this issuer, so it proves nothing.',
    todo: ASK_ISSUER,
  },
  'status-message': {
    short: 'the issuer has left a note',
    meaning: (d) => `The issuer has attached a note to this badge${d.message ? `: “${quoted(d.message)}”` : ''}.`,
  },
  expired: {
    short: 'it has expired',
    meaning: 'Its period of validity is over.',
    todo: 'Ask the holder whether it was renewed.',
  },
  'not-yet-valid': { short: 'it is not in force yet', meaning: 'Its period of validity has not begun.' },
  'until-before-from': {
    short: 'its dates contradict each other',
    meaning: 'It ends before it begins.',
    todo: ASK_ISSUER,
  },
  'bad-date': {
    short: 'one of its dates cannot be read',
    meaning: 'A date in the badge is not written as the standard requires.',
    todo: ASK_ISSUER,
  },
  'date-without-zone': {
    short: 'a date lacks its time zone',
    meaning: 'A date does not say in which time zone; Aloi reads it as universal time.',
  },
  'schema-mismatch': {
    short: 'it does not follow the standard to the letter',
    meaning:
      'The badge departs from the format its standard or its issuer announces. That does not make it less genuine.',
  },
  'schema-unavailable': {
    short: 'its format description is missing',
    meaning: 'The description of its format could not be had; the badge itself is not in doubt.',
  },
  'recipient-differs': {
    short: 'it was awarded to somebody else',
    meaning: 'None of the addresses you gave is the one this badge was awarded to.',
    todo: 'Ask the holder which address the badge was awarded to.',
  },
  'holder-differs': {
    short: 'it was presented in another name',
    meaning:
      'The presentation was signed in another name than that of the person this was awarded to. People also present credentials for others, such as a parent for a child.',
    todo: 'If it matters who presents it, ask the person it was awarded to.',
  },
  'holder-unchecked': {
    short: 'who presents it was not checked',
    meaning:
      'Mobile documents are tied to one telephone. Aloi checks the document itself, not whether it comes from the telephone it was issued to: a genuine one may be shown by somebody else.',
    todo: 'If it matters who presents it, compare the name with that of the person in front of you.',
  },
  'recipient-missing': { short: 'it names no recipient', meaning: 'The badge does not say to whom it was awarded.' },
  'self-endorsement': {
    short: 'it endorses itself',
    meaning: 'The endorsement comes from the issuer itself, or from the holder.',
  },
  'endorsement-of-another': {
    short: 'the endorsement is about something else',
    meaning: 'The endorsement is about another badge or another person.',
  },
  'digest-differs': {
    short: 'an attached file was replaced',
    meaning: 'An attached file is not the one the issuer signed for.',
  },
  'not-fetched': {
    short: 'an attached file was not fetched',
    meaning:
      'The badge says what an attached file contains. Aloi does not fetch such files by itself, so that its check stays private.',
  },
  'image-type-differs': {
    short: 'its picture is of another type',
    meaning: 'The picture is of another type than the badge says.',
  },
  'image-differs': {
    short: 'it was put into another picture',
    meaning:
      'The picture that carries the badge is not the one the issuer put into it. What the badge says is not affected.',
    todo: 'Go by the words of the badge, not by the picture you saw on the page.',
  },
  'refresh-failed': {
    short: 'no newer version could be had',
    meaning: 'The issuer offers newer versions of this badge, but none could be fetched.',
    todo: AGAIN,
  },
  refreshed: {
    short: 'a newer version exists',
    meaning: 'The issuer offers a newer version of this badge; it was used.',
  },
  'part-invalid': {
    short: 'one of its parts is not sound',
    meaning: 'This is a collection, and at least one credential in it is not sound.',
    todo: 'Look at its parts one by one.',
  },
  'too-many-parts': {
    short: 'it has too many parts',
    meaning: 'The collection holds more credentials than Aloi checks at once; the others were not checked.',
  },
  'anchor-unchecked': {
    short: 'its blockchain entry was not checked',
    meaning: 'The badge is anchored in a blockchain. Aloi checked the document, not the entry in the chain.',
  },
  blocked: {
    short: 'your list blocks its issuer',
    meaning: 'You, or your organisation, keep a list that blocks this issuer.',
  },
  lookalike: {
    short: 'its issuer’s name imitates another',
    meaning: (d) =>
      `The issuer’s name or address looks like another one${d.name ? ` (${quoted(d.name)})` : ''} without being it.`,
    todo: 'Compare the address letter by letter.',
  },
  internal: {
    short: 'Aloi itself failed',
    meaning: 'Aloi made a mistake while checking. That says nothing about the badge.',
    todo: 'Try again; if it stays so, report it.',
  },
};
