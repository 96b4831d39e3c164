/** Check `schema`: whether a credential has the form of its standard, and of the schemas it names. Conformance, never authenticity. */
import type { SchemaDraft } from '@cfworker/json-schema';
import { parseJsonBytes } from '../../read/json.ts';
import { isSelective } from '../credential/selective.ts';
import { idOf, nodes, texts, typesOf, type View } from '../credential/view.ts';
import { type Inquiry, note, pass } from '../inquiry.ts';
import type { Check, Standard } from '../report.ts';
import type { VerifyList } from '../status/types.ts';
import { type CredentialClass, credentialErrors } from './bundled.ts';
import type { Form } from './define.ts';
import type { SchemaError } from './errors.ts';
import { interpret } from './interpret.ts';
import { publishedSchema } from './published.ts';
import { type SchemaFound, schemaOfCredential } from './schema-credential.ts';

const CLASSES: Partial<Record<Standard, CredentialClass>> = {
  'open-badges-3.0': 'AchievementCredential',
  'endorsement-3.0': 'EndorsementCredential',
  'clr-2.0': 'ClrCredential',
};

/** Types of `credentialSchema` that name a JSON Schema, and the draft each one began with. */
const JSON_SCHEMAS: Record<string, SchemaDraft> = {
  JsonSchema: '2020-12',
  JsonSchemaValidator2018: '7',
  '1EdTechJsonSchemaValidator2019': '2019-09',
};

const MOST_SCHEMAS = 4;
/** Bytes; schemas of credentials have some ten thousand. */
const LARGEST = 256_000;

export interface Checked {
  /** The document as it is written: a schema is about JSON, not about what it means. */
  raw: View;
  /** What was signed. */
  view: View;
  standard: Standard;
  /** Whether these are the issuer's own words: for a stranger's, nothing is fetched. */
  authentic: boolean;
  /** How credentials that carry a schema are verified. */
  verifyList?: VerifyList;
}

export async function checkSchema(
  { raw, view, standard, authentic, verifyList }: Checked,
  inquiry: Inquiry,
): Promise<Check[]> {
  const checks: Check[] = [];
  const own = CLASSES[standard];
  const model = modelOf(raw);
  if (own) checks.push(judge(raw, credentialErrors(raw, own, model), { schema: own, model }));
  const named = nodes(view['credentialSchema']);
  for (const schema of named.slice(0, MOST_SCHEMAS)) {
    const id = idOf(schema) ?? '';
    const type = typesOf(schema).find((one) => Object.hasOwn(JSON_SCHEMAS, one));
    const wrapped = type === undefined && typesOf(schema).includes('JsonSchemaCredential') ? verifyList : undefined;
    const published = publishedSchema(id);
    if (published?.name) {
      const form = published.model ?? model;
      if (published.name !== own || form !== model)
        checks.push(
          judge(raw, credentialErrors(raw, published.name, form), { schema: published.name, model: form }, id),
        );
    } else if ((type === undefined && !wrapped) || published) {
      checks.push(note('schema', 'skip', 'schema-unavailable', { why: 'unsupported', type: typesOf(schema) }, id));
    } else if (inquiry.foreignSchemas === false) {
      // A schema of the issuer's choosing would be a beacon: in a browser it is no address to ask unbidden.
      checks.push(note('schema', 'skip', 'not-fetched', { addresses: [id] }, id));
    } else if (!authentic) checks.push(note('schema', 'skip', 'schema-unavailable', { why: 'not-authentic' }, id));
    else {
      const draft = type === undefined ? undefined : JSON_SCHEMAS[type];
      checks.push(await checkForeign(raw, id, { draft, ...(wrapped ? { verifyList: wrapped } : {}) }, inquiry));
    }
  }
  if (named.length > MOST_SCHEMAS) checks.push(note('schema', 'skip', 'too-many-parts', { schemas: named.length }));
  return checks;
}

/** VCDM 2.0 by its context; without any, by its own name for the date. */
function modelOf(raw: View): Form['model'] {
  const contexts = texts(raw['@context']);
  if (contexts.includes('https://www.w3.org/ns/credentials/v2')) return '2.0';
  return contexts.includes('https://www.w3.org/2018/credentials/v1') || 'issuanceDate' in raw ? '1.1' : '2.0';
}

async function checkForeign(
  raw: View,
  url: string,
  { draft, verifyList }: { draft: SchemaDraft | undefined; verifyList?: VerifyList },
  inquiry: Inquiry,
): Promise<Check> {
  const unavailable = (detail: Record<string, unknown>) => note('schema', 'unknown', 'schema-unavailable', detail, url);
  if (!/^https?:\/\//i.test(url)) return unavailable({ why: 'bad-url' });
  const answer = await inquiry.door.get(url, verifyList ? 'credential' : 'document', inquiry.signal);
  if (!answer.ok) return unavailable({ ...answer.detail, why: answer.code });
  if (answer.status !== 200) return unavailable({ why: 'http-error', status: answer.status });
  if (answer.bytes.length > LARGEST) return unavailable({ why: 'too-large' });
  const found = verifyList ? await schemaOfCredential(answer.bytes, verifyList, inquiry) : schemaIn(answer.bytes);
  if (!found.ok) return unavailable({ ...found.detail, why: found.why });
  const judgement = interpret(found.schema, raw, draft);
  if (!judgement.ok) return unavailable({ why: judgement.why });
  const { errors, unchecked } = judgement;
  const by = found.issuer === undefined ? {} : { issuer: found.issuer };
  return judge(raw, errors, { schema: url, ...by, ...(unchecked.length > 0 ? { unchecked } : {}) }, url);
}

function schemaIn(bytes: Uint8Array): SchemaFound {
  const parsed = parseJsonBytes(bytes);
  return parsed.ok ? { ok: true, schema: parsed.value } : { ok: false, why: parsed.code };
}

function judge(raw: View, found: SchemaError[] | undefined, detail: Record<string, unknown>, about?: string): Check {
  if (!found) return note('schema', 'skip', 'too-large', detail, about);
  // Of a credential of which only parts are disclosed, what is missing may be there.
  const errors = isSelective(raw) ? found.filter(({ keyword }) => keyword !== 'required') : found;
  if (errors.length === 0) return pass('schema', about, detail);
  return note('schema', 'warn', 'schema-mismatch', { ...detail, errors }, about);
}
