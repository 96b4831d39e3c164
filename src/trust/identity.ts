/**
 * What ties an issuer's name to an organisation (design, section 3 "issuer identity"). A domain counts only where the
 * credential itself or the key is served from it; a service that publishes for many proves that *it* says so.
 */
import { isDownload } from '../net/download.ts';
import type { Door } from '../net/types.ts';
import { platformOfHost } from '../platforms/index.ts';
import { read } from '../read/index.ts';
import { isSharedHost } from '../verify/keys/shared-hosts.ts';
import type { IdentityEvidence, Report } from '../verify/report.ts';
import { isAuthentic } from '../verify/verdict.ts';
import { linkedDomain } from './did-configuration.ts';

/**
 * Levels of the report and of all it contains, from the hosts that served key or credential.
 * @param input what was verified, for the question whether the same is still published at its own address
 */
export async function identify(
  report: Report,
  input: Uint8Array | string,
  door: Door,
  now: number,
  signal?: AbortSignal,
): Promise<Report> {
  const own = settle(report);
  const parts = await Promise.all([
    Promise.all(report.endorsements.map((one) => settleAll(one))),
    Promise.all(report.contains.map((one) => settleAll(one))),
  ]);
  const settled = { ...own, endorsements: parts[0], contains: parts[1] };
  const { level } = settled.issuer.identity;
  if (level === 'domain' || level === 'recognised' || !isAuthentic(report.checks)) return settled;
  const claimed = settled.issuer.identity.level === 'claimed';
  const published = claimed ? await publishedBy(report, input, door, signal) : undefined;
  // A service that publishes for many says so itself; that the DID is a school's own, only the school's site can say.
  const linked = await linkedDomain(report.issuer, door, now, signal);
  const evidence = [published, linked].filter((one) => one !== undefined);
  return evidence.length > 0 ? settle({ ...settled, issuer: withEvidence(settled.issuer, evidence) }) : settled;
}

function settleAll(report: Report): Report {
  return {
    ...settle(report),
    endorsements: report.endorsements.map(settleAll),
    contains: report.contains.map(settleAll),
  };
}

/** `domain` where a host of the issuer's own served it, `platform` where a service for many did. */
function settle(report: Report): Report {
  if (!isAuthentic(report.checks)) {
    return { ...report, issuer: { ...report.issuer, identity: { level: 'claimed', evidence: [] } } };
  }
  const { evidence, level } = report.issuer.identity;
  // An authority that the person trusts says more than any host.
  if (level === 'recognised') return report;
  const hosts = evidence.filter((one): one is IdentityEvidence & { host: string } => one.host !== undefined);
  if (hosts.length === 0) return report;
  const told = evidence.filter(isTelling).map((one) => {
    const platform = one.host === undefined ? undefined : platformOfHost(one.host);
    return platform ? { ...one, name: platform.name } : one;
  });
  const own = told.some(({ host, name }) => host !== undefined && name === undefined && !isSharedHost(host));
  const identity = { level: told.length === 0 ? 'claimed' : own ? 'domain' : 'platform', evidence: told } as const;
  return { ...report, issuer: { ...report.issuer, identity } };
}

/**
 * Where anybody may put up a file, a key or a copy there says nothing; of an award that is hosted there, the host at least
 * is who publishes it.
 */
function isTelling({ host, kind }: IdentityEvidence): boolean {
  return host === undefined || kind === 'hosted' || !isSharedHost(host);
}

function withEvidence(issuer: Report['issuer'], evidence: IdentityEvidence[]): Report['issuer'] {
  return { ...issuer, identity: { ...issuer.identity, evidence: [...issuer.identity.evidence, ...evidence] } };
}

/**
 * A did:key signs for whoever made it; that its credential stands at its own id, on a host of somebody's, is what ties
 * it to a platform or a domain. It must be the same credential, member for member.
 */
async function publishedBy(
  report: Report,
  input: Uint8Array | string,
  door: Door,
  signal?: AbortSignal,
): Promise<IdentityEvidence | undefined> {
  const { id } = report.source;
  if (id === undefined || !/^https?:\/\//i.test(id) || !URL.canParse(id)) return undefined;
  if (isSharedHost(new URL(id).host)) return undefined;
  const answer = await door.get(id, 'credential', signal);
  if (!answer.ok || answer.status !== 200) return undefined;
  // A site that takes uploads hands them out so; of a platform it is known that it only publishes what it issued.
  if (isDownload(answer) && !platformOfHost(new URL(answer.url).host)) return undefined;
  // The document counts for the host that served it, and for the id's own host only when no redirect led elsewhere.
  const host = new URL(answer.url).host;
  if (host !== new URL(answer.requested).host) return undefined;
  const given = await read(input);
  const there = await read(answer.bytes);
  const same = given.found.some((one) => there.found.some((other) => sameText(one, other)));
  return same ? { kind: 'published', host, url: answer.url } : undefined;
}

type FoundText = Awaited<ReturnType<typeof read>>['found'][number];

function sameText(one: FoundText, other: FoundText): boolean {
  if (one.kind === 'json' && other.kind === 'json') return ordered(one.value) === ordered(other.value);
  return one.kind !== 'url' && other.kind !== 'url' && one.kind === other.kind && one.text === other.text;
}

/** JSON with members in one order, to compare two copies of a document. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
