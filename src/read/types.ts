/** Contract of reading: bytes -> documents. No network, no browser API beyond DecompressionStream and TextDecoder. */
import type { Code } from '../verify/codes.ts';

/** What was in the bytes: each is one credential document, or the address of one. */
export type Found =
  | { kind: 'json'; value: Record<string, unknown> | unknown[]; text: string }
  /** Compact JWS, three base64url parts. */
  | { kind: 'jws'; text: string }
  /** `<issuer-jwt>~disclosure~…` */
  | { kind: 'sd-jwt'; text: string }
  /** COSE_Sign1, its bytes in base64url. */
  | { kind: 'cose'; text: string }
  /** A mobile document (ISO/IEC 18013-5): `DeviceResponse`, `Document` or `IssuerSigned`, its bytes in base64url. */
  | { kind: 'mdoc'; text: string }
  /** A Europass credential of the XML years. */
  | { kind: 'xml'; text: string }
  /** The bytes only say where the credential is. */
  | { kind: 'url'; url: string };

export type Container = 'png' | 'svg' | 'json' | 'text' | 'html' | 'other';

export interface ReadResult {
  container: Container;
  found: Found[];
  /** Set when the bytes are recognisably a credential, or an image with one, but broken. */
  problem?: { code: Code; detail?: Record<string, unknown> };
  /** Warnings that leave the result usable: bad CRC, compressed iTXt, a keyword twice … */
  notes: { code: Code; detail?: Record<string, unknown> }[];
}
