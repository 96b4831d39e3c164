/** Servers that misbehave: one that fails, one that is slow and strange, one inside a private network. */
import { CAMILLE, uuid } from '../cast.ts';
import { badgePng } from '../draw/badge.ts';
import { document, html } from '../html.ts';
import { bakePng } from '../mint/bake-png.ts';
import { type Signed, sign } from '../mint/data-integrity.ts';
import { ed25519Key } from '../mint/keys.ts';
import { achievement3, openBadge3 } from '../mint/open-badge-3.ts';
import { recipient2 } from '../mint/recipient.ts';
import { json, page, png, type Resource, redirect, type Site, text } from '../site.ts';

const SLOW = 'https://lent.example';
const LOOK = { shape: 'circle', sign: 'gear', colour: '#555f6b', accent: '#aab2ba' } as const;

export const BROKEN = {
  error: 'https://panne.example/badges/assertion-12.json',
  /** Its host answers to nobody. */
  unreachable: 'https://injoignable.example/badges/assertion-42.json',
  endless: `${SLOW}/endless`,
  silent: `${SLOW}/silent`,
  loop: `${SLOW}/loop`,
  error500: `${SLOW}/500`,
  login: `${SLOW}/login`,
  text: `${SLOW}/text`,
  image: `${SLOW}/image.png`,
  truncated: `${SLOW}/badge-tronque.png`,
  oversized: `${SLOW}/badge-trop-grand.png`,
  empty: `${SLOW}/empty`,
  deep: `${SLOW}/deep.json`,
  toPrivate: `${SLOW}/private`,
  toIntranet: `${SLOW}/intranet`,
  toPort: `${SLOW}/port`,
  toHttp: `${SLOW}/downgrade`,
  limited: `${SLOW}/limited`,
} as const;

/** What listens on 127.0.0.2 and must never be asked. */
export const PRIVATE_HOSTS = ['intranet.local', '127.0.0.2', 'rebind.example'] as const;

const CSS =
  'body{background:#fff;color:#222}main{max-width:30rem;margin:4rem auto;padding:2rem;border:1px solid #ddd;border-radius:8px}label{display:block;margin:.8rem 0 .2rem}input{width:100%;padding:.5rem}button{margin-top:1rem;padding:.5rem 1.2rem}';
const loginPage = document({
  title: 'Connexion',
  css: CSS,
  body: html`<main><h1>Connexion</h1><form method="post"><label for="u">Identifiant</label><input id="u" name="username"><label for="p">Mot de passe</label><input id="p" name="password" type="password"><button>Se connecter</button></form></main>`,
});

/** A badge whose issuer's server cannot be reached: its key list cannot be had. */
export const ORPHAN_NAME = 'Classe inversée en sciences';
export const ORPHAN_ID = `urn:uuid:${uuid('orphan')}`;

export async function orphan(): Promise<Signed> {
  const did = 'did:web:injoignable.example';
  const created = '2024-12-02T10:00:00Z';
  return await sign(
    openBadge3({
      id: ORPHAN_ID,
      issuer: {
        id: did,
        type: ['Profile'],
        name: 'Institut des pédagogies ouvertes',
        url: 'https://injoignable.example/',
      },
      achievement: achievement3({
        id: `urn:uuid:${uuid('orphan achievement')}`,
        name: ORPHAN_NAME,
        description: 'Conduit une séquence en classe inversée.',
        criteria: 'Une séquence filmée et commentée.',
      }),
      email: CAMILLE.email,
      salt: 'ipo',
      from: created,
    }),
    await ed25519Key('orphan', did, 'cle-1'),
    created,
  );
}

export function broken(): Site[] {
  const assertion = (id: string) => ({
    '@context': 'https://w3id.org/openbadges/v2',
    id,
    type: 'Assertion',
    recipient: recipient2(CAMILLE.email, 'x'),
    badge: `${SLOW}/class.json`,
    verification: { type: 'hosted' },
    issuedOn: '2025-01-01T00:00:00Z',
  });
  const slow: Record<string, Resource> = {
    '/': page(
      document({
        title: 'lent.example',
        css: CSS,
        body: html`<main><h1>lent.example</h1><p>Un serveur qui a ses humeurs.</p></main>`,
      }),
    ),
    '/endless': { kind: 'endless' },
    '/silent': { kind: 'silent' },
    '/loop': redirect(`${SLOW}/loop-2`),
    '/loop-2': redirect(`${SLOW}/loop`),
    '/500': text('Internal Server Error\n', 'text/plain', 500),
    '/login': page(loginPage),
    '/text': text('Ceci est bien un badge, mais pas pour une machine.\n'),
    '/image.png': text('not an image at all', 'image/png'),
    '/badge-tronque.png': png(() => {
      const whole = bakePng(badgePng(LOOK), JSON.stringify(assertion(`${SLOW}/assertion.json`)), 'openbadges');
      return whole.subarray(0, 8 + 25 + 60);
    }),
    // Past the limit on images (design, section 7), with the credential after the padding.
    '/badge-trop-grand.png': png(() =>
      bakePng(
        bakePng(badgePng(LOOK), `${SLOW}/assertion.json`, 'openbadges'),
        ' '.repeat(6 * 1024 * 1024),
        'clrcredential',
      ),
    ),
    '/empty': text('', 'application/json'),
    '/deep.json': text(`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'application/json'),
    '/private': redirect('https://127.0.0.2/credential.json'),
    '/intranet': redirect('https://intranet.local/credential.json'),
    '/port': redirect('https://lent.example:8443/credential.json'),
    '/downgrade': redirect('http://lent.example/text'),
    '/limited': text('Too Many Requests\n', 'text/plain', 429),
    '/assertion.json': json(assertion(`${SLOW}/assertion.json`)),
    '/class.json': { kind: 'silent' },
  };
  const inside: Record<string, Resource> = {
    '/': page('<!DOCTYPE html><title>Intranet</title><h1>Intranet</h1>'),
    '/credential.json': json({ secret: 'nobody outside should read this' }),
  };
  return [
    { host: 'panne.example', resources: {}, missing: () => text('Internal Server Error\n', 'text/plain', 500) },
    { host: 'lent.example', resources: slow },
    ...PRIVATE_HOSTS.map((host): Site => ({ host, resources: inside, loopback: 2 })),
  ];
}
