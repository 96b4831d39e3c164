/** One found document -> one report, whatever family it belongs to; credentials inside it are documents again. */

import { classify } from '../read/classify.ts';
import { read } from '../read/index.ts';
import type { Found } from '../read/types.ts';
import { checkRevokedBeside, isBlockcerts3, verifyBlockcerts2, verifyBlockcerts3 } from './blockcerts/index.ts';
import { compose, deeper, nothingFound, refusal } from './compose.ts';
import { checkAssociations } from './containers/associations.ts';
import { contained, unwrapEnvelope } from './containers/contained.ts';
import { checkHolder } from './containers/holder.ts';
import { presentationOf, verifyPresentation } from './containers/presentation.ts';
import { securedCose } from './cose/index.ts';
import { checkAside } from './credential/aside.ts';
import { type Secured, securedJson, securedJwt, verifySecured } from './credential/index.ts';
import { isLerRs, isPlainLerRs, lerRsCredentials } from './credential/ler-rs.ts';
import { isView, type View } from './credential/view.ts';
import { noCredential } from './definition.ts';
import { verifyEndorsements } from './endorsement/index.ts';
import { isEuropass, isSealed, verifyEuropass } from './europass/index.ts';
import { type Inquiry, note } from './inquiry.ts';
import { verifyOpenBadges2 } from './open-badges-2/index.ts';
import { noFacts, type Part } from './part.ts';
import { fromCompact, type JsonJws, readJsonJws, toCompact } from './proof/jws-json.ts';
import { familyOf, peek } from './recognise.ts';
import { refresh } from './refresh.ts';
import { checkRepeated } from './repeated.ts';
import type { Check, Report } from './report.ts';
import { verifySdJwt } from './sd-jwt/index.ts';
import { verifyList } from './status/verify-list.ts';

/** Credentials inside one document; more are named and not looked at. */
const MOST_PARTS = 100;

export async function verifyDocument(found: Found, inquiry: Inquiry): Promise<Report> {
  const report = await verifyFound(found, inquiry);
  return { ...report, checks: [...report.checks, ...checkRepeated(found)] };
}

async function verifyFound(found: Found, inquiry: Inquiry): Promise<Report> {
  switch (found.kind) {
    case 'url':
      return verifyAddress(found.url, inquiry);
    case 'jws':
      return verifyToken(found.text, inquiry);
    case 'sd-jwt':
      return verifyDisclosed(found.text, inquiry);
    case 'cose':
      return verifyCose(found, inquiry);
    case 'mdoc':
      return verifyMobile(found.text, inquiry);
    case 'json':
      return verifyJson(found.value, found, inquiry);
    case 'xml': {
      const { verifyEuropassXml } = await import('./europass/xml/index.ts');
      return finish(await verifyEuropassXml(found.text, inquiry), undefined, inquiry);
    }
  }
}

async function verifyJson(value: unknown, found: Found, inquiry: Inquiry): Promise<Report> {
  const jws = readJsonJws(value);
  if (jws) return verifyJsonJws(jws, inquiry);
  switch (familyOf(value)) {
    case 'collection':
      return verifyCollection(value as unknown[], inquiry);
    case 'presentation':
      return presentation(await verifyPresentation(value as View, inquiry), value as View, inquiry);
    case 'enveloped':
      return verifyEnveloped(value as View, inquiry);
    case 'open-badges-2':
      return finish(await verifyOpenBadges2(found, inquiry), undefined, inquiry);
    case 'blockcerts-2':
      return finish(await verifyBlockcerts2(value as View, inquiry), undefined, inquiry);
    case 'credential':
      if (isBlockcerts3(value as View)) {
        return finish(await verifyBlockcerts3(value as View, inquiry, verifyList), undefined, inquiry);
      }
      return credential(await securedJson(value as View, inquiry), found, inquiry);
    case 'none':
      if (isPlainLerRs(value)) return verifyRecord(value, inquiry);
      return refusal('unknown', noCredential(value));
  }
}

/** RFC 7515, section 7.2: what the compact form can say too is read as such; Europass seals are in this form alone. */
async function verifyJsonJws(jws: JsonJws, inquiry: Inquiry): Promise<Report> {
  const token = toCompact(jws);
  if (token !== undefined) return verifyToken(token, inquiry);
  if (isEuropass(jws.peeked)) return sealed(jws, inquiry);
  return refusal('unknown', note('format', 'unknown', 'unsupported-format', { format: 'JWS JSON' }));
}

