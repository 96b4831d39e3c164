import { useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { findReport } from '../../src/app/find-job.ts';
import type { Job } from '../../src/app/job.ts';
import { addToDossier, tell } from '../../src/app/live.ts';
import { drawForBackground } from '../../src/app/picture/draw-in-page.ts';
import { JOB, readJobs, readTab } from '../../src/app/session.ts';
import { readSettings } from '../../src/app/settings.ts';
import { matchRecipient } from '../../src/trust/recipient.ts';
import { DetailsPage } from '../../src/ui/details-page.tsx';
import { listing } from '../../src/ui/entries.ts';
import { draw } from '../../src/ui/start.tsx';

// Before anything is waited for: the background may be waiting for this page.
drawForBackground();

const query = new URLSearchParams(location.search);
const credential = query.get('credential') ?? undefined;
const named = query.getAll('job').slice(0, 10);

/** The tab whose list it was opened from; an address without one says nothing of a page. */
const from = /^\d+$/.test(query.get('tab') ?? '') ? Number(query.get('tab')) : undefined;

const [settings, stored, tab] = await Promise.all([
  readSettings(),
  readJobs(),
  from === undefined ? undefined : readTab(from),
]);

function App() {
  const [jobs, setJobs] = useState(stored);
  useEffect(() => {
    /** Each record as last heard of; undefined: gone. */
    const news = new Map<string, Job | undefined>();
    const withNews = (before: ReadonlyMap<string, Job>) => {
      const after = new Map(before);
      for (const [key, job] of news) {
        if (job === undefined) after.delete(key);
        else after.set(key, job);
      }
      return after;
    };
    const heard = (changes: Record<string, { newValue?: unknown }>) => {
      for (const [name, { newValue }] of Object.entries(changes)) {
        if (name.startsWith(JOB)) news.set(name.slice(JOB.length), newValue as Job | undefined);
      }
      setJobs(withNews);
    };
    browser.storage.session.onChanged.addListener(heard);
    // What ended between the first reading and the first listening would never be heard of.
    void readJobs().then((now) => setJobs(withNews(now)));
    return () => browser.storage.session.onChanged.removeListener(heard);
  }, []);
  const fresh = findReport(jobs, credential, named);
  // What is checked again has no report for a while: what was shown stays.
  const last = useRef<typeof fresh>(undefined);
  if (fresh) last.current = fresh;
  const names = [...named, last.current?.job.key ?? ''];
  const job = fresh?.job ?? names.map((key) => jobs.get(key)).find((one) => one && one.state !== 'done');
  const pending = job !== undefined && job.state !== 'done';
  const found = fresh ?? (pending ? last.current : undefined);
  const stood = tab && !tab.private ? listing(tab, jobs).entries.find(({ key }) => key === found?.job.key) : undefined;
  return (
    <DetailsPage
      report={found?.report}
      credential={found?.report.source.id ?? found?.report.source.digest ?? credential ?? ''}
      address={found && 'url' in found.job.input ? found.job.input.url : undefined}
      checked={pending ? undefined : found?.job.finished}
      hrefOf={found && ((part) => `details.html?${new URLSearchParams({ credential: part, job: found.job.key })}`)}
      picture={found?.report === found?.job.report ? found?.job.picture : undefined}
      stood={stood}
      pending={pending}
      onAgain={job ? (attached) => void tell({ type: 'recheck', job: job.key, attached }) : undefined}
      onDossier={found && found.job.private === undefined ? () => addToDossier([found.job.key]) : undefined}
      raw={found ? () => import('../../src/app/raw.ts').then(({ rawOf }) => rawOf(found.job)) : undefined}
      compare={(address) => matchRecipient(found?.report.recipient, [address]).outcome === 'pass'}
    />
  );
}

draw(settings.language, <App />);
