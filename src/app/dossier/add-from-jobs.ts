/** From the list of a page, or one badge's details, into the dossier. */
import { browser } from 'wxt/browser';
import type { Candidate } from '../../detect/candidate.ts';
import { readDocument } from '../documents.ts';
import type { Job } from '../job.ts';
import { readJobs, readTabs } from '../session.ts';
import { listed, type TabState } from '../tab-state.ts';
import { brief } from './brief.ts';
import { addEntries, type NewEntry } from './store.ts';
import { nameInTitle } from './suggest.ts';

/** `false` when one of them belongs to a private window (nothing of it is written to disk) or is known no more. */
export async function addFromJobs(keys: readonly string[]): Promise<boolean> {
  const jobs = await readJobs([...keys]);
  const found = keys.flatMap((key) => jobs.get(key) ?? []);
  if (found.length !== keys.length || found.some((job) => job.private !== undefined)) return false;
  const tabs = await readTabs();
  const pages = new Map<TabState, { url: string; title: string }>();
  const items: NewEntry[] = [];
  for (const job of found) {
    const tab = tabs.find((one) => !one.private && Object.values(one.jobs).includes(job.key));
    const candidate = tab && listed(tab).find((one) => tab.jobs[one.id] === job.key);
    const page = tab && (pages.get(tab) ?? (await pageOf(tab)));
    if (tab && page) pages.set(tab, page);
    const suggest = candidate?.said?.recipient ?? (page && nameInTitle(page.title));
    items.push({
      input: await inputOf(job, nameOf(candidate, page?.title)),
      place: page ? { kind: 'page', name: page.title, url: page.url } : { kind: 'list', name: '' },
      ...(suggest ? { suggest } : {}),
      ...(job.report ? { brief: brief(job.report) } : {}),
    });
  }
  await addEntries(items);
  return true;
}

/** Of a QR code, what it led to: a picture in the dossier is not searched for codes again. */
async function inputOf({ key, input, report }: Job, name: string): Promise<NewEntry['input']> {
  if (!('url' in input)) return { bytes: new TextEncoder().encode(input.text), name };
  if (!input.codes || !report?.checks.some(({ code }) => code === 'from-code')) return { url: input.url };
  if (report.source.url !== undefined) return { url: report.source.url };
  const document = await readDocument(key);
  if (document === undefined) return { url: input.url };
  return { bytes: typeof document === 'string' ? new TextEncoder().encode(document) : document, name };
}

function nameOf(candidate: Candidate | undefined, title: string | undefined): string {
  return candidate?.said?.title ?? title ?? '';
}

async function pageOf({ tab, frames }: TabState): Promise<{ url: string; title: string }> {
  const url = frames['0']?.url ?? '';
  try {
    const { title } = await browser.tabs.get(tab);
    return { url, title: (title ?? '').slice(0, 300) };
  } catch {
    return { url, title: '' };
  }
}
