/** What is known of one tab: pure transitions. Kept in session storage, one record per tab, per frame, per document. */
import type { Candidate } from '../detect/candidate.ts';
import type { PageFacts } from '../trust/page-facts.ts';

export interface FrameState {
  /** The browser's id of the document; answers for a document that has gone are dropped by it. */
  document: string;
  url: string;
  candidates: Candidate[];
}

export interface TabState {
  tab: number;
  /** A private window's tab: its records never leave session storage and go with the tab. */
  private: boolean;
  /** By frame id; "0" is the page itself. */
  frames: Record<string, FrameState>;
  /** Candidate id -> job key, once the person has asked. */
  jobs: Record<string, string>;
  /** What the page itself says of the person it is about. */
  page?: PageFacts;
}

export interface FrameReport {
  tab: number;
  private: boolean;
  frame: number;
  document: string;
  url: string;
  candidates: Candidate[];
  /** Only the page's own frame speaks for the page. */
  page?: PageFacts | undefined;
}

const MAX_FRAMES = 50;
const MAX_LISTED = 200;
const MAX_TITLE = 300;

/** A frame has reported. A new document in the top frame means a new page: nothing of the old one stays. */
export function reported(state: TabState | undefined, report: FrameReport): TabState {
  const top = state?.frames['0'];
  const newPage = report.frame === 0 && top !== undefined && top.document !== report.document;
  const kept: TabState =
    state && !newPage && state.private === report.private
      ? state
      : { tab: report.tab, private: report.private, frames: {}, jobs: {} };
  const frames = { ...kept.frames };
  const key = String(report.frame);
  const isNew = frames[key] === undefined;
  if (isNew && report.frame !== 0 && Object.keys(frames).length >= MAX_FRAMES) return kept;
  if (report.frame !== 0 && report.candidates.length === 0) delete frames[key];
  else frames[key] = { document: report.document, url: report.url, candidates: report.candidates };
  const { page: before, ...rest } = kept;
  const page = report.frame === 0 ? report.page : before;
  return { ...rest, frames, ...(page ? { page } : {}) };
}

/** Applications change the title after the page: the old one may be another person's. */
export function titled(state: TabState | undefined, title: string): TabState | undefined {
  return state?.page && state.page.title !== title.slice(0, MAX_TITLE)
    ? { ...state, page: { ...state.page, title: title.slice(0, MAX_TITLE) } }
    : state;
}

/** What the person pointed at stands before everything else, as if in a frame of its own. */
const PICKED = '-1';

export function picked(state: TabState | undefined, tab: number, candidates: Candidate[]): TabState {
  const kept = state ?? { tab, private: true, frames: {}, jobs: {} };
  const before = kept.frames[PICKED]?.candidates ?? [];
  const frame = { document: '', url: '', candidates: [...candidates, ...before].slice(0, 20) };
  return { ...kept, frames: { ...kept.frames, [PICKED]: frame } };
}

/** Everything on the page, each thing once: the page's own frame first, *found* before *possible* where both are said. */
export function listed(state: TabState | undefined): Candidate[] {
  if (!state) return [];
  const byId = new Map<string, Candidate>();
  const order = Object.keys(state.frames).sort((a, b) => Number(a) - Number(b));
  for (const frame of order) {
    for (const candidate of state.frames[frame]?.candidates ?? []) {
      const before = byId.get(candidate.id);
      if (!before || (before.certainty === 'possible' && candidate.certainty === 'found')) {
        byId.set(candidate.id, candidate);
      }
    }
  }
  const all = [...byId.values()];
  const found = all.filter((candidate) => candidate.certainty === 'found');
  const possible = all.filter((candidate) => candidate.certainty === 'possible');
  return [...found, ...possible].slice(0, MAX_LISTED);
}

/** How many the toolbar says. */
export function countFound(state: TabState | undefined): number {
  if (!state) return 0;
  const { [PICKED]: _picked, ...frames } = state.frames;
  return listed({ ...state, frames }).filter((candidate) => candidate.certainty === 'found').length;
}

/** The jobs of the candidates that are still on the page, and of no others. */
export function withJobs(state: TabState, jobs: Record<string, string>): TabState {
  const present = new Set(listed(state).map((candidate) => candidate.id));
  const kept = Object.entries({ ...state.jobs, ...jobs }).filter(([id]) => present.has(id));
  return { ...state, jobs: Object.fromEntries(kept) };
}
