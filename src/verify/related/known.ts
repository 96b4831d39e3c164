/**
 * Digests of the contexts that are bundled, as their addresses serve them: the bundled copies are equal in what they
 * say, and not in each byte.
 */
import { base64, hex } from '@scure/base';
import type { Digest } from './digests.ts';

interface Known {
  /** Hexadecimal, as the specifications write it. */
  sha256: string[];
  /** Base64, as in `digestSRI`. */
  sha384?: string[];
  /** Whether it will never change: a digest that is not among these is wrong. 1EdTech adds terms in place. */
  settled: boolean;
}

const OB3 = 'https://purl.imsglobal.org/spec/ob/v3p0';

const KNOWN: Record<string, Known> = {
  // VCDM 2.0, appendix B.1.
  'https://www.w3.org/ns/credentials/v2': {
    sha256: ['59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734'],
    sha384: ['l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU'],
    settled: true,
  },
  // VCDM 1.1, appendix B.1.
  'https://www.w3.org/2018/credentials/v1': {
    sha256: ['ab4ddd9a531758807a79a5b450510d61ae8d147eab966cc9a200c07095b0cdcc'],
    settled: true,
  },
  // Data Integrity 1.0, section 2.4.
  'https://w3id.org/security/data-integrity/v2': {
    sha256: ['67f21e6e33a6c14e5ccfd2fc7865f7474fb71a04af7e94136cb399dfac8ae8f4'],
    settled: true,
  },
  'https://w3id.org/security/multikey/v1': {
    sha256: ['ba2c182de2d92f7e47184bcca8fcf0beaee6d3986c527bf664c195bbc7c58597'],
    settled: true,
  },
  // As published, in several layouts and with terms added; others may have been served in between.
  [`${OB3}/context-3.0.1.json`]: {
    sha256: [
      'd582f3564282fb3b709136d28412e78e70b678b4dbc2f0221f67d84932748355',
      'cfc147db5fd5e3575b06bd471fe04784e92de69296f64a351b8dff0ec3372e9c',
    ],
    sha384: [
      'QQ5NeMjyNs1GuL/RbZrkmNrh/E7r7w72eb2CG4f8MzTZb2tYXd4iZHGnuizJNnGV',
      'rLjNRjXFWIXsyJ8zol3RdQd0IosjMuHkaxj0K87wQ67OSMsBRBbNCHxXYqwJE0ST',
    ],
    settled: false,
  },
  [`${OB3}/context-3.0.2.json`]: {
    sha256: [
      '00666ad080ba407687ed1846b7f5e7495f5019042b202a727de47c48a1755c53',
      'bba433989e1e700ca60838a3c22378e7d8381aeb0c9590f9ddf84d1714f10296',
    ],
    sha384: [
      'fgAKnHG+zBOzWVYEcNTRsA+NFUygUsVM3SDH3muHr1r8gqotLlcalL/3YrkVXqh0',
      'pEezHo9uhm2MbfQfZhkogjVxvQnNbNBUesL79d/KGZ9bFK4osq8rh8dNPsHT5tMt',
    ],
    settled: false,
  },
  [`${OB3}/context-3.0.3.json`]: {
    sha256: [
      'ef2fa9c7846dce233cc166b43639027278be4ee44f00bb1d45c75de2dd0cd761',
      '3d34f4d4ef1bce691106e63798beb5e7b862ba841423f5ee1e53ab7ddf3bca84',
    ],
    sha384: [
      'yFn2wAoeABPuecHlzHVmtt+mwolxxGzhqzIhzfuitsbYbmMOVn0DwMeAvC+a1Rek',
      'xY1z7c0sF+cBmF+RjMjGhEhfLFOZ/73crLPeV0TwkAAPJE5fhyksNTKYrM+w2JTj',
    ],
    settled: false,
  },
};

/** Undefined for what is not bundled, or whose served form nobody has written down. */
export function knownDigests(url: string): { digests: Digest[]; settled: boolean } | undefined {
  const known = Object.hasOwn(KNOWN, url) ? KNOWN[url] : undefined;
  if (!known) return undefined;
  const digests: Digest[] = [
    ...known.sha256.map((text) => ({ algorithm: 'SHA-256' as const, bytes: hex.decode(text) })),
    ...(known.sha384 ?? []).map((text) => ({ algorithm: 'SHA-384' as const, bytes: base64.decode(text) })),
  ];
  return { digests, settled: known.settled };
}
