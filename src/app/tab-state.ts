/** What is known of one tab: pure transitions. Kept in session storage, one record per tab, per frame, per document. */

import type { PageSays } from '../detect/asked/types.ts';
import type { Candidate } from '../detect/candidate.ts';
import { type PageFacts, withSaid } from '../trust/page-facts.ts';

export interface FrameState {
  /** The browser's id of the document; answers for a document that has gone are dropped by it. */
  document: string;
  url: string;
  candidates: Candidate[];
  /** What was noticed only because the person asked: pictures that stand there as backgrounds. */
  asked?: Candidate[];
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
  /** What it said when the person asked, and where and under which title it was then. */
  said?: { url: string; title: string; says: PageSays };
}

/** What one frame answered when the person asked. */
export interface FrameAnswer {
  frame: number;
  document: string;
  url: string;
  candidates: Candidate[];
  says?: PageSays | undefined;
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
  const before = frames[key];
  if (!before && report.frame !== 0 && Object.keys(frames).length >= MAX_FRAMES) return kept;
  const asked = before?.document === report.document ? before.asked : undefined;
  if (report.frame !== 0 && report.candidates.length === 0 && !asked) delete frames[key];
  else {
    const { document, url, candidates } = report;
    frames[key] = { document, url, candidates, ...(asked ? { asked } : {}) };
  }
  const { page: known, ...rest } = kept;
  const page = report.frame === 0 ? report.page : known;
  return { ...rest, frames, ...(page ? { page } : {}) };
}

/** The frames have answered what the person asked. Those of a document that has gone are dropped. */
export function answered(state: TabState | undefined, answers: readonly FrameAnswer[]): TabState | undefined {
  if (!state) return state;
  const frames = { ...state.frames };
  let { said } = state;
  for (const { frame, document, url, candidates, says } of answers) {
    const key = String(frame);
    const known = frames[key];
    if (known ? known.document !== document : frame === 0 || Object.keys(frames).length >= MAX_FRAMES) continue;
    if (frame === 0 && says && state.page) said = { url, title: steady(state.page.title), says };
    const { asked: _before, ...rest } = known ?? { document, url: url.slice(0, 2_048), candidates: [] };
    if (candidates.length > 0) frames[key] = { ...rest, asked: candidates };
    else if (known) frames[key] = rest;
  }
  return { ...state, frames, ...(said ? { said } : {}) };
}

/** Titles count unread messages in front: "(3) Camille Moreau". */
const steady = (title = '') => title.replace(/^\(\d+\+?\)\s*/, '');

/**
 * Whose the page is, as far as it says: what it said when asked is left out once an application has turned it into another
 * page without loading one.
 */
export function pageOf(state: TabState | undefined): PageFacts | undefined {
  const { page, said } = state ?? {};
  const isSame = page && said?.url.slice(0, page.url.length) === page.url && said.title === steady(page.title);
  return page && isSame ? withSaid(page, said.says) : page;
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
    const { candidates = [], asked = [] } = state.frames[frame] ?? {};
    for (const candidate of [...candidates, ...asked]) {
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

/** Where a candidate stands: a frame, and the candidate's id in it. */
export interface Stand {
  frame: number;
  id: string;
}

/** The frames that each candidate stands in, the page's own first. What the person pointed at stands in none. */
export function standsOf(state: TabState | undefined): Map<string, Stand[]> {
  const stands = new Map<string, Stand[]>();
  for (const [key, { candidates, asked = [] }] of Object.entries(state?.frames ?? {})) {
    const frame = Number(key);
    if (key === PICKED) continue;
    for (const id of new Set([...candidates, ...asked].map((one) => one.id))) {
      stands.set(
        id,
        [...(stands.get(id) ?? []), { frame, id }].sort((a, b) => a.frame - b.frame),
      );
    }
  }
  return stands;
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
