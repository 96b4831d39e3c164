/**
 * JsonSchemaCredential (Verifiable Credentials JSON Schema, section 2.2): the schema stands in a credential of its own,
 * which is verified before its `jsonSchema` is used.
 */
import { classify } from '../../read/classify.ts';
import type { Found } from '../../read/types.ts';
import { unwrapEnvelope } from '../containers/contained.ts';
import { isView, nodes, typesOf } from '../credential/view.ts';
import { checkPeriod } from '../dates.ts';
import type { Inquiry } from '../inquiry.ts';
import type { VerifyList } from '../status/types.ts';

export type SchemaFound = { ok: true; schema: unknown; issuer?: string } | { ok: false; why: string; detail?: object };

/** @param bytes as served at the address that the credential names */
export async function schemaOfCredential(
  bytes: Uint8Array,
  verifyList: VerifyList,
  inquiry: Inquiry,
): Promise<SchemaFound> {
  const found = readCredential(bytes);
  if (!found) return { ok: false, why: 'not-a-credential' };
  const { view, authentic, issuer, checks } = await verifyList(found, { ...inquiry, depth: inquiry.depth + 1 });
  if (!view || !typesOf(view).includes('JsonSchemaCredential')) return { ok: false, why: 'not-a-credential' };
  const period = checkPeriod(
    { from: view['validFrom'] ?? view['issuanceDate'], until: view['validUntil'] ?? view['expirationDate'] },
    inquiry,
  );
  const reasons = [...checks, ...period]
    .filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown')
    .flatMap(({ code }) => code ?? []);
  // A schema that nobody answers for is none: whoever serves it could ask for anything.
  if (authentic !== 'yes' || reasons.length > 0) {
    return { ok: false, why: 'schema-untrusted', detail: { reasons: [...new Set(reasons)] } };
  }
  const schema = nodes(view['credentialSubject'])
    .map((subject) => subject['jsonSchema'])
    .find(isView);
  if (!schema) return { ok: false, why: 'no-schema' };
  return { ok: true, schema, ...(issuer === undefined ? {} : { issuer }) };
}

function readCredential(bytes: Uint8Array): Found | undefined {
  const { found } = classify(new TextDecoder().decode(bytes));
  if (found?.kind === 'jws') return found;
  return found?.kind === 'json' && isView(found.value) ? (unwrapEnvelope(found.value) ?? found) : undefined;
}
