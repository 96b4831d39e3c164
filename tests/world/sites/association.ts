/** Reconnaissance en Seine: an association that endorses other people's badges, with did:web. */

import { document, html } from '../html.ts';
import { type Signed, sign } from '../mint/data-integrity.ts';
import { ed25519Key } from '../mint/keys.ts';
import { OB303, VCDM2 } from '../mint/open-badge-3.ts';
import { json, page, type Site } from '../site.ts';

const HOST = 'reconnaissance.example';
const DID = `did:web:${HOST}`;
const CREATED = '2025-05-20T10:00:00Z';

export const ENDORSEMENT = `https://${HOST}/endossements/2025-031`;

function key() {
  return ed25519Key('association', DID, 'cle-1');
}

/** An EndorsementCredential about one credential (OB 3.0, "EndorsementCredential"). */
export async function endorsement(about: string): Promise<Signed> {
  return await sign(
    {
      '@context': [VCDM2, OB303],
      id: ENDORSEMENT,
      type: ['VerifiableCredential', 'EndorsementCredential'],
      name: 'Endossement',
      issuer: { id: DID, type: ['Profile'], name: 'Association Reconnaissance en Seine', url: `https://${HOST}/` },
      validFrom: CREATED,
      credentialSubject: {
        id: about,
        type: ['EndorsementSubject'],
        endorsementComment:
          'Nous avons vu cette séquence en classe et l’avons reprise dans trois établissements de notre réseau.',
      },
    },
    await key(),
    CREATED,
  );
}

export async function association(): Promise<Site> {
  const { id, publicKeyMultibase } = await key();
  return {
    host: HOST,
    resources: {
      '/': page(
        document({
          title: 'Reconnaissance en Seine',
          css: 'body{background:#fbf7ef;color:#2d2a26}main{max-width:44rem;margin:0 auto;padding:3rem 1.5rem}h1{font-family:"DejaVu Serif",Georgia,serif;font-weight:600;font-size:2.2rem;line-height:1.2}blockquote{margin:2rem 0;padding:.5rem 1.5rem;border-left:4px solid #b5651d;font-style:italic}',
          body: html`<main><h1>Reconnaître ce que font les gens, là où ils le font</h1>
<p>Reconnaissance en Seine réunit des enseignants, des éducateurs et des associations qui endossent les badges les uns des autres.</p>
<blockquote>La valeur d’un badge est proche de zéro le premier jour. Elle se construit par celles et ceux qui s’en portent garants.</blockquote>
<p>Nos endossements sont signés : chacun peut vérifier qu’ils viennent de nous.</p></main>`,
        }),
      ),
      '/.well-known/did.json': json({
        '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
        id: DID,
        verificationMethod: [{ id, type: 'Multikey', controller: DID, publicKeyMultibase }],
        assertionMethod: [id],
      }),
    },
  };
}
