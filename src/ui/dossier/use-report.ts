import { useEffect, useState } from 'preact/hooks';
import type { Entry } from '../../app/dossier/types.ts';
import type { Report } from '../../verify/report.ts';
import { useActions } from './context.tsx';

/** The whole report of an entry; its short form until that has been read. */
export function useReport(entry: Entry | undefined): Report | undefined {
  const actions = useActions();
  const [whole, setWhole] = useState<{ of: Entry; report: Report | undefined }>();
  useEffect(() => {
    if (!entry) return;
    let gone = false;
    void actions.report(entry.id).then((report) => {
      if (!gone) setWhole({ of: entry, report });
    });
    return () => {
      gone = true;
    };
  }, [entry, actions]);
  if (entry?.state !== 'done') return undefined;
  return whole?.of === entry ? (whole.report ?? entry.brief) : entry.brief;
}
