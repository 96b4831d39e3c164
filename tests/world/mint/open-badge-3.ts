import { recipient3 } from './recipient.ts';

export const VCDM1 = 'https://www.w3.org/2018/credentials/v1';
export const VCDM2 = 'https://www.w3.org/ns/credentials/v2';
export const OB301 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json';
export const OB302 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json';
export const OB303 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
export const EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';

export interface AchievementOptions {
  id: string;
  name: string;
  description: string;
  criteria: string;
  image?: string;
  type?: string;
  /** Default: fr; '' for none (the contexts before 3.0.3 do not know the term). */
  language?: string;
  tags?: string[];
  alignment?: { name: string; url: string; framework?: string; code?: string }[];
}

export function achievement3(options: AchievementOptions) {
  return {
    id: options.id,
    type: ['Achievement'],
    achievementType: options.type ?? 'Badge',
    name: options.name,
    description: options.description,
    criteria: { narrative: options.criteria },
    ...(options.language === '' ? {} : { inLanguage: options.language ?? 'fr' }),
    ...(options.image === undefined ? {} : { image: { id: options.image, type: 'Image' } }),
    ...(options.tags === undefined ? {} : { tag: options.tags }),
    ...(options.alignment === undefined
      ? {}
      : {
          alignment: options.alignment.map(({ name, url, framework, code }) => ({
            type: ['Alignment'],
            targetName: name,
            targetUrl: url,
            ...(framework === undefined ? {} : { targetFramework: framework }),
            ...(code === undefined ? {} : { targetCode: code }),
          })),
        }),
  };
}

export interface BadgeOptions {
  id: string;
  name?: string;
  issuer: Record<string, unknown> & { id: string };
  achievement: ReturnType<typeof achievement3>;
  /** E-mail address of the recipient, and the salt it is hashed with. */
  email: string;
  salt: string;
  from?: string;
  until?: string;
  status?: object | object[];
  evidence?: object[];
  endorsement?: object[];
  contexts?: string[];
}

/** An unsigned OpenBadgeCredential: VCDM 2.0, or 1.1 where the first context says so. */
export function openBadge3(options: BadgeOptions): Record<string, unknown> {
  const contexts = options.contexts ?? [VCDM2, OB303];
  const old = contexts[0] === VCDM1;
  return {
    '@context': contexts,
    id: options.id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: options.name ?? options.achievement.name,
    issuer: options.issuer,
    ...(options.from === undefined ? {} : { [old ? 'issuanceDate' : 'validFrom']: options.from }),
    ...(options.until === undefined ? {} : { [old ? 'expirationDate' : 'validUntil']: options.until }),
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [recipient3(options.email, options.salt)],
      achievement: options.achievement,
    },
    ...(options.evidence === undefined ? {} : { evidence: options.evidence }),
    ...(options.endorsement === undefined ? {} : { endorsement: options.endorsement }),
    ...(options.status === undefined ? {} : { credentialStatus: options.status }),
  };
}
