/** Documents for tests, built by hand from the specification, and keys and signatures by jose. */
import { CompactSign, exportSPKI, generateKeyPair } from 'jose';
import type { Inquiry } from '../../inquiry.ts';
import type { Part } from '../../part.ts';
import { doorOf, type Served, type TestDoor } from '../../testing/door.ts';
import { decide } from '../../verdict.ts';

export const NOW = Date.UTC(2026, 5, 1);
export const ID = 'https://good.example/assertions/1';
export const CLASS = 'https://good.example/badges/robotics';
export const ISSUER = 'https://good.example/issuer';
const CONTEXT = 'https://w3id.org/openbadges/v2';

export type Json = Record<string, unknown>;

export const assertion = (more: Json = {}): Json => ({
  '@context': CONTEXT,
  type: 'Assertion',
  id: ID,
  recipient: { type: 'email', hashed: true, salt: 's', identity: `sha256$${'ab'.repeat(32)}` },
  badge: CLASS,
  verification: { type: 'HostedBadge' },
  issuedOn: '2025-01-31T12:00:00+00:00',
  ...more,
});

export const badge = (more: Json = {}): Json => ({
  '@context': CONTEXT,
  type: 'BadgeClass',
  id: CLASS,
  name: 'Robotique pédagogique',
  description: 'Programs a robot.',
  image: 'https://good.example/robot.png',
  criteria: { narrative: 'Built one.' },
  issuer: ISSUER,
  ...more,
});

export const profile = (more: Json = {}): Json => ({
  '@context': CONTEXT,
  type: 'Profile',
  id: ISSUER,
  name: 'Université Bonne',
  url: 'https://good.example/',
  email: 'badges@good.example',
  ...more,
});

/** The three documents where they belong; `more` adds or replaces. */
export function world(more: Record<string, Served> = {}): TestDoor {
  return doorOf({ [ID]: { body: assertion() }, [CLASS]: { body: badge() }, [ISSUER]: { body: profile() }, ...more });
}

export function inquiryOf(door: TestDoor, now = NOW): Inquiry {
  return { door, now, depth: 0 };
}

export const json = (value: Json) => ({ kind: 'json' as const, value, text: JSON.stringify(value) });

/** Outcomes as `id outcome code`, passes left out. */
export function said({ checks }: Part): string[] {
  return checks
    .filter(({ outcome }) => outcome !== 'pass' && outcome !== 'skip')
    .map(({ id, outcome, code }) => `${id} ${outcome} ${code}`);
}

export const verdict = ({ checks }: Part) => decide(checks).verdict;

export interface Signer {
  pem: string;
  sign(payload: Json | string, header?: Json): Promise<string>;
}

export async function signer(alg = 'RS256'): Promise<Signer> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return {
    pem: await exportSPKI(publicKey),
    sign: (payload, header = {}) =>
      new CompactSign(new TextEncoder().encode(typeof payload === 'string' ? payload : JSON.stringify(payload)))
        .setProtectedHeader({ alg, ...header })
        .sign(privateKey),
  };
}
