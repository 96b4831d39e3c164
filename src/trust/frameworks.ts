/** Which skills framework an alignment refers to. What it says of itself is recognised, not confirmed: any badge may name one. */
import type { Alignment } from '../verify/report.ts';

export type FrameworkName =
  | 'esco'
  | 'crcn'
  | 'crcn-edu'
  | 'digcomp'
  | 'digcompedu'
  | 'rome'
  | 'rncp'
  | 'rs'
  /** Référentiel des compétences professionnelles des métiers du professorat et de l'éducation (arrêté of 1 July 2013). */
  | 'teachers';

export interface Framework {
  name: FrameworkName;
  /** `address`: the link leads to the framework's own site. `words`: only the badge's name or code for it says so. */
  by: 'address' | 'words';
  /** The framework's own number or code of what is meant, where it is told. */
  code?: string;
}

/** `undefined`: none that is known here. Where address and words disagree, the address decides. */
export function frameworkOf(alignment: Alignment): Framework | undefined {
  const code = alignment.code?.trim().slice(0, 100);
  const place = placeOf(alignment.url);
  const framework = plain(alignment.framework ?? '');
  const name = plain(alignment.name ?? '');
  for (const rule of RULES) {
    const found = place && rule.address?.(place);
    if (found) return made(rule, 'address', found === true ? code : found);
  }
  for (const rule of RULES) {
    const [own] = rule.ownCode?.exec(`${code ?? ''}`) ?? [];
    if (rule.framework.test(framework) || own) return made(rule, 'words', code);
  }
  // A framework that is named and not known is not guessed at from the skill's own name.
  if (framework) return undefined;
  const rule = RULES.find((one) => one.framework.test(name) && one.inName !== false);
  return rule && made(rule, 'words', code);
}

function made(rule: Rule, by: Framework['by'], code: string | undefined): Framework {
  const shown = code !== undefined && rule.code.test(code) ? code : undefined;
  return { name: rule.name, by, ...(shown === undefined ? {} : { code: shown }) };
}

interface Place {
  host: string;
  path: string;
  query: URLSearchParams;
}