async function sealed(jws: JsonJws, inquiry: Inquiry): Promise<Report> {
  const { part, view } = await verifyEuropass(jws, inquiry, verifyList);
  return part.standard === 'presentation'
    ? presentation({ part, signed: true, sealed: true }, view, inquiry)
    : finish(part, view, inquiry);
}

async function verifyToken(token: string, inquiry: Inquiry): Promise<Report> {
  const { header = {}, payload = {} } = peek(token) ?? {};
  const jws = isSealed(header, payload) ? fromCompact(token) : undefined;
  if (jws) return sealed(jws, inquiry);
  const inner = isView(payload['vc']) ? payload['vc'] : payload;
  const family = isView(payload['vp']) ? 'presentation' : familyOf(inner);
  if (family === 'open-badges-2')
    return finish(await verifyOpenBadges2({ kind: 'jws', text: token }, inquiry), undefined, inquiry);
  // RFC 9901, section 4: even without disclosures a tilde stands at the end; some issuers leave it out.
  if (family === 'none' && /\+sd-jwt$/i.test(String(peek(token)?.header['typ']))) {
    return verifyDisclosed(`${token}~`, inquiry);
  }
  if (family === 'none' || family === 'collection') {
    return refusal(
      'unknown',
      note('format', 'unknown', 'not-a-credential', { typ: String(peek(token)?.header['typ'] ?? '') }),
    );
  }
  if (family === 'presentation') {
    const within = isView(payload['vp']) ? payload['vp'] : payload;
    return presentation(await verifyPresentation(token, inquiry), within, inquiry);
  }
  return credential(await securedJwt(token, inquiry), { kind: 'jws', text: token }, inquiry);
}

/** A verifiable credential, or the newer version of it that its issuer offers. */
async function credential(secured: Secured, found: Found, inquiry: Inquiry): Promise<Report> {
  const part = await verifySecured(secured, inquiry, verifyList);
  const newer = await refresh(part, secured.view, found, inquiry, verifyDocument);
  if (newer.report) return newer.report;
  part.checks.push(...(await checkRevokedBeside(secured, inquiry)), ...newer.checks);
  part.checks.push(...(await checkAside(secured, part, inquiry, verifyList)));
  return finish(part, secured.raw, inquiry);
}

async function verifyDisclosed(text: string, inquiry: Inquiry): Promise<Report> {
  const { part, raw } = await verifySdJwt(text, inquiry, verifyList);
  return finish(part, raw, inquiry);
}

async function verifyCose(found: Found & { kind: 'cose' }, inquiry: Inquiry): Promise<Report> {
  const read = await securedCose(found.text, inquiry);
  if (read.kind === 'none') return refusal('unknown', read.check);
  if (read.kind === 'credential') return credential(read.secured, found, inquiry);
  const { document, claims, checks } = read;
  return presentation({ part: presentationOf(document, claims, checks, inquiry), signed: true }, document, inquiry);
}

/** Documents in one response are signed each for itself. */
async function verifyMobile(text: string, inquiry: Inquiry): Promise<Report> {
  const { verifyMdoc } = await import('./mdoc/index.ts');
  const { parts, checks } = await verifyMdoc(text, inquiry, verifyList);
  const [refused] = checks;
  const [only, ...more] = parts;
  if (!only) return refused ? refusal('unknown', refused) : nothingFound();
  if (more.length === 0) return compose(only);
  const contains = parts.map((part) => compose(part));
  return compose({ standard: 'collection', checks, facts: noFacts() }, { contains, verdictOfParts: true });
}

/** Bytes that only say where the credential is (Open Badges 1 baking): the address is the credential's own. */
async function verifyAddress(url: string, inquiry: Inquiry): Promise<Report> {
  const answer = await inquiry.door.get(url, 'credential', inquiry.signal);
  if (answer.ok && answer.status === 200) {
    const { found, problem } = await read(answer.bytes);
    const [first] = found;
    // A document that is not hosted there itself but only quoted is verified by its own proof.
    if (first && first.kind !== 'url' && !(first.kind === 'json' && familyOf(first.value) === 'open-badges-2')) {
      const report = await verifyDocument(first, inquiry);
      return { ...report, source: { ...report.source, url: answer.url } };
    }
    if (problem && !first)
      return refusal('unknown', note('hosted.fetch', 'unknown', problem.code, problem.detail, url));
  }
  return finish(await verifyOpenBadges2({ kind: 'url', url }, inquiry), undefined, inquiry);
}

