/** What may be shown of an SD-JWT VC. Its claims are each type's own (`vct`); only the obvious ones are read. */
import { compact } from '../credential/facts.ts';
import { isView, text, type View } from '../credential/view.ts';
import type { Facts } from '../part.ts';
import { millisOf } from '../proof/jwt-period.ts';
import type { Achievement, Identifier, Recipient } from '../report.ts';

/** Claims that say what was achieved: a text, or a node with a name. */
const ACHIEVEMENTS = ['achievement', 'badge', 'credential', 'degree', 'diploma', 'qualification', 'course', 'title'];

export function factsOf(claims: View): Facts {
  const iss = text(claims['iss']);
  return compact<Facts>({
    id: text(claims['jti']) ?? text(claims['id']),
    issuer: {
      ...compact({
        id: iss,
        // OpenID4VC and the EU's person identification data write the authority in words.
        name: text(claims['issuing_authority']) ?? text(claims['issuer_name']),
        url: iss !== undefined && /^https?:/i.test(iss) ? iss : undefined,
      }),
      identity: { level: 'claimed', evidence: [] },
    },
    achievement: achievementOf(claims),
    recipient: recipientOf(claims),
    dates: compact({ issued: dateOf(claims['iat']), from: dateOf(claims['nbf']), until: dateOf(claims['exp']) }),
    evidence: [],
    alignments: [],
  });
}

function achievementOf(claims: View): Achievement | undefined {
  const vct = text(claims['vct']);
  for (const claim of ACHIEVEMENTS) {
    const value = claims[claim];
    const node = Array.isArray(value) ? value.find(isView) : value;
    const name = isView(node) ? (text(node['name']) ?? text(node['title']) ?? text(node['type'])) : text(value);
    if (name === undefined) continue;
    const description = isView(node) ? text(node['description']) : undefined;
    return compact<Achievement>({ name, description, type: vct });
  }
  return vct === undefined ? undefined : { name: vct, type: vct };
}

function recipientOf(claims: View): Recipient | undefined {
  const names = [text(claims['given_name']), text(claims['family_name'])].filter((part) => part !== undefined);
  const name = names.length > 0 ? names.join(' ') : text(claims['name']);
  const email = text(claims['email']);
  const identifiers: Identifier[] = email === undefined ? [] : [{ type: 'email', identity: email, hashed: false }];
  const id = text(claims['sub']);
  if (id === undefined && name === undefined && identifiers.length === 0) return undefined;
  return compact<Recipient>({ id, name, identifiers });
}

function dateOf(claim: unknown): string | undefined {
  const ms = millisOf(claim);
  return ms === undefined ? undefined : new Date(ms).toISOString().replace('.000Z', 'Z');
}
