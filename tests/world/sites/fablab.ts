/** estran.example: the fab-lab's own domain. It hands out Open Badges 2.0 as signed assertions (OB 2.0, "SignedBadge"). */
import { exportSPKI, importJWK } from 'jose';
import { CAMILLE, uuid } from '../cast.ts';
import { badgePng, type Drawing } from '../draw/badge.ts';
import { document, html } from '../html.ts';
import { jwsOb2 } from '../mint/jwt.ts';
import { publicJwk, rsaKey } from '../mint/keys.ts';
import { recipient2 } from '../mint/recipient.ts';
import { ldJson, page, png, type Resource, type Site } from '../site.ts';

const HOST = 'estran.example';
const ROOT = `https://${HOST}`;
const CONTEXT = 'https://w3id.org/openbadges/v2';
const ISSUER = `${ROOT}/badges/issuer.json`;
const KEY = `${ROOT}/badges/key.json`;
const REVOKED = `${ROOT}/badges/revoked.json`;

export const FABLAB_AWARDS: Record<
  'textile' | 'kiln',
  { name: string; description: string; criteria: string; issued: string; look: Drawing }
> = {
  textile: {
    name: 'Sérigraphie textile',
    description: 'Prépare un écran, choisit ses encres et tire une série.',
    criteria: 'Une série de dix tirages et une fiche de réglages.',
    issued: '2022-10-08T14:00:00Z',
    look: { shape: 'circle', sign: 'leaf', colour: '#176b87', accent: '#2b2b2b' },
  },
  kiln: {
    name: 'Conduite du four à céramique',
    description: 'Programme et surveille une cuisson.',
    criteria: 'Deux cuissons accompagnées.',
    issued: '2022-11-19T14:00:00Z',
    look: { shape: 'circle', sign: 'spark', colour: '#9c3d1f', accent: '#2b2b2b' },
  },
};

type Name = keyof typeof FABLAB_AWARDS;
export const fablabId = (name: Name) => `urn:uuid:${uuid(`fab-lab ${name}`)}`;
const classId = (name: Name) => `${ROOT}/badges/${name}.json`;

export interface Fablab {
  site: Site;
  jws: Record<Name, string>;
}

export async function fablab(): Promise<Fablab> {
  const key = rsaKey('signer');
  const spki = await importJWK(publicJwk(key), 'RS256', { extractable: true });
  if (spki instanceof Uint8Array) throw new Error('an RSA key is no secret of bytes');
  const resources: Record<string, Resource> = {
    '/': page(
      document({
        title: 'L’Estran, fab-lab',
        css: 'body{background:#fff7e8;color:#26221c}main{max-width:46rem;margin:0 auto;padding:3.5rem 1.5rem}h1{font-size:3rem;line-height:1;margin:0;color:#b4541a}p{font-size:1.1rem}',
        body: html`<main><h1>L’Estran</h1><p>Fab-lab de Fécamp. Ouvert du mardi au samedi, aux curieux comme aux confirmés.</p><p>Découpe laser, impression 3D, sérigraphie, céramique.</p></main>`,
      }),
    ),
    '/badges/issuer.json': ldJson({
      '@context': CONTEXT,
      id: ISSUER,
      type: 'Issuer',
      name: 'Fab-lab L’Estran',
      url: `${ROOT}/`,
      email: 'bonjour@estran.example',
      publicKey: KEY,
      revocationList: REVOKED,
    }),
    '/badges/key.json': ldJson({
      '@context': CONTEXT,
      id: KEY,
      type: 'CryptographicKey',
      owner: ISSUER,
      publicKeyPem: await exportSPKI(spki),
    }),
    '/badges/revoked.json': ldJson({
      '@context': CONTEXT,
      id: REVOKED,
      type: 'RevocationList',
      issuer: ISSUER,
      revokedAssertions: [{ id: fablabId('kiln'), revocationReason: 'Le four a été remplacé : nouvelle formation.' }],
    }),
  };
  const jws = {} as Fablab['jws'];
  for (const name of Object.keys(FABLAB_AWARDS) as Name[]) {
    const { look, issued, criteria, ...about } = FABLAB_AWARDS[name];
    resources[`/badges/${name}.png`] = png(() => badgePng(look));
    resources[`/badges/${name}.json`] = ldJson({
      '@context': CONTEXT,
      id: classId(name),
      type: 'BadgeClass',
      ...about,
      image: `${ROOT}/badges/${name}.png`,
      criteria: { narrative: criteria },
      issuer: ISSUER,
    });
    jws[name] = await jwsOb2(
      {
        '@context': CONTEXT,
        id: fablabId(name),
        type: 'Assertion',
        recipient: recipient2(CAMILLE.home, 'estran'),
        badge: classId(name),
        verification: { type: 'SignedBadge', creator: KEY },
        issuedOn: issued,
      },
      key,
    );
  }
  return { site: { host: HOST, resources }, jws };
}