/** Endorsements and contained credentials, once the credential itself has its checks. */
async function finish(part: Part, document: View | undefined, inquiry: Inquiry): Promise<Report> {
  const { endorsements, checks } = await verifyEndorsements(part, inquiry, verifyDocument);
  part.checks.push(...checks);
  const within = document ? partsOf(part, document) : [];
  const isRecord = part.standard === 'clr-2.0';
  const parts = isRecord || within.length > 0 ? await verifyParts(within, inquiry) : undefined;
  if (parts) part.checks.push(...parts.checks);
  if (isRecord && document) part.checks.push(...checkAssociations(document));
  return compose(part, { endorsements, contains: parts?.contains ?? [] });
}

/** Credentials that stand within one, each with a proof of its own. */
function partsOf({ standard }: Part, document: View): (Found | undefined)[] {
  if (standard === 'clr-2.0') return contained(document);
  return isLerRs(document) ? lerRsCredentials(document) : [];
}

async function presentation(
  { part, signed, sealed = false }: { part: Part; signed: boolean; sealed?: boolean },
  within: View,
  inquiry: Inquiry,
): Promise<Report> {
  const parts = await verifyParts(contained(within), inquiry);
  part.checks.push(...parts.checks, ...(signed && !sealed ? checkHolder(part, parts.contains) : []));
  return compose(part, { contains: parts.contains, verdictOfParts: !signed });
}

async function verifyCollection(items: unknown[], inquiry: Inquiry): Promise<Report> {
  return collection(
    items.map((item) => (typeof item === 'string' ? classify(item).found : asJson(item))),
    inquiry,
  );
}

/** A record that nobody signed says nothing of its own that could be shown; the credentials in it speak for themselves. */
async function verifyRecord(record: View, inquiry: Inquiry): Promise<Report> {
  return collection(lerRsCredentials({ credentialSubject: record }), inquiry);
}

async function collection(found: (Found | undefined)[], inquiry: Inquiry): Promise<Report> {
  const parts = await verifyParts(found, inquiry);
  const [unasked] = parts.checks;
  if (parts.contains.length === 0) return unasked ? refusal('collection', unasked) : nothingFound();
  return compose(
    { standard: 'collection', checks: parts.checks, facts: noFacts() },
    { contains: parts.contains, verdictOfParts: true },
  );
}

function asJson(value: unknown): Found | undefined {
  return isView(value) || Array.isArray(value) ? { kind: 'json', value, text: JSON.stringify(value) } : undefined;
}

async function verifyParts(
  found: (Found | undefined)[],
  inquiry: Inquiry,
): Promise<{ contains: Report[]; checks: Check[] }> {
  const contains: Report[] = [];
  const checks: Check[] = [];
  if (inquiry.depth >= 3 || found.length > MOST_PARTS) {
    checks.push(note('contains', 'unknown', 'too-many-parts', { parts: found.length, depth: inquiry.depth }));
  }
  if (inquiry.depth >= 3) return { contains, checks };
  for (const one of found.slice(0, MOST_PARTS)) {
    // Parts share the document's allowance of requests, so one after the other keeps their order and its limits.
    contains.push(
      one
        ? await verifyDocument(one, deeper(inquiry))
        : refusal('unknown', note('format', 'unknown', 'not-a-credential')),
    );
  }
  const bad = contains.filter(({ verdict }) => verdict !== 'valid').length;
  if (bad > 0) checks.push(note('contains', 'warn', 'part-invalid', { parts: contains.length, notValid: bad }));
  return { contains, checks };
}

async function verifyEnveloped(value: View, inquiry: Inquiry): Promise<Report> {
  const inner = unwrapEnvelope(value);
  if (!inner || inquiry.depth >= 3)
    return refusal(
      'unknown',
      note('format', 'unknown', 'unsupported-format', { id: String(value['id']).slice(0, 100) }),
    );
  return verifyDocument(inner, deeper(inquiry));
}
