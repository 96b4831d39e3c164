/** Unsigned Open Badges 3.0 credentials for tests, on both data models. */
import type { Json } from './issue.ts';

export const ISSUER = 'did:web:univ-rivage.example';
export const DID_DOCUMENT = 'https://univ-rivage.example/.well-known/did.json';

export function badge(model: '1.1' | '2.0' = '2.0', more: Json = {}): Json {
  const contexts =
    model === '2.0'
      ? ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json']
      : ['https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json'];
  return {
    '@context': contexts,
    id: 'urn:uuid:6f0c1b3e-2d0a-4f2d-8b43-0c1f5a1b2c3d',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Animer un atelier de robotique',
    issuer: { id: ISSUER, type: ['Profile'], name: 'Université de Rivage', url: 'https://univ-rivage.example/' },
    ...(model === '2.0' ? { validFrom: '2025-09-01T08:00:00Z' } : { issuanceDate: '2025-09-01T08:00:00Z' }),
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        {
          type: 'IdentityObject',
          hashed: true,
          // sha256("camille.moreau@ac-normandie.example" + "sel"), by any sha256sum.
          identityHash: 'sha256$f06390eeb2b284b32041a646e794d0cf83baa79253e80e794db0d6d9589bc292',
          identityType: 'emailAddress',
          salt: 'sel',
        },
      ],
      achievement: {
        id: 'https://univ-rivage.example/achievements/robotique',
        type: ['Achievement'],
        name: 'Animer un atelier de robotique',
        description: 'Concevoir et animer un atelier de robotique éducative.',
        criteria: { narrative: 'Trois séances observées.' },
        achievementType: 'Badge',
        tag: ['robotique', 'atelier'],
        alignment: [
          {
            type: ['Alignment'],
            targetName: 'CRCN 3.4',
            targetUrl: 'https://eduscol.example/crcn/3-4',
            targetType: 'ceasn:Competency',
          },
          { type: ['Alignment'], targetName: 'DigCompEdu 2.2', targetUrl: 'https://digcompedu.example/2-2' },
        ],
      },
    },
    ...more,
  };
}

/** The same with the achievement's members replaced. */
export function withAchievement(credential: Json, members: Json): Json {
  const subject = credential['credentialSubject'] as Json;
  return {
    ...credential,
    credentialSubject: { ...subject, achievement: { ...(subject['achievement'] as Json), ...members } },
  };
}
