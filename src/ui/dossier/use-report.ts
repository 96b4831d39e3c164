import { useEffect, useState } from 'preact/hooks';
import type { Entry } from '../../app/dossier/types.ts';
import type { Report } from '../../verify/report.ts';
import { useActions } from './context.tsx';

/**
 * The whole report of an entry that has been checked. `reading`: it is being read; its short form would seem to say that
 * nothing had to be done for the badge. When the entry changes, the report of before stands until the new one is read.
 */
export function useReport(entry: Entry | undefined): { report: Report | undefined; reading: boolean } {
  const actions = useActions();
  const [whole, setWhole] = useState<{ of: Entry; report: Report | undefined }>();
  useEffect(() => {
    if (!entry) return;
    let gone = false;
    const show = (report: Report | undefined) => {
      if (!gone) setWhole({ of: entry, report: report ?? entry.brief });
    };
    actions.report(entry.id).then(show, () => show(undefined));
    return () => {
      gone = true;
    };
  }, [entry, actions]);
  if (entry?.state !== 'done') return { report: undefined, reading: false };
  return { report: whole?.of.id === entry.id ? whole.report : undefined, reading: whole?.of !== entry };
}