interface Rule {
  name: FrameworkName;
  /** What the framework's own sites look like; a text is the code found in the address. */
  address?: (place: Place) => string | boolean | undefined;
  /** Names it goes by, in lower case and without accents. */
  framework: RegExp;
  /** Codes that no other framework has. */
  ownCode?: RegExp;
  /** What its codes look like; anything else is not shown as one. */
  code: RegExp;
  /** `false`: the word is too common to be looked for in the name of a skill. */
  inName?: false;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The narrower before the wider: DigCompEdu is not DigComp. */
const RULES: readonly Rule[] = [
  {
    name: 'esco',
    address: ({ host, path, query }) => {
      const own = host === 'data.europa.eu' ? path : host === 'esco.ec.europa.eu' ? (query.get('uri') ?? path) : '';
      if (!/\/esco\/|\/esco$|^\/[a-z]{2}\/classification\//i.test(own) && host !== 'esco.ec.europa.eu')
        return undefined;
      const [, last] = /\/esco\/(?:skill|occupation|qualification|isced-f)\/([^/?#]+)/i.exec(own) ?? [];
      return last ?? true;
    },
    framework: /\besco\b|european skills, competences/,
    code: UUID,
  },
  {
    name: 'digcompedu',
    address: ({ host, path }) => isCommission(host) && /digcompedu/i.test(path),
    framework: /\bdigcomp ?edu\b|digital competence of educators/,
    code: /^\d\.\d$/,
  },
  {
    name: 'digcomp',
    address: ({ host, path }) => isCommission(host) && /digcomp(?!edu|org)/i.test(path),
    framework: /\bdigcomp\b(?! ?(?:edu|org)\b)|digital competence framework for citizens/,
    code: /^\d\.\d$/,
  },
  {
    name: 'crcn-edu',
    address: ({ host, path }) => isFrenchSchool(host) && /crcn-?edu\b/i.test(path),
    framework: /\bcrcn[- ]?edu|competences numeriques pour l.education|\bpix ?\+ ?edu/,
    code: /^\d\.\d$/,
  },
  {
    name: 'crcn',
    address: ({ host, path }) =>
      isFrenchSchool(host) && /cadre-de-reference-des-competences-numeriques|\bcrcn\b(?!-?edu)/i.test(path),
    framework: /\bcrcn\b(?![- ]?edu)|cadre de reference des competences numeriques(?! pour l.education)/,
    code: /^\d\.\d$/,
  },
  {
    name: 'rome',
    address: ({ host, path, query }) => {
      if (!/(?:^|\.)(?:francetravail|pole-emploi)\.(?:fr|org|io)$/.test(host)) return undefined;
      const [, code] = /\/([a-n]\d{4})(?:$|[/?#])/i.exec(path) ?? [];
      return code?.toUpperCase() ?? (/rome|metierscope/i.test(path) ? (query.get('codeRome') ?? true) : undefined);
    },
    framework:
      /^(?:code |fiche |referentiel )?rome(?: ?[v(]?\d(?:\.\d)?\)?)?$|repertoire operationnel des metiers|\brome 4/,
    // A to N and four digits (K2107). Course numbers look the same, so a bare one is not recognised.
    code: /^[A-N]\d{4}$/,
    inName: false,
  },
  {
    name: 'rncp',
    address: (place) => certification(place, 'rncp'),
    framework: /\brncp ?\d*\b|repertoire national des certifications professionnelles/,
    ownCode: /^RNCP ?\d{3,6}$/i,
    code: /^(?:RNCP ?)?\d{3,6}$/i,
  },
  {
    name: 'rs',
    address: (place) => certification(place, 'rs'),
    framework: /^rs ?\d{1,6}$|repertoire specifique/,
    code: /^(?:RS ?)?\d{1,6}$/i,
    inName: false,
  },
  {
    name: 'teachers',
    address: ({ host, path }) => isFrenchSchool(host) && /referentiel-des?-competences\S*professorat/i.test(path),
    framework:
      /(?:referentiel|competences)\b.*\b(?:professorat|enseignants?\b|metiers? (?:de l.)?(?:enseignement|enseignant)|professeurs)|referentiel metier enseignant/,
    // "P1 … P5" for teachers, "D" for documentalists, "C" for CPE, "CC" for all; many write the number alone.
    code: /^(?:CC|C|P|D)? ?(?:1[0-4]|[1-9])$/i,
    inName: false,
  },
];

function isCommission(host: string): boolean {
  return /(?:^|\.)(?:ec|publications|europass|learning-corner\.learning\.ec|digital-skills-jobs)\.europa\.eu$/.test(
    host,
  );
}

/** The ministry, its académies and Pix. */
function isFrenchSchool(host: string): boolean {
  return /(?:^|\.)(?:education\.fr|education\.gouv\.fr|ac-[a-z]+(?:-[a-z]+)*\.fr|pix\.fr)$/.test(host);
}

/** `https://www.francecompetences.fr/recherche/rncp/38616/`, and `…/rs/5453/`. */
function certification({ host, path }: Place, kind: 'rncp' | 'rs'): string | undefined {
  if (!/(?:^|\.)francecompetences\.fr$/.test(host)) return undefined;
  const [, list, number] = /\/recherche\/(rncp|rs)\/(\d{1,6})(?:\/|$)/i.exec(path) ?? [];
  return list?.toLowerCase() === kind ? number : undefined;
}

function placeOf(url: string | undefined): Place | undefined {
  const parsed = url === undefined ? null : URL.parse(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return undefined;
  return { host: parsed.hostname, path: parsed.pathname.slice(0, 500), query: parsed.searchParams };
}

/** Names without case, accents and the many dashes and apostrophes. */
function plain(text: string): string {
  return text
    .slice(0, 300)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[‐-―]/g, '-')
    .replace(/[_\s]+/g, ' ')
    .toLowerCase()
    .trim();
}
