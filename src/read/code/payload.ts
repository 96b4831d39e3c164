/** What the text of a QR code is for. Decided by its form alone; nothing is fetched here. */
import { credentialsIn } from '../../platforms/shape.ts';

export type Payload =
  /** A credential itself: JSON, a JWT or an SD-JWT that says it is one. */
  | { kind: 'credential'; text: string }
  /** A web address: looked into like a link that the person chose. */
  | { kind: 'address'; url: string }
  /** A credential in the compact form made for codes (`compact.ts`). */
  | { kind: 'compact'; text: string }
  /** A request to a wallet, by its scheme: named, not followed. */
  | { kind: 'wallet'; scheme: string }
  | { kind: 'other'; text: string };

/** OpenID for Verifiable Presentations and for Credential Issuance, their profiles, DIDComm, and wallets' own. */
const WALLET =
  /^(openid4vp|openid-vc|openid-credential-offer|openid|haip(?:-v[pc]i?)?|eudi-[\w-]+|mdoc(?:-openid4vp)?|siopv2|didcomm|dccrequest|iden3comm|walletconnect|wc):/i;
/** The same by way of an https address that a wallet has claimed for itself. */
const OFFER = /[?&#](?:credential_offer(?:_uri)?|request_uri|presentation_definition(?:_uri)?|dcql_query)=/;

export function payloadOf(given: string): Payload {
  const text = given.replace(/^\uFEFF/, '').trim();
  if (/^V[PC]1-/.test(text)) return { kind: 'compact', text };
  const wallet = WALLET.exec(text)?.[1];
  if (wallet) return { kind: 'wallet', scheme: wallet.toLowerCase() };
  if (/^https?:\/\/\S+$/i.test(text) && URL.canParse(text)) {
    return OFFER.test(text) ? { kind: 'wallet', scheme: new URL(text).host } : { kind: 'address', url: text };
  }
  const [credential] = credentialsIn(text);
  return credential && credential.text.length >= text.length - 1
    ? { kind: 'credential', text }
    : { kind: 'other', text };
}
